import type { Counter, Offer, OfferStatus, Ticket } from '../ticket.ts';
import { type Changes, decidedBy, nothing } from './change.ts';

export const markAll = (
  offers: readonly Offer[],
  from: OfferStatus,
  to: OfferStatus,
): readonly Offer[] =>
  offers.map((offer) => (offer.status === from ? { ...offer, status: to } : offer));

/** The offers of a case that ends, or is judged anew, are no longer open. */
export const expire = ({ offers, counters }: Pick<Ticket, 'offers' | 'counters'>) => ({
  offers: markAll(offers, 'open', 'expired'),
  ...closed(counters, 'expired'),
});

/** The buyer's own proposal falls with the talk it was made in. */
const closed = (
  counters: Ticket['counters'],
  to: OfferStatus,
): { readonly counters?: readonly Counter[] } =>
  counters
    ? { counters: counters.map((one) => (one.status === 'open' ? { ...one, status: to } : one)) }
    : {};

/**
 * A party's new offers take the place of its own. What the rules owe without asking stays beside a
 * merchant's; where the merchant has yet to agree, choosing it asks them once more.
 */
function besides({ offers, state }: Ticket, replaces: Offer['by'] | undefined): Offer[] {
  return offers.map((offer) => {
    if (offer.status !== 'open') return offer;
    if (replaces === undefined || offer.by === replaces) return { ...offer, status: 'superseded' };
    const asks = state === 'merchant_review' && offer.id === offer.group;
    if (!asks || offer.terms.agreedBy) return offer;
    return { ...offer, terms: { ...offer.terms, agreedBy: 'merchant' } };
  });
}

export const OFFER_CHANGES: Changes<
  | 'offer_made'
  | 'offer_declined'
  | 'offer_countered'
  | 'counter_passed_on'
  | 'counter_answered'
  | 'offer_accepted'
  | 'offer_expired'
  | 'consent_given'
  | 'merchant_asked'
  | 'merchant_agreed'
  | 'merchant_rejected'
  | 'granted'
> = {
  offer_made: (ticket, { offers, round, uplifted, replaces, actor }) => ({
    ...decidedBy(actor),
    offers: [...besides(ticket, replaces), ...offers],
    round,
    uplifted: ticket.uplifted || uplifted,
  }),
  offer_accepted: (ticket, { offerId, consentId, liability }) => {
    const offers = markAll(ticket.offers, 'open', 'superseded').map((offer) =>
      offer.id === offerId ? { ...offer, status: 'accepted' as const } : offer,
    );
    const terms = offers.find((offer) => offer.id === offerId)?.terms;
    return {
      offers,
      ...closed(ticket.counters, 'superseded'),
      consent: { offerId, consentId },
      ...(terms && { granted: { terms, liability, consentId } }),
    };
  },
  consent_given: (_, { offerId, consentId }) => ({ consent: { offerId, consentId } }),
  granted: (ticket, { granted, actor }) => ({
    granted,
    ...expire(ticket),
    ...decidedBy(actor),
  }),
  offer_expired: expire,
  merchant_rejected: (ticket) => {
    const asked = ticket.offers.find(({ id }) => id === ticket.consent?.offerId);
    const only = asked?.terms.agreedBy !== undefined;
    return {
      merchantAnswer: 'rejected',
      // What was offered beside it without asking is no matter of the merchant's.
      offers: only
        ? ticket.offers.map((one) => (one === asked ? { ...one, status: 'declined' } : one))
        : markAll(ticket.offers, 'open', 'declined'),
      consent: undefined,
    };
  },
  // A no closes nothing: the last offer stays open until a deadline or a better one (DT-12).
  offer_declined: nothing,
  offer_countered: ({ counters = [] }, { counter }) =>
    counter ? { counters: [...(closed(counters, 'superseded').counters ?? []), counter] } : {},
  counter_passed_on: ({ counters = [] }, { counterId }) => ({
    counters: counters.map((one) => (one.id === counterId ? { ...one, passedOn: true } : one)),
  }),
  counter_answered: ({ counters = [] }, { counterId, answer }) => ({
    counters: counters.map((one) => (one.id === counterId ? { ...one, status: answer } : one)),
  }),
  merchant_asked: nothing,
  // Silence counts as a yes (T-05), but it is no answer.
  merchant_agreed: (_, { actor }) =>
    actor.kind === 'merchant' ? { merchantAnswer: 'agreed' } : {},
};
