import type { Offer, OfferStatus, Refund, Ticket, TicketEvent } from './ticket.ts';

/** The ticket after one more event. Folding all of a ticket's events gives the ticket. */
export function evolve(ticket: Ticket | undefined, event: TicketEvent): Ticket {
  if (event.type === 'ticket_submitted')
    return stamp(
      {
        ...event.opened,
        path: [],
        version: 0,
        state: event.to,
        holder: event.holder,
        updatedAt: event.at,
      },
      event,
    );
  if (!ticket) throw new Error(`${event.type} before ticket_submitted`);
  return stamp({ ...ticket, ...changes(ticket, event) }, event);
}

/** What every event changes alike. */
const stamp = (ticket: Ticket, event: TicketEvent): Ticket => ({
  ...ticket,
  version: ticket.version + 1,
  state: event.to,
  holder: event.holder,
  deadline: event.deadline,
  path:
    ticket.path.at(-1)?.state === event.to
      ? ticket.path
      : [...ticket.path, { state: event.to, at: event.at }],
  updatedAt: event.at,
});

function changes(
  ticket: Ticket,
  event: Exclude<TicketEvent, { type: 'ticket_submitted' }>,
): Partial<Ticket> {
  switch (event.type) {
    case 'claim_revised':
      return { claim: event.claim };
    case 'evidence_requested':
      return { evidenceAsks: ticket.evidenceAsks + 1 };
    case 'evidence_added':
      return { evidence: [...ticket.evidence, ...event.evidence] };
    case 'verdict_reached':
      return { verdict: event.verdict };
    case 'offer_made':
      return {
        offers: [...markAll(ticket.offers, 'open', 'superseded'), ...event.offers],
        round: event.round,
        uplifted: ticket.uplifted || event.uplifted,
      };
    case 'offer_accepted':
      return {
        offers: accepted(ticket.offers, event.offerId),
        consent: { offerId: event.offerId, consentId: event.consentId },
      };
    case 'consent_given':
      return { consent: { offerId: event.offerId, consentId: event.consentId } };
    case 'offer_expired':
    case 'ticket_timed_out':
    case 'ticket_withdrawn':
    case 'ticket_rejected':
      return { offers: markAll(ticket.offers, 'open', 'expired') };
    case 'merchant_rejected':
      return { offers: markAll(ticket.offers, 'open', 'declined'), consent: undefined };
    case 'referred':
      return { referral: { group: event.group, reasons: event.reasons } };
    case 'refund_requested':
      return { refunds: [...ticket.refunds, event.refund], money: 'refund_requested' };
    case 'refund_resumed':
      return {
        refunds: withStatus(ticket.refunds, event.refundId, 'requested'),
        money: 'refund_requested',
      };
    case 'refund_succeeded':
      return {
        refunds: withStatus(ticket.refunds, event.refundId, 'succeeded'),
        money: 'refunded',
      };
    case 'refund_failed':
      return { refunds: withStatus(ticket.refunds, event.refundId, 'failed'), money: 'failed' };
    case 'coupon_issued':
      return {
        coupons: [
          ...ticket.coupons,
          { id: event.couponId, faceCents: event.faceCents, expiresAt: event.expiresAt },
        ],
      };
    case 'points_granted':
      return { points: [...ticket.points, { id: event.pointsId, points: event.points }] };
    case 'settlement_posted':
      return { settlement: 'posted' };
    // A no closes nothing: the last offer stays open until a deadline or a better one (DT-12).
    case 'offer_declined':
    case 'offer_countered':
    case 'merchant_asked':
    case 'merchant_agreed':
    case 'escalated_to_lead':
    case 'ticket_completed':
      return {};
  }
}

const markAll = (offers: readonly Offer[], from: OfferStatus, to: OfferStatus): Offer[] =>
  offers.map((offer) => (offer.status === from ? { ...offer, status: to } : offer));

const accepted = (offers: readonly Offer[], id: string): Offer[] =>
  markAll(offers, 'open', 'superseded').map((o) =>
    o.id === id ? { ...o, status: 'accepted' } : o,
  );

const withStatus = (refunds: readonly Refund[], id: string, status: Refund['status']): Refund[] =>
  refunds.map((refund) => (refund.id === id ? { ...refund, status } : refund));
