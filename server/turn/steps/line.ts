import { balancesAfter, settledAfter } from '../../settlement/afterwards.ts';
import type { Case } from '../../settlement/post.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';

/** The case as its journals name it. */
export const caseOf = (draft: Draft, ticket: Ticket): Case => ({
  at: draft.now,
  ticketId: ticket.id,
  orderId: ticket.orderId,
  itemId: ticket.itemId,
  currency: ticket.currency,
});

/** Who sells it, with what this turn's journals leave on their accounts. */
export function merchantOf(draft: Draft, merchantId: string) {
  const merchant = draft.snapshot.focus?.merchants.find((one) => one.id === merchantId);
  return (
    merchant && {
      ...merchant,
      balances: balancesAfter(merchant.balances, merchant.id, draft.journals),
    }
  );
}

/**
 * The order line a case is about and who sells it, as far as the snapshot has them; `settled` is
 * what settlements took of the line so far, this turn's own with them.
 */
export function lineOf(
  draft: Draft,
  { orderId, itemId, merchantId }: Pick<Ticket, 'orderId' | 'itemId' | 'merchantId'>,
) {
  const { focus } = draft.snapshot;
  const item = focus?.order.items.find((one) => one.id === itemId);
  const line = focus?.lines.find((one) => one.itemId === itemId);
  const ours = draft.journals.filter((one) => one.orderId === orderId && one.itemId === itemId);
  return {
    item,
    merchant: merchantOf(draft, merchantId),
    line,
    settled: item && line && settledAfter(settledBefore(item, line), ours),
  };
}

/** What earlier settlements took of the line. */
export const settledBefore = (
  { paidCents }: { readonly paidCents: number },
  line: { readonly settledCents: number; readonly reversedCents: number },
) => ({
  paidCents,
  merchantCents: line.settledCents,
  reversedCents: line.reversedCents,
});
