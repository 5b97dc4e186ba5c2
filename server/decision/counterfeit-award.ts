import type { Cents } from '../terms/money.ts';
import type { Merchant } from '../terms/order.ts';
import type { RuleSet } from './rule-set/schema.ts';

export interface CounterfeitAward {
  readonly refundCents: Cents;
  readonly appraisalFeeCents: Cents;
  readonly compensationCents: Cents;
  /** A private seller in good faith gives the price back; the promise is the platform's own (L12). */
  readonly compensationPayer: 'merchant' | 'platform';
}

interface Counterfeit {
  readonly paidCents: Cents;
  readonly appraisalFeeCents?: Cents | undefined;
  readonly merchant: Pick<Merchant, 'businessOperator'>;
  readonly goodFaith: boolean;
}

/**
 * DT-15 (消法 55): what a confirmed counterfeit costs beyond the price. Staff decide on it; nothing in
 * the automatic path may pay it. Who finds that this buyer swapped the goods (条例 49) refuses the claim;
 * what a buyer did in other cases takes nothing of it (I6).
 */
export function counterfeitAward(found: Counterfeit, { dt15 }: RuleSet): CounterfeitAward {
  const { paidCents, merchant, goodFaith } = found;
  const promised = merchant.businessOperator
    ? Math.max(dt15.multiplier * paidCents, dt15.minCents)
    : dt15.privateMultiplier * paidCents;
  return {
    refundCents: paidCents,
    appraisalFeeCents: found.appraisalFeeCents ?? 0,
    compensationCents: promised,
    compensationPayer: !merchant.businessOperator && goodFaith ? 'platform' : 'merchant',
  };
}
