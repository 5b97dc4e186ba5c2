import type { EventOf } from '../../../shared/wire.ts';
import { capital } from '../../../shared/words.ts';
import { forCase, isOpenCard } from '../../state/cards.ts';
import { useChat } from '../context.ts';
import { Icon } from '../Icon.tsx';

/** The last look before money or goods move: nothing happens without this digest. */
export function ConfirmCard({ event }: { event: EventOf<'confirm'> }) {
  const { t, open, session, outbox } = useChat();
  const isOpen = isOpenCard(open, event.seq);
  const sending = outbox.some(
    (item) => item.saying.confirm?.askId === event.askId && item.status !== 'failed',
  );
  const { askId, digest } = event;
  const heading = `confirm-${event.seq}`;
  return (
    <>
      <p class="bubble">{event.text}</p>
      <section class={isOpen ? 'card confirm' : 'card confirm past'} aria-labelledby={heading}>
        <header class="card-head">
          <Icon name="shield" />
          <h2 id={heading}>{isOpen ? t.confirm.title : t.confirm.done}</h2>
        </header>
        <dl class="facts">
          {event.summary.map((line) => (
            <div key={line.label}>
              <dt>{capital(line.label)}</dt>
              <dd>{capital(line.value)}</dd>
            </div>
          ))}
        </dl>
        {isOpen && (
          <footer class="card-foot">
            <div class="confirm-row">
              <button
                type="button"
                class="button"
                disabled={sending}
                onClick={() =>
                  session.say({ text: t.confirm.echoBack, ...forCase(event) }, t.confirm.echoBack)
                }
              >
                {t.confirm.back}
              </button>
              <button
                type="button"
                class="button solid"
                disabled={sending}
                onClick={() =>
                  session.say(
                    { confirm: { askId, digest }, text: t.confirm.echoYes },
                    t.confirm.echoYes,
                  )
                }
              >
                {sending ? t.confirm.sending : t.confirm.yes}
              </button>
            </div>
            <p class="hint">{t.confirm.once}</p>
          </footer>
        )}
      </section>
    </>
  );
}
