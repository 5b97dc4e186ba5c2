/** The visible states of a ticket (policy §4), as they go over the wire. */
export const TICKET_STATES = [
  'draft',
  'screening',
  'evidence_wait',
  'offer_wait',
  'merchant_review',
  'negotiation',
  'platform_review',
  'code_check',
  'appraisal',
  'arb_evidence',
  'arb_jury',
  'arb_decided',
  'intercepting',
  'return_wait',
  'return_transit',
  'inspection',
  'inspect_dispute',
  'exchange_wait',
  'exchange_transit',
  'repair_wait',
  'repairing',
  'repair_transit',
  'refunding',
  'refund_failed',
  'settling',
  'completed',
  'rejected',
  'cancelled',
  'closed_timeout',
  'appeal',
  'suspended',
] as const;
export type TicketState = (typeof TICKET_STATES)[number];

export const TERMINAL_STATES = ['completed', 'rejected', 'cancelled', 'closed_timeout'] as const;

export const isTerminal = (state: TicketState): boolean =>
  (TERMINAL_STATES as readonly string[]).includes(state);
