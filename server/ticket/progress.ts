import type { TicketState } from '../terms/state.ts';
import type { Ticket } from './ticket.ts';

/** One stop on the way a buyer sees. */
export interface ProgressStep {
  readonly node: ProgressStop;
  readonly status: 'done' | 'current' | 'next' | 'skipped';
  readonly at?: string;
}

export const PROGRESS_STOPS = [
  'submitted',
  'evidence',
  'review',
  'offer',
  'payout',
  'completed',
] as const;
export type ProgressStop = (typeof PROGRESS_STOPS)[number];

/** The stop each state stands at. */
const STOP_OF: Readonly<Record<TicketState, ProgressStop>> = {
  draft: 'submitted',
  screening: 'review',
  evidence_wait: 'evidence',
  offer_wait: 'offer',
  merchant_review: 'review',
  negotiation: 'offer',
  platform_review: 'review',
  code_check: 'review',
  appraisal: 'review',
  arb_evidence: 'review',
  arb_jury: 'review',
  arb_decided: 'review',
  intercepting: 'review',
  return_wait: 'payout',
  return_transit: 'payout',
  inspection: 'payout',
  inspect_dispute: 'payout',
  exchange_wait: 'payout',
  exchange_transit: 'payout',
  repair_wait: 'payout',
  repairing: 'payout',
  repair_transit: 'payout',
  refunding: 'payout',
  refund_failed: 'payout',
  settling: 'payout',
  completed: 'completed',
  rejected: 'completed',
  cancelled: 'completed',
  closed_timeout: 'completed',
  appeal: 'review',
  suspended: 'review',
};

/** The buyer's flowchart, lit by where the case has been. */
export function progressOf(ticket: Ticket): ProgressStep[] {
  const here = PROGRESS_STOPS.indexOf(STOP_OF[ticket.state]);
  const reached = new Map<ProgressStop, string>([['submitted', ticket.createdAt]]);
  for (const { state, at } of ticket.path) reached.set(STOP_OF[state], at);
  return PROGRESS_STOPS.map((node, index) => {
    const at = reached.get(node);
    const seen = at !== undefined && index <= here;
    const final = index === here && ticket.holder === 'none';
    const status =
      index === here && !final
        ? 'current'
        : index > here
          ? 'next'
          : seen || final
            ? 'done'
            : 'skipped';
    return { node, status, ...(seen && { at }) };
  });
}
