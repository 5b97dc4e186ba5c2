import type { Actor } from '../../terms/party.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';

/** E29: the same refund is asked for once more, under the same number: a gateway that paid does nothing. */
export function retryRefund(draft: Draft, ticket: Ticket, actor: Actor): boolean {
  const refund = ticket.refunds.find((one) => one.status === 'failed');
  if (!refund || !draft.act(ticket.id, { type: 'retry_refund', refundId: refund.id }, actor))
    return false;
  draft.effect({
    key: `refund.submit:${refund.id}:${ticket.version}`,
    ticketId: ticket.id,
    effect: {
      kind: 'refund.submit',
      refundId: refund.id,
      amountCents: refund.amountCents,
      orderId: ticket.orderId,
      reason: ticket.claim.leaf,
    },
  });
  draft.say([{ name: 'refund_retried' }]);
  draft.showTicket(ticket.id);
  return true;
}
