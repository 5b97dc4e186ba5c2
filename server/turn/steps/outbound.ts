import type { Fact } from '../../dialogue/facts.ts';
import type { Speech } from '../../dialogue/speech.ts';
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

/** What becomes of the freight of the way out, for the talk before a card and for the card itself; none where nothing does. */
export function outboundSpeech(
  where: 'submit' | 'card',
  { freight }: Pick<RemedyTerms, 'freight'>,
  like: Extract<Fact, { kind: 'money' }>,
): Speech[] {
  const cents = freight?.outboundCents ?? 0;
  if (cents === 0) return [];
  const facts = { outbound: { ...like, cents: Math.abs(cents) } };
  return [{ name: `${where}_outbound_${cents > 0 ? 'back' : 'off'}`, facts }];
}

/** Who sold what the way out brought, where it comes back. */
export function outboundAmong(draft: Draft, { freight }: RemedyTerms): readonly OutboundLine[] {
  if ((freight?.outboundCents ?? 0) <= 0) return [];
  return (draft.snapshot.focus?.order.items ?? []).flatMap(({ id, merchantId, paidCents }) => {
    const balances = merchantOf(draft, merchantId)?.balances;
    return balances ? [{ itemId: id, merchantId, paidCents, balances }] : [];
  });
}
