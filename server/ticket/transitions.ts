import type { Holder } from '../terms/party.ts';
import { isTerminal, TERMINAL_STATES, TICKET_STATES, type TicketState } from '../terms/state.ts';
import type { Ticket } from './ticket.ts';

/** Where a ticket may go from each state (policy §4, machine-readable transitions). */
const TABLE: Readonly<Record<TicketState, readonly TicketState[]>> = {
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
  ],
  evidence_wait: ['screening', 'closed_timeout', 'cancelled'],
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
  ],
  merchant_review: [
    'offer_wait',
    'refunding',
    'return_wait',
    'exchange_wait',
    'repair_wait',
    'settling',
    'negotiation',
    'platform_review',
    'cancelled',
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
  ],
  platform_review: [
    'offer_wait',
    'refunding',
    'return_wait',
    'code_check',
    'appraisal',
    'arb_evidence',
    'rejected',
    'evidence_wait',
    'merchant_review',
    'cancelled',
  ],
  code_check: [
    'offer_wait',
    'refunding',
    'rejected',
    'exchange_wait',
    'platform_review',
    'cancelled',
  ],
  // Nobody answers in time: a lead decides (T-08).
  appraisal: ['arb_decided', 'offer_wait', 'rejected', 'platform_review', 'cancelled'],
  arb_evidence: ['arb_jury', 'arb_decided', 'appraisal', 'cancelled'],
  arb_jury: ['arb_decided'],
  arb_decided: ['refunding', 'return_wait', 'rejected', 'repair_wait', 'exchange_wait', 'settling'],
  intercepting: [
    'return_transit',
    'refunding',
    'offer_wait',
    'screening',
    'platform_review',
    'cancelled',
  ],
  return_wait: ['return_transit', 'closed_timeout', 'cancelled', 'refunding'],
  // Lost after it was paid at its first scan, a return is settled as it is.
  return_transit: ['inspection', 'platform_review', 'settling'],
  inspection: ['refunding', 'exchange_wait', 'inspect_dispute'],
  inspect_dispute: ['refunding', 'rejected', 'arb_evidence'],
  exchange_wait: ['exchange_transit', 'offer_wait', 'refunding'],
  // Cash beside what was sent again may still be on its way.
  exchange_transit: ['settling', 'refunding', 'screening'],
  repair_wait: ['repairing', 'closed_timeout', 'cancelled'],
  repairing: ['repair_transit', 'offer_wait'],
  repair_transit: ['settling', 'screening'],
  refunding: ['settling', 'refund_failed'],
  refund_failed: ['refunding', 'platform_review'],
  settling: ['completed'],
  // An appeal that changes nothing leaves what was decided before.
  completed: ['appeal', 'screening'],
  rejected: ['appeal'],
  cancelled: ['screening'],
  closed_timeout: ['screening'],
  appeal: ['refunding', 'return_wait', 'rejected', 'completed', 'arb_decided'],
  suspended: [],
};

/** States in which a case waits for somebody and no money is on its way. */
const MONEY_MOVES: readonly TicketState[] = ['refunding', 'settling', 'draft'];
const INTERRUPTIBLE = TICKET_STATES.filter(
  (state) => !isTerminal(state) && !MONEY_MOVES.includes(state) && state !== 'suspended',
);

/**
 * The whole table: what policy §4 lists; for what can still be withdrawn that it can be judged anew
 * (E31); for what leads to a refund that it settles at once where no cash leaves through the gateway;
 * and for every waiting state that it can be suspended (E32), taken up again where it stood,
 * and given to a person at once when somebody is in danger (E35). The buyer's progress view, the merchant's to-do, the operator's flowchart and the API's `next` read it.
 */
export const NEXT_STATES: Readonly<Record<TicketState, readonly TicketState[]>> =
  Object.fromEntries(
    TICKET_STATES.map((state) => {
      if (state === 'suspended') return [state, [...INTERRUPTIBLE, 'rejected', 'refunding']];
      const interrupted = INTERRUPTIBLE.includes(state) ? ['suspended', 'platform_review'] : [];
      const anew = TABLE[state].includes('cancelled') ? ['screening'] : [];
      const free = TABLE[state].includes('refunding') ? ['settling'] : [];
      return [state, [...new Set([...TABLE[state], ...free, ...anew, ...interrupted])]];
    }),
  ) as unknown as Readonly<Record<TicketState, readonly TicketState[]>>;

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

/** Who must act, where the case itself says otherwise than its state. */
export function holderOf(to: TicketState, ticket: Ticket | undefined): Holder {
  if (to === 'inspection' && ticket?.return?.to === 'consignor') return 'merchant';
  if (to === 'exchange_wait' && ticket?.goods === 'at_platform') return 'platform';
  return HOLDERS[to];
}

export const canMove = (from: TicketState, to: TicketState): boolean =>
  from === to || NEXT_STATES[from].includes(to);

/**
 * Faults of the table: a state that nothing leads to, or one that leads nowhere although it is not
 * final. Empty when the table is sound.
 */
export function stateFaults(): string[] {
  const reached = new Set<TicketState>(['draft', ...Object.values(NEXT_STATES).flat()]);
  const faults = TICKET_STATES.filter((state) => !reached.has(state)).map(
    (s) => `${s}: unreachable`,
  );
  for (const state of TICKET_STATES)
    if (NEXT_STATES[state].length === 0) faults.push(`${state}: dead end`);
  for (const state of TERMINAL_STATES)
    if (HOLDERS[state] !== 'none') faults.push(`${state}: final, yet held`);
  return faults;
}
