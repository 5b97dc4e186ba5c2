import type { Actor } from '../../terms/party.ts';
import type { Refund, Ticket } from '../../ticket/ticket.ts';
import { type Draft, SYSTEM } from '../draft.ts';

/** E29: the same refund is asked for once more, under the same number: a gateway that paid does nothing. */
export function retryRefund(draft: Draft, ticket: Ticket, actor: Actor): boolean {
  const refund = ticket.refunds.find((one) => one.status === 'failed');
  if (!refund || !draft.act(ticket.id, { type: 'retry_refund', refundId: refund.id }, actor))
    return false;
  submitAgain(draft, ticket, refund);
  draft.say([{ name: 'refund_retried' }]);
  draft.showTicket(ticket.id);
  return true;
}

/** The gateway refused: the same refund goes out once more; the buyer has nothing to do with it. */
export function tryAgain(draft: Draft, ticket: Ticket, refund: Refund, reason: string): boolean {
  if (!draft.act(ticket.id, { type: 'refund_refused', refundId: refund.id, reason }, SYSTEM))
    return false;
  submitAgain(draft, ticket, refund);
  return true;
}

const submitAgain = (draft: Draft, ticket: Ticket, { id, amountCents }: Refund): void =>
  draft.effect({
    key: `refund.submit:${id}:${ticket.version}`,
    ticketId: ticket.id,
    effect: {
      kind: 'refund.submit',
      refundId: id,
      amountCents,
      orderId: ticket.orderId,
      reason: ticket.claim.leaf,
    },
  });
