import type { Cents } from '../terms/money.ts';
import type { Tier } from '../terms/order.ts';
import type { RuleSet } from './rule-set/schema.ts';

/** A merchant's last 90 days. */
export interface MerchantRecord {
  readonly orders: number;
  readonly disputes: number;
  /** Cases in which the merchant bore the loss. */
  readonly faults: number;
  /** Of these, refusals that a person overturned later. */
  readonly overturned: number;
  readonly medianReplyHours: number;
  readonly confirmedCounterfeits: number;
}

/** DT-10: the tier of the next month. The worst that applies counts; without orders a merchant is new. */
export function merchantTier(record: MerchantRecord, rules: RuleSet): Tier {
  const { dt10, dt10overturned } = rules;
  const { orders, disputes, overturned, confirmedCounterfeits, medianReplyHours } = record;
  const faults = record.faults + (dt10overturned.weight - 1) * overturned;
  const over = (part: number, bps: number) => part * 10_000 > bps * orders;
  const bad = (tier: 'C' | 'D') => {
    const { above } = dt10[tier];
    return (
      above !== undefined &&
      (over(faults, above.faultBps) ||
        (above.disputeBps !== undefined && over(disputes, above.disputeBps)) ||
        (above.counterfeits !== undefined && confirmedCounterfeits >= above.counterfeits))
    );
  };
  const good = (tier: 'S' | 'A') => {
    const { entry } = dt10[tier];
    return (
      entry !== undefined &&
      orders > 0 &&
      orders >= entry.orders &&
      !over(faults, entry.faultBps) &&
      !over(disputes, entry.disputeBps) &&
      medianReplyHours <= entry.replyHours
    );
  };
  if (bad('D')) return 'D';
  if (bad('C')) return 'C';
  return good('S') ? 'S' : good('A') ? 'A' : 'B';
}

/** DT-10: whether a merchant may set this limit of its own. */
export function preauthAllowed(tier: Tier, cents: Cents, { dt10 }: RuleSet): boolean {
  const { preauthMinCents, preauthMaxCents } = dt10[tier];
  if (preauthMinCents === null || preauthMaxCents === null) return false;
  return preauthMinCents <= cents && cents <= preauthMaxCents;
}
