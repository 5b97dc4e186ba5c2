import type { Cents } from '../terms/money.ts';
import type { Order } from '../terms/order.ts';
import type { Party } from '../terms/party.ts';
import type { FreightTerms } from '../terms/verdict.ts';
import type { RuleSet } from './rule-set/schema.ts';

/** DT-8: what was paid for the way out comes back with whatever goes back last; of a part, nothing. */
export const outboundBack = ({ order, keptCents }: Pick<Way, 'order' | 'keptCents'>): Cents =>
  keptCents === 0 ? order.freightCents : 0;

/** The rows of DT-8. */
export type FreightCase = 'fault' | 'no_reason' | 'no_reason_exchange' | 'transit_damage';

interface Way {
  readonly kind: FreightCase;
  /** Who bears the loss where somebody is at fault. */
  readonly liable: Party;
  readonly goodsCents: Cents;
  readonly order: Order;
  /** What stays with the buyer after this return; 0 where all of it goes back. */
  readonly keptCents: Cents;
  /** What stayed before this return, where others had gone before it. */
  readonly keptBeforeCents?: Cents | undefined;
  /** DT-9: no label is given in advance; the buyer sends on their own bill. */
  readonly ownLabel?: boolean | undefined;
  /** DT-10: the merchant's own rule, by which it pays the way back where no reason is given. */
  readonly freeReturns?: boolean | undefined;
}

/** DT-8: who pays for the way back, and what becomes of the way out. `rules` are the market's. */
export function freightOf(way: Way, rules: RuleSet): FreightTerms {
  const { kind, liable, goodsCents } = way;
  const { dt8 } = rules;
  const labelCents = goodsCents > dt8.insuredOverCents ? dt8.insuredLabelCents : dt8.labelCents;
  if (kind === 'fault' || kind === 'transit_damage')
    return { payer: liable, labelCents, offset: false };
  if (kind === 'no_reason_exchange')
    return { payer: 'buyer', labelCents: dt8.bothLegsCents, offset: false };
  const outboundCents = outboundOf(way, rules);
  const back: FreightTerms = way.freeReturns
    ? { payer: 'merchant', labelCents: dt8.labelCents, offset: false }
    : { payer: 'buyer', labelCents: way.ownLabel ? 0 : dt8.labelCents, offset: !way.ownLabel };
  return { ...back, ...(outboundCents !== 0 && { outboundCents }) };
}

/**
 * EU: the standard way out is given back when the whole order goes back. 暂行办法 §18: what no longer
 * qualifies for free shipping pays the way out that was free.
 */
function outboundOf({ order, keptCents, keptBeforeCents }: Way, rules: RuleSet): Cents {
  if (rules.packs[order.market].refundOutbound) return outboundBack({ order, keptCents });
  const free = order.freeShipping;
  if (!free || order.freightCents !== 0) return 0;
  const broken = keptCents > 0 && keptCents < free.fromCents;
  // The way out was once; whoever broke it first has paid it.
  const before = keptBeforeCents !== undefined && keptBeforeCents < free.fromCents;
  return broken && !before ? -free.outboundCents : 0;
}
