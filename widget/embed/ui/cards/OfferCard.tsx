import { useState } from 'preact/hooks';
import { formatBps, formatMoney, moneyParts } from '../../../shared/money.ts';
import { spanLabel } from '../../../shared/time.ts';
import type { EventOf } from '../../../shared/wire.ts';
import { latest } from '../../state/cards.ts';
import { useChat, useNow } from '../context.ts';
import { Icon } from '../Icon.tsx';
import { OfferAlternatives } from './OfferAlternatives.tsx';
import { OfferCounter } from './OfferCounter.tsx';
import { answerOffer, gainOf } from './terms.ts';

type OfferEvent = EventOf<'offer'>;

/** An offer on the table: what, how much, why, and every answer to it in one place. */
export function OfferCard({ event }: { event: OfferEvent }) {
  const { t, open, session, locale, outbox } = useChat();
  const [countering, setCountering] = useState(false);
  const words = { t, locale, currency: event.currency };
  const busy = outbox.some((item) => item.saying.offer && item.status !== 'failed');
  if (open.offer !== event.seq) return <ClosedOffer event={event} />;
  const accept = (): void =>
    answerOffer(
      session,
      { offerId: event.offerId, verb: 'accept' },
      t.offer.echoAccept(gainOf(event, words) || t.remedies[event.remedy]),
    );
  const decline = (): void =>
    answerOffer(session, { offerId: event.offerId, verb: 'decline' }, t.offer.echoDecline);
  return (
    <section class="card offer" aria-label={t.offer.by[event.by]}>
      <Headline event={event} />
      <Proposals event={event} />
      {event.why.length > 0 && (
        <details class="why">
          <summary>
            <Icon name="down" size={16} />
            {t.offer.why}
          </summary>
          <ul>
            {event.why.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
      <button type="button" class="button solid wide-button" disabled={busy} onClick={accept}>
        {t.offer.accept}
      </button>
      <OfferAlternatives event={event} busy={busy} />
      {countering ? (
        <OfferCounter event={event} close={() => setCountering(false)} />
      ) : (
        <div class="offer-else">
          {event.roundsLeft > 0 && (
            <button
              type="button"
              class="button quiet"
              disabled={busy}
              onClick={() => setCountering(true)}
            >
              {t.offer.counter}
            </button>
          )}
          <button type="button" class="button quiet" disabled={busy} onClick={decline}>
            {t.offer.decline}
          </button>
        </div>
      )}
    </section>
  );
}

function Headline({ event }: { event: OfferEvent }) {
  const { t, locale } = useChat();
  const now = useNow();
  const left = Date.parse(event.expiresAt) - now;
  const { symbol, whole, rest } = moneyParts(event.amountCents ?? 0, event.currency, locale);
  const words = { t, locale, currency: event.currency };
  const { amountCents, ...beside } = event;
  const extra = gainOf({ ...beside, amountCents: undefined }, words);
  return (
    <header class="offer-head">
      <p class="offer-by">
        <span>{t.offer.by[event.by]}</span>
        <span class="faint">
          {event.round > 1 && `${t.offer.round(event.round)} · `}
          {t.offer.roundsLeft(event.roundsLeft)}
        </span>
      </p>
      {amountCents !== undefined && (
        <p class="amount">
          <span>{symbol}</span>
          {whole}
          <small>{rest}</small>
          {event.percentBps !== undefined && <em>{t.offer.ofPaid(formatBps(event.percentBps))}</em>}
        </p>
      )}
      <h2>{t.remedies[event.remedy]}</h2>
      {extra && <p>{extra}</p>}
      <p class="expiry">
        <Icon name="clock" size={14} />
        {left > 0 ? t.offer.expires(spanLabel(left, locale)) : t.offer.expired}
      </p>
    </header>
  );
}

/** Each side's own wish, where more than one has been told. */
function Proposals({ event }: { event: OfferEvent }) {
  const { t, locale } = useChat();
  const sides = (['buyer', 'merchant', 'platform'] as const).flatMap((side) => {
    const proposal = event.proposals[side];
    const amount = proposal?.amountCents;
    return amount !== undefined ? [{ side, amount, share: proposal?.percentBps }] : [];
  });
  if (sides.length < 2) return null;
  return (
    <dl class="proposals" aria-label={t.offer.proposals}>
      {sides.map(({ side, amount, share }) => (
        <div key={side}>
          <dt>{t.offer.parties[side]}</dt>
          <dd>
            {formatMoney(amount, event.currency, locale)}
            {share !== undefined && <small>{formatBps(share)}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** One that waits for its consignor stays legible; any other past offer is a line. */
function ClosedOffer({ event }: { event: OfferEvent }) {
  const { t, locale, state } = useChat();
  const { events } = state.log;
  const isNewest = latest(events, 'offer')?.seq === event.seq;
  if (isNewest && latest(events, 'ticket')?.state === 'merchant_review')
    return (
      <section class="card offer" aria-label={t.offer.by[event.by]}>
        <Headline event={event} />
        <p class="hint">{t.offer.awaitsMerchant}</p>
      </section>
    );
  const gain = gainOf(event, { t, locale, currency: event.currency });
  return (
    <p class="folded">
      <Icon name="refund" size={16} />
      {`${t.offer.by[event.by]} ${gain} · ${isNewest ? t.offer.closed : t.offer.superseded}`}
    </p>
  );
}
