import { useState } from 'preact/hooks';
import type { EventOf } from '../../../shared/wire.ts';
import { caseOf, isOpenCard, latest, stateOf } from '../../state/cards.ts';
import { useChat } from '../context.ts';
import { Icon } from '../Icon.tsx';
import { OfferAlternatives } from './OfferAlternatives.tsx';
import { OfferCounter } from './OfferCounter.tsx';
import { Headline, Proposals } from './OfferTerms.tsx';
import { answerOffer, gainOf, remedyName } from './terms.ts';

type OfferEvent = EventOf<'offer'>;

/** An offer on the table: what, how much, why, and every answer to it in one place. */
export function OfferCard({ event }: { event: OfferEvent }) {
  const { t, open, session, locale, outbox } = useChat();
  const busy = outbox.some((item) => item.saying.offer && item.status !== 'failed');
  if (!isOpenCard(open, event.seq)) return <ClosedOffer event={event} />;
  const gain = gainOf(event, { t, locale, currency: event.currency });
  const accept = (): void =>
    answerOffer(
      session,
      { offerId: event.offerId, verb: 'accept' },
      t.offer.echoAccept(gain || remedyName(event, t)),
    );
  return (
    <section class="card offer" aria-label={t.offer.by[event.by]}>
      <Headline event={event} />
      <Proposals event={event} />
      <Why lines={event.why} />
      <button type="button" class="button solid wide-button" disabled={busy} onClick={accept}>
        {t.offer.accept}
      </button>
      <OfferAlternatives event={event} busy={busy} />
      <OtherAnswers event={event} busy={busy} />
    </section>
  );
}

function Why({ lines }: { lines: readonly string[] }) {
  const { t } = useChat();
  if (lines.length === 0) return null;
  return (
    <details class="why">
      <summary>
        <Icon name="down" size={16} />
        {t.offer.why}
      </summary>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}

/** An amount of the buyer's own, while rounds are left; or none of all this. */
function OtherAnswers({ event, busy }: { event: OfferEvent; busy: boolean }) {
  const { t, session, state } = useChat();
  const [countering, setCountering] = useState(false);
  if (countering) return <OfferCounter event={event} close={() => setCountering(false)} />;
  // What an inspection takes off is not bargained over: the platform looks again.
  const disputed = stateOf(state.log.events, event.ticketId) === 'inspect_dispute';
  const words = disputed ? t.offer.contest : t.offer.echoDecline;
  const decline = (): void =>
    answerOffer(session, { offerId: event.offerId, verb: 'decline' }, words);
  return (
    <div class="offer-else">
      {event.roundsLeft > 0 && !disputed && (
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
        {disputed ? t.offer.contest : t.offer.decline}
      </button>
    </div>
  );
}

/** One that waits for its consignor stays legible; any other past offer is a line. */
function ClosedOffer({ event }: { event: OfferEvent }) {
  const { t, locale, state } = useChat();
  const { events } = state.log;
  const own = events.filter((one) => caseOf(one) === event.ticketId);
  const isNewest = latest(own, 'offer')?.seq === event.seq;
  if (isNewest && stateOf(events, event.ticketId) === 'merchant_review')
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
