import type { Cents } from '../terms/money.ts';
import type { Party } from '../terms/party.ts';
import type { Liability, Risk } from '../terms/verdict.ts';
import type { Facts } from './facts.ts';
import type { Parcel } from './parcel.ts';
import type { LeafRule } from './rule-set/leaves.ts';
import type { RuleSet } from './rule-set/schema.ts';

/** What every part of a decision works with: the facts, the market's rules and what follows from both. */
export interface Case {
  readonly facts: Facts;
  /** The rule set as the order's market reads it. */
  readonly rules: RuleSet;
  readonly leaf: LeafRule;
  readonly parcel: Parcel;
  readonly risk: Risk;
  readonly liability: Liability;
  /** What was paid for the pieces the claim is about. */
  readonly basisCents: Cents;
  /** What of the line has not been refunded yet (I9). */
  readonly roomCents: Cents;
}

/** Who is at fault, as far as one party can be named: whoever bears most, the merchant first. */
export function atFault({ liability }: Pick<Case, 'liability'>): Party {
  if (liability.carrierBps > 5_000) return 'carrier';
  if (liability.buyerBps > 5_000) return 'buyer';
  return liability.merchantBps > 0 ? 'merchant' : 'platform';
}
