import type { Flaw } from '../../terms/claim.ts';
import type { Bps, Cents } from '../../terms/money.ts';
import type { Liability, TraceStep } from '../../terms/verdict.ts';

/** What one table gives for one flaw. */
export interface Quote {
  readonly flaw: Flaw;
  readonly ruleId: string;
  readonly cents: Cents;
  readonly bps?: Bps | undefined;
  /** `only`: the table gives no discount for it; `better`: it does, but a return is recommended. */
  readonly goBack?: 'only' | 'better' | undefined;
  /** A missing piece rather than a loss of value: outside the category's cap. */
  readonly piece?: boolean | undefined;
  readonly liability: Liability;
  readonly steps: readonly TraceStep[];
}
