import { BPS_WHOLE, type Bps, type Cents } from '../terms/money.ts';

/** What happens to the commission of a sale that is partly or wholly given back (rule set). */
export type CommissionRule = 'pro_rata' | 'none' | 'full';

/** What settlements before this one took of an order line. */
export interface LineSettled {
  /** What the buyer paid for the line: the commission was earned on it. */
  readonly paidCents: Cents;
  /** The merchant's part of the price given back so far. */
  readonly merchantCents: Cents;
  /** Commission reversed so far. */
  readonly reversedCents: Cents;
}

/** The commission on an amount, halves up. */
export const commissionOn = (cents: Cents, bps: Bps): Cents =>
  Number((2n * BigInt(cents) * BigInt(bps) + BigInt(BPS_WHOLE)) / (2n * BigInt(BPS_WHOLE)));

interface Share {
  /** The merchant's part of the price that this settlement gives back. */
  readonly cents: Cents;
  readonly bps: Bps;
  readonly rule: CommissionRule;
  readonly before: LineSettled;
}

/**
 * The commission that goes back with the merchant's share (policy §6). It is worked out on all that
 * was given back of the line, so that many small refunds round as one large one does, and never
 * exceeds what was earned.
 */
export function reversalOf({ cents, bps, rule, before }: Share): Cents {
  if (rule === 'none') return 0;
  const { paidCents, merchantCents, reversedCents } = before;
  const earned = commissionOn(paidCents, bps);
  const due = rule === 'full' ? earned : commissionOn(merchantCents + cents, bps);
  return Math.max(0, Math.min(cents, Math.min(due, earned) - reversedCents));
}
