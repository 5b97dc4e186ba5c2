import type { TicketState } from '../terms/state.ts';
import type { Command } from './commands.ts';
import type { Refusal, Step } from './step.ts';
import type { Offer, Ticket } from './ticket.ts';

export const verdictSteps = ({
  verdict,
  offers,
}: Extract<Command, { type: 'reach_verdict' }>): Step[] => {
  const asked = verdict.route === 'merchant';
  const to: TicketState = asked ? 'merchant_review' : 'offer_wait';
  const ask: Step = { to, row: 'E10', data: { type: 'merchant_asked' } };
  return [
    { to: 'screening', row: 'E09', data: { type: 'verdict_reached', verdict } },
    {
      to,
      row: asked ? 'E10' : 'E09',
      data: { type: 'offer_made', offers, round: 1, uplifted: false },
    },
    ...(asked ? [ask] : []),
  ];
};

export function acceptSteps(
  ticket: Ticket,
  command: Extract<Command, { type: 'accept' }>,
): Step[] | Refusal {
  if (!openOffer(ticket, command.offerId)) return 'offer_not_open';
  const to: TicketState = command.refund ? 'refunding' : 'settling';
  const accepted: Step = {
    to,
    row: 'E12',
    data: { type: 'offer_accepted', offerId: command.offerId, consentId: command.consentId },
  };
  return [
    accepted,
    ...(command.refund
      ? [{ to, row: 'E12', data: { type: 'refund_requested', refund: command.refund } as const }]
      : []),
    ...(command.coupon
      ? [
          {
            to,
            row: 'E12',
            data: {
              type: 'coupon_issued',
              couponId: command.coupon.id,
              faceCents: command.coupon.faceCents,
              expiresAt: command.coupon.expiresAt,
            } as const,
          },
        ]
      : []),
    ...(command.points
      ? [
          {
            to,
            row: 'E12',
            data: {
              type: 'points_granted',
              pointsId: command.points.id,
              points: command.points.points,
            } as const,
          },
        ]
      : []),
  ];
}

export const settleSteps = (journalKeys: readonly string[]): Step[] => [
  { to: 'settling', row: 'E30', data: { type: 'settlement_posted', journalKeys } },
  { to: 'completed', row: 'E30', data: { type: 'ticket_completed' } },
];

export const openOffer = (ticket: Ticket, offerId: string): Offer | undefined =>
  ticket.offers.find((offer) => offer.id === offerId && offer.status === 'open');

/** A gateway may still pay what it had called failed: the books follow the money. */
export const lateSuccess = (refundId: string): Step => ({
  to: 'refunding',
  row: 'E29',
  data: { type: 'refund_resumed', refundId },
});
