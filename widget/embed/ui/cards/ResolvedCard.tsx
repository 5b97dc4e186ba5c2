import { formatMoney } from '../../../shared/money.ts';
import type { EventOf } from '../../../shared/wire.ts';
import { capital } from '../../../shared/words.ts';
import { useChat } from '../context.ts';
import { Icon } from '../Icon.tsx';
import { gainOf } from './terms.ts';

/** The end: what was decided, how much, and where it goes. */
export function ResolvedCard({ event }: { event: EventOf<'resolved'> }) {
  const { t, locale } = useChat();
  const { amountCents, ...beside } = event;
  const words = { t, locale, currency: event.currency };
  const extra = event.remedy
    ? gainOf({ ...beside, remedy: event.remedy, amountCents: undefined }, words)
    : '';
  const heading = `resolved-${event.seq}`;
  return (
    <section class="card resolved" aria-labelledby={heading}>
      <span class="resolved-mark">
        <Icon name="check" size={26} />
      </span>
      <h2 id={heading}>{t.resolved.title}</h2>
      {amountCents !== undefined && amountCents > 0 && (
        <p class="resolved-amount">{formatMoney(amountCents, event.currency, locale)}</p>
      )}
      {event.remedy && <p class="faint">{t.remedies[event.remedy]}</p>}
      {extra && <p>{extra}</p>}
      <p class="resolved-text">{event.text}</p>
      {event.destination && (
        <dl class="facts">
          <div>
            <dt>{t.resolved.to}</dt>
            <dd>{capital(event.destination)}</dd>
          </div>
        </dl>
      )}
    </section>
  );
}
