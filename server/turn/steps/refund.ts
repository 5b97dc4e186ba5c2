import { FREIGHT_LINE } from '../../terms/order.ts';
import type { Actor } from '../../terms/party.ts';
import type { Refund, Ticket } from '../../ticket/ticket.ts';
import { type Draft, SYSTEM } from '../draft.ts';
import type { RefundWrite } from '../ports.ts';

/** E29: the same refund is asked for once more, under the same number: a gateway that paid does nothing. */
export function retryRefund(draft: Draft, ticket: Ticket, actor: Actor): boolean {
  const refund = ticket.refunds.find((one) => one.status === 'failed');
  if (!refund || !draft.act(ticket.id, { type: 'retry_refund', refundId: refund.id }, actor))
    return false;
  submitRefund(draft, ticket, refund, ticket.version);
  draft.say([{ name: 'refund_retried' }]);
  draft.showTicket(ticket.id);
  return true;
}

/** The gateway refused: the same refund goes out once more; the buyer has nothing to do with it. */
export function tryAgain(draft: Draft, ticket: Ticket, refund: Refund, reason: string): boolean {
  if (!draft.act(ticket.id, { type: 'refund_refused', refundId: refund.id, reason }, SYSTEM))
    return false;
  submitRefund(draft, ticket, refund, ticket.version);
  return true;
}

/** What one refund at the gateway takes from each line of the order; its room stays taken for ever. */
export function refundParts(ticket: Ticket, refund: Refund): RefundWrite[] {
  const { id, businessKey, amountCents, freightCents = 0, beside = [] } = refund;
  const { orderId, itemId } = ticket;
  const besideCents = beside.reduce((sum, { cents }) => sum + cents, 0);
  return [
    { itemId, amountCents: amountCents - freightCents - besideCents, of: '' },
    { itemId: FREIGHT_LINE, amountCents: freightCents, of: '/freight' },
    ...beside.map((part) => ({
      itemId: part.itemId,
      amountCents: part.cents,
      of: `/beside/${part.itemId}`,
    })),
  ]
    .filter((part) => part.amountCents > 0)
    .map(({ of, ...part }, n) => ({
      ...part,
      id: n === 0 ? id : `${id}/${n}`,
      businessKey: n === 0 ? businessKey : `${businessKey}${of}`,
      ticketId: ticket.id,
      orderId,
    }));
}

/** Hands a refund to the gateway; `attempt` tells a further handing-over from the first. */
export const submitRefund = (
  draft: Draft,
  ticket: Ticket,
  { id, amountCents }: Refund,
  attempt?: number,
): void =>
  draft.effect({
    key: attempt === undefined ? `refund.submit:${id}` : `refund.submit:${id}:${attempt}`,
    ticketId: ticket.id,
    effect: {
      kind: 'refund.submit',
      refundId: id,
      amountCents,
      orderId: ticket.orderId,
      reason: ticket.claim.leaf,
    },
  });
