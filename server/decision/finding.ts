import type { ReferVerdict, TraceStep } from '../terms/verdict.ts';
import type { Facts } from './facts.ts';
import type { RuleSet } from './rule-set/schema.ts';

/** What one rule has to say: always a trace, sometimes a reason to stop. */
export interface Finding {
  readonly trace: TraceStep;
  readonly decline?: string;
  readonly refer?: { readonly group: ReferVerdict['group']; readonly reason: string };
}

/** A rule that may decline or refer; it sees facts only and never an earlier finding. */
export type Gate = (facts: Facts, rules: RuleSet) => Finding;
