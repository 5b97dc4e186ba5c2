import type { TicketState } from '../terms/state.ts';
import type { Ticket } from './ticket.ts';

/** One stop on the way a buyer sees. */
export interface ProgressStep {
  readonly node: ProgressStop;
  readonly status: 'done' | 'current' | 'next' | 'skipped';
  readonly at?: string;
}

/** Every stop there is, in the order a case usually meets them. */
export const PROGRESS_STOPS = [
  'submitted',
  'evidence',
  'review',
  'code_check',
  'tracing',
  'appraisal',
  'offer',
  'arbitration',
  'return_wait',
  'return_transit',
  'inspection',
  'exchange',
  'repair',
  'payout',
  'appeal',
  'completed',
] as const;
export type ProgressStop = (typeof PROGRESS_STOPS)[number];

/** On every case's way; the others are shown only where it takes them. */
const ALWAYS: readonly ProgressStop[] = [
  'submitted',
  'evidence',
  'review',
  'offer',
  'payout',
  'completed',
];

/** The stop each state stands at. */
const STOP_OF: Readonly<Record<TicketState, ProgressStop>> = {
  draft: 'submitted',
  screening: 'review',
  evidence_wait: 'evidence',
  offer_wait: 'offer',
  merchant_review: 'review',
  negotiation: 'offer',
  platform_review: 'review',
  code_check: 'code_check',
  appraisal: 'appraisal',
  arb_evidence: 'arbitration',
  arb_jury: 'arbitration',
  arb_decided: 'arbitration',
  intercepting: 'tracing',
  return_wait: 'return_wait',
  return_transit: 'return_transit',
  inspection: 'inspection',
  inspect_dispute: 'inspection',
  exchange_wait: 'exchange',
  exchange_transit: 'exchange',
  repair_wait: 'repair',
  repairing: 'repair',
  repair_transit: 'repair',
  refunding: 'payout',
  refund_failed: 'payout',
  settling: 'payout',
  completed: 'completed',
  rejected: 'completed',
  cancelled: 'completed',
  closed_timeout: 'completed',
  appeal: 'appeal',
  suspended: 'review',
};

/** The buyer's flowchart: the stops of this case's own way, lit by where it has been. */
export function progressOf(ticket: Ticket): ProgressStep[] {
  const reached = new Map<ProgressStop, string>([['submitted', ticket.createdAt]]);
  for (const { state, at } of ticket.path)
    if (state !== 'suspended') reached.set(STOP_OF[state], at);
  const current = STOP_OF[ticket.suspension?.from ?? ticket.state];
  const way = wayOf(ticket, new Set([...ALWAYS, ...reached.keys(), current]));
  const here = way.indexOf(current);
  return way.map((node, index) => {
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

/** Where the goods will still go is known once that way is granted. */
function wayOf(ticket: Ticket, met: ReadonlySet<ProgressStop>): readonly ProgressStop[] {
  const ahead: readonly ProgressStop[] = [
    ...(ticket.return ? (['return_wait', 'return_transit', 'inspection'] as const) : []),
    ...(ticket.exchange ? (['exchange'] as const) : []),
    ...(ticket.repair ? (['repair'] as const) : []),
  ];
  const way = PROGRESS_STOPS.filter((stop) => met.has(stop) || ahead.includes(stop));
  if (!ticket.return?.inspection || !met.has('arbitration')) return way;
  // A deduction is disputed after the goods came back.
  const others = way.filter((stop) => stop !== 'arbitration');
  const after = others.indexOf('inspection') + 1;
  return [...others.slice(0, after), 'arbitration', ...others.slice(after)];
}
