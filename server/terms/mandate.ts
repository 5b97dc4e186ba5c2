import type { Bps, Cents } from './money.ts';
import type { Remedy } from './reason.ts';

export const MANDATE_STYLES = ['firm', 'balanced', 'generous'] as const;
export type MandateStyle = (typeof MANDATE_STYLES)[number];

/** Up to how much may be agreed; the lower of the two limits where both are named. */
export interface MandateLimit {
  /** Leaves or trunks it is for; all of them where absent. */
  readonly leaves?: readonly string[] | undefined;
  /** Remedies it is for; those that leave the buyer the goods where absent. */
  readonly remedies?: readonly Remedy[] | undefined;
  readonly maxCents?: Cents | undefined;
  /** Of what was paid; counts for a partial refund. */
  readonly maxPartialBps?: Bps | undefined;
}

/** DT-10: what a merchant promises its buyers beyond the platform's rules. */
export interface OwnRules {
  /** Days in which goods go back without a reason. */
  readonly noReasonDays?: number | undefined;
  /** The merchant pays the way back of what goes back without a reason. */
  readonly freeReturns?: boolean | undefined;
}

/** Own rules that stood for a while. Instants in ISO 8601 UTC; without `until` they still stand. */
export interface Promised {
  readonly from: string;
  readonly until?: string | undefined;
  readonly ownRules: OwnRules;
}

/** What Redress may agree in a merchant's name: a limit for all, and further ones that each widen it. */
export interface Mandate extends MandateLimit {
  readonly style?: MandateStyle | undefined;
  readonly rules?: readonly MandateLimit[] | undefined;
  readonly ownRules?: OwnRules | undefined;
  /** Every own rule so far, kept with the merchant for the orders bought under it; never sent. */
  readonly promised?: readonly Promised[] | undefined;
  /** Rises with each word of the merchant's; none of one that was never kept. */
  readonly version?: number | undefined;
}

export const limitsOf = ({ leaves, remedies, maxCents, maxPartialBps, rules = [] }: Mandate) => [
  { leaves, remedies, maxCents, maxPartialBps },
  ...rules,
];
