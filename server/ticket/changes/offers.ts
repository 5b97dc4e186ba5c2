import type { Offer, OfferStatus } from '../ticket.ts';
import { type Changes, decidedBy, nothing } from './change.ts';

export const markAll = (
  offers: readonly Offer[],
  from: OfferStatus,
  to: OfferStatus,
): readonly Offer[] =>
  offers.map((offer) => (offer.status === from ? { ...offer, status: to } : offer));

/** The offers of a case that ends, or is judged anew, are no longer open. */
export const expire = ({ offers }: { readonly offers: readonly Offer[] }) => ({
  offers: markAll(offers, 'open', 'expired'),
});

export const OFFER_CHANGES: Changes<
  | 'offer_made'
  | 'offer_declined'
  | 'offer_countered'
  | 'offer_accepted'
  | 'offer_expired'
  | 'consent_given'
  | 'merchant_asked'
  | 'merchant_agreed'
  | 'merchant_rejected'
  | 'granted'
> = {
  offer_made: (ticket, { offers, round, uplifted, actor }) => ({
    ...decidedBy(actor),
    offers: [...markAll(ticket.offers, 'open', 'superseded'), ...offers],
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
      // What was offered beside it without asking is no matter of the merchant's.
      offers: only
        ? ticket.offers.map((one) => (one === asked ? { ...one, status: 'declined' } : one))
        : markAll(ticket.offers, 'open', 'declined'),
      consent: undefined,
    };
  },
  // A no closes nothing: the last offer stays open until a deadline or a better one (DT-12).
  offer_declined: nothing,
  offer_countered: nothing,
  merchant_asked: nothing,
  merchant_agreed: nothing,
};
