import type { EventOf, WireEvent } from '../../../shared/wire.ts';
import { MAX_EVIDENCE_PER_MESSAGE } from '../../session/limits.ts';
import { checklistNow, forCase } from '../../state/cards.ts';
import { takenFor, type Upload } from '../../state/uploads.ts';
import { useChat } from '../context.ts';
import { Icon } from '../Icon.tsx';
import { EvidenceSlot } from './EvidenceSlot.tsx';

/** The photos this claim needs: a place to shoot each, and one button to hand them in. */
export function EvidenceCard({ event }: { event: EventOf<'evidence_request'> }) {
  const { t, state, open } = useChat();
  const slots = checklistNow(event, state.log.events);
  const needed = slots.filter((slot) => slot.required);
  const passed = needed.filter((slot) => slot.state === 'ok').length;
  const { ticketId } = forCase(event);
  const keys = slots.map((slot) => slot.key);
  const taken = takenFor(state.uploads, ticketId).filter(
    (upload) => upload.key && keys.includes(upload.key),
  );
  // What was found clear counts before it is handed in: the list under it says so already.
  const clear = needed.filter(
    (slot) =>
      slot.state === 'ok' ||
      taken.some((upload) => upload.key === slot.key && upload.answer?.quality.ok),
  ).length;
  if (open.evidence !== event.seq)
    return <FoldedCard text={event.text} isComplete={passed === needed.length} />;
  return (
    <>
      <p class="bubble">{event.text}</p>
      <section class="card evidence" aria-label={t.evidence.title}>
        <header class="card-head">
          <Icon name="camera" />
          <h2>{t.evidence.title}</h2>
          <span class="count">{t.evidence.progress(clear, needed.length)}</span>
        </header>
        <ul class="slots">
          {slots.map((slot) => (
            <EvidenceSlot
              key={slot.key}
              slot={slot}
              ticketId={ticketId}
              upload={taken.find((upload) => upload.key === slot.key)}
            />
          ))}
        </ul>
        <HandIn event={event} taken={taken} />
      </section>
    </>
  );
}

function FoldedCard({ text, isComplete }: { text: string; isComplete: boolean }) {
  const { t } = useChat();
  return (
    <>
      <p class="bubble">{text}</p>
      <p class="folded">
        <Icon name="camera" size={16} />
        {isComplete ? t.evidence.closed : t.evidence.superseded}
      </p>
    </>
  );
}

/** Hands in what is uploaded, also a photo that was found wanting: the buyer may have no better. */
function HandIn({ event, taken }: { event: WireEvent; taken: readonly Upload[] }) {
  const { t, session } = useChat();
  const ready = taken.filter((upload) => upload.answer).slice(0, MAX_EVIDENCE_PER_MESSAGE);
  const busy = taken.some((upload) => upload.status === 'uploading');
  const anyBad = ready.some((upload) => !upload.answer?.quality.ok);
  const submit = (): void => {
    const evidenceIds = ready.flatMap((upload) => upload.answer?.evidenceId ?? []);
    session.say({ evidenceIds, ...forCase(event) }, '');
    session.evidence.remove(ready.map((upload) => upload.id));
  };
  return (
    <footer class="card-foot">
      {anyBad && !busy && <p class="hint warn">{t.evidence.submitAnyway}</p>}
      <button
        type="button"
        class="button solid wide-button"
        disabled={busy || ready.length === 0}
        onClick={submit}
      >
        {t.evidence.submit(ready.length)}
      </button>
      <p class="hint privacy">
        <Icon name="shield" size={14} />
        {t.evidence.privacy}
      </p>
    </footer>
  );
}
