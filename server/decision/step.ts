import type { TraceStep } from '../terms/verdict.ts';

/** One step of the trace; `change` names what would turn the outcome. */
export const step = (
  ruleId: string,
  label: string,
  facts: TraceStep['facts'],
  told: Pick<TraceStep, 'outcome' | 'change' | 'kept'>,
): TraceStep => ({
  ruleId,
  label,
  facts,
  ...(told.kept && { kept: told.kept }),
  outcome: told.outcome,
  ...(told.change !== undefined && { change: told.change }),
});
