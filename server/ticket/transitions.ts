import type { Holder, Party } from '../terms/party.ts';
import { TERMINAL_STATES, TICKET_STATES, type TicketState } from '../terms/state.ts';

/**
 * Where a ticket may go from each state (policy §4, machine-readable transitions). The buyer's
 * progress view, the merchant's to-do, the operator's flowchart and the API's `next` read this.
 */
export const NEXT_STATES: Readonly<Record<TicketState, readonly TicketState[]>> = {
  draft: ['screening'],
  screening: [
    'evidence_wait',
    'offer_wait',
    'merchant_review',
    'platform_review',
    'code_check',
    'intercepting',
    'return_wait',
    'refunding',
    'rejected',
    'cancelled',
    'suspended',
  ],
  evidence_wait: ['screening', 'closed_timeout', 'cancelled', 'suspended'],
  offer_wait: [
    'refunding',
    'return_wait',
    'exchange_wait',
    'repair_wait',
    'negotiation',
    'settling',
    'merchant_review',
    'platform_review',
    'arb_evidence',
    'cancelled',
    'closed_timeout',
    'suspended',
  ],
  merchant_review: [
    'offer_wait',
    'refunding',
    'return_wait',
    'exchange_wait',
    'repair_wait',
    'negotiation',
    'platform_review',
    'cancelled',
    'suspended',
  ],
  negotiation: [
    'offer_wait',
    'refunding',
    'return_wait',
    'exchange_wait',
    'repair_wait',
    'settling',
    'arb_evidence',
    'platform_review',
    'cancelled',
    'closed_timeout',
    'suspended',
  ],
  platform_review: [
    'offer_wait',
    'refunding',
    'return_wait',
    'appraisal',
    'arb_evidence',
    'rejected',
    'evidence_wait',
    'merchant_review',
    'cancelled',
    'suspended',
  ],
  code_check: ['offer_wait', 'refunding', 'rejected', 'exchange_wait', 'platform_review'],
  appraisal: ['arb_decided', 'offer_wait', 'rejected', 'suspended'],
  arb_evidence: ['arb_jury', 'arb_decided', 'appraisal', 'cancelled', 'suspended'],
  arb_jury: ['arb_decided'],
  arb_decided: ['refunding', 'return_wait', 'rejected', 'repair_wait', 'exchange_wait', 'settling'],
  intercepting: ['return_transit', 'refunding', 'screening', 'platform_review'],
  return_wait: ['return_transit', 'closed_timeout', 'cancelled', 'refunding'],
  return_transit: ['inspection', 'platform_review'],
  inspection: ['refunding', 'exchange_wait', 'inspect_dispute'],
  inspect_dispute: ['refunding', 'rejected', 'arb_evidence'],
  exchange_wait: ['exchange_transit', 'offer_wait', 'refunding'],
  exchange_transit: ['settling', 'screening'],
  repair_wait: ['repairing', 'closed_timeout', 'cancelled'],
  repairing: ['repair_transit', 'offer_wait'],
  repair_transit: ['settling', 'screening'],
  refunding: ['settling', 'refund_failed'],
  refund_failed: ['refunding', 'platform_review'],
  settling: ['completed'],
  completed: ['appeal', 'screening'],
  rejected: ['appeal'],
  cancelled: ['screening'],
  closed_timeout: ['screening'],
  appeal: ['refunding', 'return_wait', 'rejected', 'arb_decided'],
  suspended: [
    'screening',
    'offer_wait',
    'platform_review',
    'arb_evidence',
    'refunding',
    'rejected',
  ],
};

