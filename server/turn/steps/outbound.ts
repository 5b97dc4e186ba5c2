import type { OutboundLine } from '../../settlement/outbound.ts';
import { FREIGHT_LINE } from '../../terms/order.ts';
import type { RemedyTerms } from '../../terms/verdict.ts';
import type { Draft } from '../draft.ts';
import type { OrderFacts } from '../ports.ts';
import { merchantOf } from './line.ts';

/** What is left of the freight that the order paid for its way out. */
export function freightRoom({ order, lines }: OrderFacts): number {
  const line = lines.find(({ itemId }) => itemId === FREIGHT_LINE);
  return line ? Math.max(0, order.freightCents - line.refundedCents) : 0;
}

/** Who sold what the way out brought, where it comes back. */
export function outboundAmong(draft: Draft, { freight }: RemedyTerms): readonly OutboundLine[] {
  if ((freight?.outboundCents ?? 0) <= 0) return [];
  return (draft.snapshot.focus?.order.items ?? []).flatMap(({ id, merchantId, paidCents }) => {
    const balances = merchantOf(draft, merchantId)?.balances;
    return balances ? [{ itemId: id, merchantId, paidCents, balances }] : [];
  });
}
