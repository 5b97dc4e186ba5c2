import type { EventOf, WireEvent } from '../../../shared/wire.ts';
import { capital } from '../../../shared/words.ts';
import { latest } from '../../state/cards.ts';
import { useChat } from '../context.ts';
import { Photo } from '../Photo.tsx';

/** What the buyer said and sent, each photo with what was found of it. */
export function BuyerText({ event }: { event: EventOf<'text'> }) {
  const { state } = useChat();
  const checklist = latest(state.log.events, 'evidence_request')?.checklist ?? [];
  const labelOf = (key: string | undefined): string | undefined =>
    checklist.find((item) => item.key === key)?.label;
  const files = event.evidence ?? [];
  const words = spoken(event, state.log.events);
  return (
    <>
      {files.length > 0 && (
        <div class="photos">
          {files.map((file) => {
            const caption = labelOf(file.key);
            return (
              <Photo
                key={file.evidenceId}
                evidenceId={file.evidenceId}
                {...(caption && { caption })}
                verdict={file}
              />
            );
          })}
        </div>
      )}
      {words && <p class="bubble">{words}</p>}
    </>
  );
}

/** A tapped answer travels as its value; here it reads as what stood on the button. */
function spoken(event: EventOf<'text'>, events: readonly WireEvent[]): string {
  const asked = events.findLast(
    (one): one is EventOf<'ask'> => one.type === 'ask' && one.seq < event.seq,
  );
  const values = event.text.split(',');
  const labels = (asked?.options ?? []).filter((one) => values.includes(one.value));
  return labels.length === values.length
    ? capital(labels.map((one) => one.label).join('、'))
    : event.text;
}
