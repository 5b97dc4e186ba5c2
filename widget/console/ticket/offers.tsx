import type { TicketView } from '../../../server/contract/tickets.ts';
import { formatBps } from '../../shared/money.ts';
import { type OfferCard, readOffers, shownStatus } from '../case/offers.ts';
import { remedyName, termsDetails } from '../case/terms.ts';
import { formatCents } from '../format/money.ts';
import { formatInstant } from '../format/time.ts';
import { OFFER_STATUSES } from '../words/case-labels.ts';
import { HOLDERS } from '../words/labels.ts';
import { useLanguage } from '../words/language.tsx';
import { Section } from './section.tsx';

interface Props {
  readonly ticket: TicketView;
  readonly now: number;
}

/** Everything put to the buyer, with what became of it. */
export function Offers({ ticket, now }: Props) {
  const { t } = useLanguage();
  const offers = readOffers(ticket);
  return (
    <Section name="offers">
      {offers.length === 0 && <p className="muted">{t('offers.none')}</p>}
      <ul className="offers">
        {offers.map((offer) => (
          <li key={offer.id} className={`offer offer-${shownStatus(offer, ticket)}`}>
            <OfferLine
              offer={offer}
              status={shownStatus(offer, ticket)}
              currency={ticket.currency}
              now={now}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface LineProps {
  readonly offer: OfferCard;
  readonly status: string;
  readonly currency: string;
  readonly now: number;
}

function OfferLine({ offer, status, currency, now }: LineProps) {
  const { t, label, locale } = useLanguage();
  const small = [
    t('offers.by', { party: label(HOLDERS, offer.by) }),
    offer.round !== undefined && t('offers.round', { n: offer.round }),
    offer.madeAt && formatInstant(offer.madeAt, now, locale),
  ].filter(Boolean);
  return (
    <>
      <span>
        <b>{remedyName(offer.terms, { locale, currency })}</b>
        <small className="muted">{small.join(' · ')}</small>
        {termsDetails(offer.terms, { locale, currency }).map((line) => (
          <small className="muted" key={line}>
            {line}
          </small>
        ))}
      </span>
      <span className="offer-worth">
        <Worth offer={offer} currency={currency} />
        {status && <span className={`chip chip-${status}`}>{label(OFFER_STATUSES, status)}</span>}
      </span>
    </>
  );
}

function Worth({ offer, currency }: Pick<LineProps, 'offer' | 'currency'>) {
  const { t } = useLanguage();
  const { amountCents, percentBps, couponCents, couponDays, points } = offer;
  return (
    <>
      {amountCents !== undefined && amountCents > 0 && (
        <b className="amount">{formatCents(amountCents, currency)}</b>
      )}
      {percentBps !== undefined && (
        <small className="muted">{t('offers.share', { share: formatBps(percentBps) })}</small>
      )}
      {couponCents !== undefined && (
        <b>{t('offers.coupon', { amount: formatCents(couponCents, currency) })}</b>
      )}
      {couponDays !== undefined && (
        <small className="muted">{t('offers.couponDays', { n: couponDays })}</small>
      )}
      {points !== undefined && <b>{t('offers.points', { n: points })}</b>}
    </>
  );
}
