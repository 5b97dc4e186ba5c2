import type { Cents } from '../terms/money.ts';
import type { CouponTerms } from '../terms/verdict.ts';
import { addHours } from './days.ts';
import { product, roundUp } from './exact.ts';
import type { RuleSet } from './rule-set/schema.ts';

/** What a coupon of goodwill says sorry for. */
export type Goodwill = 'late' | 'reply' | 'conflict';

/** DT-7b: a coupon where no cash is due; `rules` are the market's. */
export function goodwillCoupon(reason: Goodwill, paidCents: Cents, { dt7b }: RuleSet): CouponTerms {
  return {
    faceCents: faceOf(reason, paidCents, dt7b),
    validDays: dt7b.validDays,
    thresholdCents: 0,
  };
}

/**
 * DT-7b: whether nobody has answered within the hours that a coupon says sorry after; `dueFrom` is when
 * the buyer could begin to wait for an answer.
 */
export const answersLate = (
  { dueFrom, now }: { readonly dueFrom: string; readonly now: string },
  { dt7b }: Pick<RuleSet, 'dt7b'>,
): boolean => Date.parse(now) >= Date.parse(addHours(dueFrom, dt7b.reply.overHours));

function faceOf(reason: Goodwill, paidCents: Cents, dt7b: RuleSet['dt7b']): Cents {
  if (reason === 'reply') return dt7b.reply.cents;
  const { late, conflict } = dt7b;
  if (reason === 'conflict') {
    const whole = roundUp(product(paidCents, [[conflict.bps, 10_000]]), late.roundUpCents);
    return Math.min(whole, conflict.maxCents);
  }
  const whole = roundUp(product(paidCents, [[late.bps, 10_000]]), late.roundUpCents);
  return Math.min(Math.max(whole, late.minCents), late.maxCents);
}
