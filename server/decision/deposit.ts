import type { Cents } from '../terms/money.ts';
import type { Tier } from '../terms/order.ts';
import type { RuleSet } from './rule-set/schema.ts';

/** DT-13: what a seller of codes leaves with the platform, by monthly volume; a watched one leaves more (DT-10). */
export function depositFor(monthlyCents: Cents, tier: Tier, { dt13, dt10 }: RuleSet): Cents {
  const row = dt13.deposit.find(
    ({ belowCents }) => belowCents === null || monthlyCents < belowCents,
  );
  return (row?.depositCents ?? 0) * (dt10[tier].depositFactor ?? 1);
}

/** DT-13: a batch leaves the shelf after so many bad codes, or more than such a share of it. */
export const batchPulled = (bad: number, size: number, { dt13: { batchPull } }: RuleSet): boolean =>
  bad >= batchPull.badCodes || bad * 10_000 > batchPull.overBps * size;
