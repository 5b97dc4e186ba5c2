import type { Outgoing } from '../state/outgoing.ts';
import { useChat } from './context.ts';
import { Icon } from './Icon.tsx';
import { Photo } from './Photo.tsx';

/** The buyer's words before the log bears them: how far they have come, and what to do if stuck. */
export function OutgoingRow({ item }: { item: Outgoing }) {
  const { t, state, session } = useChat();
  const failed = item.status === 'failed';
  const offline = item.status === 'waiting' && state.link !== 'online' && state.link !== 'http';
  const status = offline ? t.outgoing.waitingOffline : t.outgoing[item.status];
  return (
    <div class={`line from-buyer ends ${item.status}`}>
      <Photos ids={item.saying.evidenceIds ?? []} />
      {item.echo && <p class="bubble">{item.echo}</p>}
      <p class="meta">
        <Icon name={failed ? 'alert' : item.status === 'sent' ? 'check' : 'clock'} size={13} />
        <span>{failed && item.error ? item.error : status}</span>
        {failed && (
          <>
            <button type="button" class="link" onClick={() => session.retry(item.clientId)}>
              {t.outgoing.retry}
            </button>
            <button type="button" class="link" onClick={() => session.discard(item.clientId)}>
              {t.outgoing.discard}
            </button>
          </>
        )}
      </p>
    </div>
  );
}

const Photos = ({ ids }: { ids: readonly string[] }) =>
  ids.length > 0 ? (
    <div class="photos">
      {ids.map((id) => (
        <Photo key={id} evidenceId={id} />
      ))}
    </div>
  ) : null;