/** Who must act in a state. */
export const HOLDERS: Readonly<Record<TicketState, Holder>> = {
  draft: 'buyer',
  screening: 'platform',
  evidence_wait: 'buyer',
  offer_wait: 'buyer',
  merchant_review: 'merchant',
  negotiation: 'buyer',
  platform_review: 'platform',
  code_check: 'platform',
  appraisal: 'appraiser',
  arb_evidence: 'buyer',
  arb_jury: 'appraiser',
  arb_decided: 'platform',
  intercepting: 'carrier',
  return_wait: 'buyer',
  return_transit: 'carrier',
  inspection: 'platform',
  inspect_dispute: 'buyer',
  exchange_wait: 'merchant',
  exchange_transit: 'carrier',
  repair_wait: 'buyer',
  repairing: 'merchant',
  repair_transit: 'carrier',
  refunding: 'platform',
  refund_failed: 'platform',
  settling: 'platform',
  completed: 'none',
  rejected: 'none',
  cancelled: 'none',
  closed_timeout: 'none',
  appeal: 'platform',
  suspended: 'platform',
};

/** An action a party may take: its row in policy §4, where it is open, and the state it leads to. */
export interface ActionRow {
  readonly row: string;
  readonly action: string;
  readonly by: Party;
  readonly from: readonly TicketState[];
  /** The usual next state; the terms of an offer may lead elsewhere along NEXT_STATES. */
  readonly effect: TicketState;
}

/** States in which a buyer may still take the claim back (E31: any before the money moves). */
const BEFORE_MONEY: readonly TicketState[] = [
  'screening',
  'evidence_wait',
  'offer_wait',
  'merchant_review',
  'negotiation',
  'platform_review',
];

export const ACTION_ROWS: readonly ActionRow[] = [
  { row: 'E04', action: 'add_evidence', by: 'buyer', from: ['evidence_wait'], effect: 'screening' },
  {
    row: 'E12',
    action: 'accept_offer',
    by: 'buyer',
    from: ['offer_wait', 'negotiation'],
    effect: 'refunding',
  },
  {
    row: 'E13',
    action: 'counter',
    by: 'buyer',
    from: ['offer_wait', 'negotiation'],
    effect: 'negotiation',
  },
  { row: 'E13', action: 'decline_offer', by: 'buyer', from: ['offer_wait'], effect: 'negotiation' },
  {
    row: 'E14',
    action: 'escalate',
    by: 'buyer',
    from: ['offer_wait', 'negotiation', 'merchant_review'],
    effect: 'platform_review',
  },
  { row: 'E31', action: 'withdraw', by: 'buyer', from: BEFORE_MONEY, effect: 'cancelled' },
  {
    row: 'E15',
    action: 'approve',
    by: 'merchant',
    from: ['merchant_review'],
    effect: 'offer_wait',
  },
  {
    row: 'E15',
    action: 'reject',
    by: 'merchant',
    from: ['merchant_review'],
    effect: 'negotiation',
  },
];

/** What `by` may do now, and where it leads. Nothing else is accepted. */
export const nextActions = (
  state: TicketState,
  by: Party,
): readonly { action: string; by: Party; effect: TicketState }[] =>
  ACTION_ROWS.filter((row) => row.by === by && row.from.includes(state)).map((row) => ({
    action: row.action,
    by: row.by,
    effect: row.effect,
  }));

export const canMove = (from: TicketState, to: TicketState): boolean =>
  from === to || NEXT_STATES[from].includes(to);

/**
 * Faults of the table: a state that nothing leads to, one that leads nowhere although it is not
 * final, an action that leads where the table does not. Empty when the table is sound.
 */
export function tableFaults(): string[] {
  const reached = new Set<TicketState>(['draft', ...Object.values(NEXT_STATES).flat()]);
  const faults = TICKET_STATES.filter((state) => !reached.has(state)).map(
    (s) => `${s}: unreachable`,
  );
  for (const state of TICKET_STATES)
    if (NEXT_STATES[state].length === 0) faults.push(`${state}: dead end`);
  for (const state of TERMINAL_STATES)
    if (HOLDERS[state] !== 'none') faults.push(`${state}: final, yet held`);
  for (const row of ACTION_ROWS)
    for (const from of row.from)
      if (!reaches(from, row.effect))
        faults.push(`${from}: ${row.action} cannot reach ${row.effect}`);
  return faults;
}

/** Whether `to` can be reached in at most two moves: some actions pass through screening. */
function reaches(from: TicketState, to: TicketState): boolean {
  return canMove(from, to) || NEXT_STATES[from].some((middle) => canMove(middle, to));
}
