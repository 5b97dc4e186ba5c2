import type { TraceStep } from '../terms/verdict.ts';

/** One step of the trace; `change` names what would turn the outcome. */
export const step = (
  ruleId: string,
  label: string,
  facts: TraceStep['facts'],
  told: { readonly outcome: string; readonly change?: string },
): TraceStep => ({
  ruleId,
  label,
  facts,
  outcome: told.outcome,
  ...(told.change !== undefined && { change: told.change }),
});
