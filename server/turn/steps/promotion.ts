import type { BesideLine } from '../../settlement/beside.ts';
import { trunkOf } from '../../terms/reason.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import type { OrderFacts } from '../ports.ts';
import { lineOf, merchantOf } from './line.ts';

/** DT-17: what is left of the prices of an order's other lines, where promotions bind them together. */
export function othersRoom({ order, lines }: OrderFacts, itemId: string): number {
  if (!order.promotions?.length) return 0;
  return order.items
    .filter(({ id }) => id !== itemId)
    .reduce((sum, { id, paidCents }) => sum + roomOf(lines, id, paidCents), 0);
}

/** The same line by line, what has gone back before first; none but for a return without a reason, once. */
export function besideLines(draft: Draft, ticket: Ticket): readonly BesideLine[] {
  const { focus } = draft.snapshot;
  const again = ticket.refunds.length > 0 || trunkOf(ticket.claim.leaf) !== 'NRR';
  if (!focus?.order.promotions?.length || again) return [];
  const gone = (id: string): number =>
    (focus.lines.find(({ itemId }) => itemId === id)?.gone ?? []).length > 0 ? 0 : 1;
  return focus.order.items
    .filter(({ id }) => id !== ticket.itemId)
    .toSorted((a, b) => gone(a.id) - gone(b.id))
    .flatMap(({ id: itemId, merchantId, paidCents, commissionBps }) => {
      const { settled } = lineOf(draft, { orderId: ticket.orderId, itemId, merchantId });
      const balances = merchantOf(draft, merchantId)?.balances;
      const roomCents = roomOf(focus.lines, itemId, paidCents);
      if (!settled || !balances || roomCents === 0) return [];
      return [{ itemId, merchantId, roomCents, commissionBps, settled, balances }];
    });
}

/** Neither the gateway nor the line's merchant gives more than was paid for it: a label may part the two. */
function roomOf(lines: OrderFacts['lines'], id: string, paidCents: number): number {
  const { refundedCents = 0, settledCents = 0 } = lines.find(({ itemId }) => itemId === id) ?? {};
  return Math.max(0, paidCents - Math.max(refundedCents, settledCents));
}
