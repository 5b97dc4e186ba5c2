import type { Cents } from '../terms/money.ts';
import type { Remedy } from '../terms/reason.ts';
import type { RemedyTerms, Risk } from '../terms/verdict.ts';
import { RISK_RANK } from '../terms/verdict.ts';
import { product, roundHalfUp, roundUp } from './exact.ts';
import type { RuleSet } from './rule-set/schema.ts';

/**
 * DT-7: the buyer picks, cash is never withheld. A coupon has a face of at most `maxFaceCents`; where
 * the cash is worth more than that, the coupon replaces only as much of it as it is worth, and the
 * rest stays cash.
 */
export function insteadOfCash(cash: Cents, risk: Risk, rules: RuleSet): RemedyTerms[] {
  if (cash <= 0) return [];
  const uplift = rules.dt5.ceilings.coupon_points[RISK_RANK[risk]] ?? Number.MAX_SAFE_INTEGER;
  const coupon = couponFor(cash, rules);
  const points = pointsFor(cash, rules);
  return [
    ...((coupon.coupon?.faceCents ?? 0) - (coupon.cashEquivalentCents ?? 0) <= uplift
      ? [coupon]
      : []),
    ...(pointsWorth(points.points ?? 0, rules) - cash <= uplift ? [points] : []),
  ];
}

/**
 * What stands beside cash that somebody decided: whatever stood in for the tables' own cash is worked out
 * from this one, and no smaller sum of it is left beside it (DT-7).
 */
export const besideRuled = (
  { remedy, amountCents }: Pick<RemedyTerms, 'remedy' | 'amountCents'>,
  others: readonly RemedyTerms[],
  { risk, rules }: { readonly risk: Risk; readonly rules: RuleSet },
): RemedyTerms[] => {
  const rest = others.filter((one) => one.remedy !== remedy);
  if (!KEEPS.includes(remedy)) return rest;
  const lasting = rest.filter(
    (one) =>
      !VOUCHERS.includes(one.remedy) &&
      !(KEEPS.includes(one.remedy) && one.amountCents <= amountCents),
  );
  return [
    ...lasting,
    ...(remedy === 'partial_refund' ? insteadOfCash(amountCents, risk, rules) : []),
  ];
};

const VOUCHERS: readonly Remedy[] = ['coupon', 'points'];
/** Cash for goods that stay. */
const KEEPS: readonly Remedy[] = ['partial_refund', 'refund_only'];

function couponFor(cash: Cents, { dt7 }: RuleSet): RemedyTerms {
  const { factor, roundUpCents, minFaceCents, maxFaceCents, validDays } = dt7.coupon;
  const whole = Math.max(roundUp(product(cash, [factor]), roundUpCents), minFaceCents);
  const faceCents = Math.min(whole, maxFaceCents);
  const equivalent =
    whole <= maxFaceCents ? cash : roundHalfUp(product(faceCents, [[factor[1], factor[0]]]));
  return {
    remedy: 'coupon',
    amountCents: cash - equivalent,
    coupon: { faceCents, validDays, thresholdCents: 0 },
    cashEquivalentCents: equivalent,
  };
}

const pointsFor = (cash: Cents, { dt7 }: RuleSet): RemedyTerms => ({
  remedy: 'points',
  amountCents: 0,
  points: roundHalfUp(product(cash, [dt7.points.factor, [dt7.points.perCurrencyUnit, 100]])),
  cashEquivalentCents: cash,
});

/** What points cost the platform, in cents. */
export const pointsWorth = (points: number, { dt7 }: RuleSet): Cents =>
  roundHalfUp(product(points, [[100, dt7.points.perCurrencyUnit]]));
