import type { TicketView } from '../../../server/contract/tickets.ts';
import { isTerminal, type TicketState } from '../../../server/terms/state.ts';

export const PHASES = [
  'submitted',
  'review',
  'solution',
  'goods',
  'money',
  'books',
  'end',
] as const;
export type Phase = (typeof PHASES)[number];

/** Which stretch of the way a state belongs to; the compiler asks for every state. */
const PHASE_OF: Readonly<Record<TicketState, Phase>> = {
  draft: 'submitted',
  screening: 'review',
  evidence_wait: 'review',
  code_check: 'review',
  intercepting: 'review',
  platform_review: 'review',
  appraisal: 'review',
  appeal: 'review',
  suspended: 'review',
  offer_wait: 'solution',
  merchant_review: 'solution',
  negotiation: 'solution',
  arb_evidence: 'solution',
  arb_jury: 'solution',
  arb_decided: 'solution',
  return_wait: 'goods',
  return_transit: 'goods',
  inspection: 'goods',
  inspect_dispute: 'goods',
  exchange_wait: 'goods',
  exchange_transit: 'goods',
  repair_wait: 'goods',
  repairing: 'goods',
  repair_transit: 'goods',
  refunding: 'money',
  refund_failed: 'money',
  settling: 'books',
  completed: 'end',
  rejected: 'end',
  cancelled: 'end',
  closed_timeout: 'end',
};

export interface Step {
  readonly phase: Phase;
  readonly status: 'done' | 'current' | 'next' | 'skipped';
  readonly at?: string;
}

const isState = (word: string): word is TicketState => Object.hasOwn(PHASE_OF, word);

/** First time each phase was entered, as the timeline tells it. */
function entries(ticket: Pick<TicketView, 'timeline' | 'createdAt'>): Map<Phase, string> {
  const seen = new Map<Phase, string>([['submitted', ticket.createdAt]]);
  for (const event of ticket.timeline) {
    if (!isState(event.to)) continue;
    const phase = PHASE_OF[event.to];
    if (!seen.has(phase)) seen.set(phase, event.at);
  }
  return seen;
}

/** The way of a case as a row of steps: where it was, where it is, what may still come. */
export function progressSteps(
  ticket: Pick<TicketView, 'timeline' | 'createdAt' | 'state'>,
): Step[] {
  const seen = entries(ticket);
  const over = isTerminal(ticket.state);
  const here = PHASES.indexOf(PHASE_OF[ticket.state]);
  return PHASES.flatMap((phase, index): Step[] => {
    const at = seen.get(phase);
    // Goods move in some cases only: the step is shown once they do.
    if (phase === 'goods' && at === undefined && index !== here) return [];
    const status = statusOf({ index, here, over, seen: at !== undefined });
    return [at === undefined ? { phase, status } : { phase, status, at }];
  });
}

function statusOf(step: {
  readonly index: number;
  readonly here: number;
  readonly over: boolean;
  readonly seen: boolean;
}): Step['status'] {
  if (step.index === step.here) return step.over ? 'done' : 'current';
  if (step.index > step.here) return 'next';
  return step.seen ? 'done' : 'skipped';
}
