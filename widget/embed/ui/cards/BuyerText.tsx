import type { EventOf } from '../../../shared/wire.ts';
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
      {event.text && <p class="bubble">{event.text}</p>}
    </>
  );
}
