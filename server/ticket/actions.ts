import type { Party } from '../terms/party.ts';
import { isTerminal, TERMINAL_STATES, TICKET_STATES, type TicketState } from '../terms/state.ts';
import { openSeat } from './jury.ts';
import { openCounter, roundsLeft } from './proposals.ts';
import type { Ticket } from './ticket.ts';
import { canMove, NEXT_STATES } from './transitions.ts';

/** What an action's guard may look at beside the case. */
export interface ActionContext {
  /** Business instant, ISO 8601 UTC. */
  readonly now: string;
  /** The person who would act, where it is one: an appeal is for somebody else than decided before. */
  readonly actorId?: string | undefined;
  /** Proposals a side may make in a talk (T-06); without limit where it is not said. */
  readonly rounds?: number | undefined;
  /** What the rules in force say of looking at a case again (E33, E34). */
  readonly secondLook: {
    readonly appeal: (ticket: Ticket, by: 'buyer' | 'merchant') => boolean;
    readonly reopen: (ticket: Ticket) => boolean;
  };
  /** Whether the rules let a jury judge such goods at all (E18). */
  readonly juryMay: (ticket: Ticket) => boolean;
}

type Guard = (ticket: Ticket, context: ActionContext) => boolean;

/** An action a party may take: its row in policy §4, where it is open, and the state it leads to. */
export interface ActionRow {
  readonly row: string;
  readonly action: string;
  readonly by: Party;
  readonly from: readonly TicketState[];
  /** The usual next state, `same` where it stays; the terms in force may lead elsewhere. */
  readonly effect: TicketState | 'same';
  readonly when?: Guard;
  /** Fields without which it is refused. */
  readonly needs?: readonly string[];
}

const hasOffer: Guard = (ticket) => ticket.offers.some((offer) => offer.status === 'open');
const hasCounter: Guard = (ticket) => openCounter(ticket) !== undefined;
const mayPropose: Guard = (ticket, { rounds = Number.MAX_SAFE_INTEGER }) =>
  roundsLeft(ticket, 'merchant', rounds) > 0;
const mayAppeal =
  (by: 'buyer' | 'merchant'): Guard =>
  (ticket, { secondLook }) =>
    secondLook.appeal(ticket, by);
const mayReopen: Guard = (ticket, { secondLook }) => secondLook.reopen(ticket);
const notDecidedBefore: Guard = ({ decidedBy }, { actorId }) =>
  actorId === undefined || decidedBy?.id !== actorId;
/** Whoever proposed it is not the one who confirms it. */
const pendingOfAnother: Guard = ({ pending }, { actorId }) =>
  pending !== undefined && actorId !== undefined && actorId !== pending.by.id;
/** An appeal stands on something that was not on the case when it was decided. */
const NEW_EVIDENCE = ['note', 'evidenceIds'] as const;
const inAudit: Guard = ({ audit }) => audit !== undefined && audit.outcome === undefined;
/** More time in an arbitration is given once. */
const noSupplementYet: Guard = ({ arbitration }) => arbitration?.supplement === undefined;
/** Each side says so once, and is not asked where its yes could lead to nothing. */
const mayAgreeToJury =
  (by: 'buyer' | 'merchant'): Guard =>
  (ticket, { juryMay }) =>
    juryMay(ticket) && !ticket.arbitration?.juryConsent.includes(by);
const bothWantJury: Guard = (ticket, { juryMay }) =>
  juryMay(ticket) && ticket.arbitration?.juryConsent.length === 2;
const toConsignor: Guard = (ticket) => ticket.return?.to === 'consignor';
const proposed: Guard = ({ verdict }) =>
  verdict?.kind === 'offer' || (verdict?.kind === 'refer' && verdict.proposal !== undefined);

/** The platform proposes between what the tables give and what they allow. */
const tabled: Guard = ({ verdict }) => verdict?.kind === 'offer';

/** E31: a buyer may take the claim back until the money or the goods move. */
const BEFORE_MONEY: readonly TicketState[] = TICKET_STATES.filter((state) =>
  NEXT_STATES[state].includes('cancelled'),
);
/** E31: where another solution can be asked for: the claim was judged, and nothing has moved yet. */
export const CHANGEABLE: readonly TicketState[] = BEFORE_MONEY.filter(
  (state) => state !== 'screening' && state !== 'evidence_wait',
);
const OPEN = TICKET_STATES.filter((state) => !isTerminal(state) && state !== 'draft');
const WAITING = OPEN.filter((state) => NEXT_STATES[state].includes('suspended'));
/** Where a person may decide, or decide otherwise than the rules did. */
const OVERRIDABLE = WAITING.filter(
  (state) => canMove(state, 'platform_review') && state !== 'refund_failed',
);

type Row = readonly [
  row: string,
  action: string,
  from: readonly TicketState[],
  effect: ActionRow['effect'],
  when?: Guard | undefined,
  needs?: readonly string[],
];

const BUYER: readonly Row[] = [
  ['E04', 'add_evidence', ['evidence_wait'], 'screening'],
  [
    'E04',
    'add_evidence',
    ['merchant_review', 'platform_review', 'code_check', 'appraisal', 'arb_evidence', 'appeal'],
    'same',
  ],
  ['E12', 'accept_offer', ['offer_wait', 'negotiation'], 'refunding', hasOffer],
  ['E26', 'accept_offer', ['inspect_dispute'], 'refunding', hasOffer],
  ['E13', 'counter', ['offer_wait', 'negotiation'], 'negotiation', hasOffer],
  ['E26', 'counter', ['inspect_dispute'], 'same', hasOffer],
  ['E13', 'delegate', ['offer_wait', 'negotiation'], 'negotiation', hasOffer],
  ['E13', 'decline_offer', ['offer_wait'], 'negotiation', hasOffer],
  [
    'E14',
    'escalate',
    ['offer_wait', 'negotiation', 'merchant_review', 'code_check'],
    'platform_review',
  ],
  ['E26', 'escalate', ['inspect_dispute'], 'arb_evidence'],
  ['E31', 'withdraw', BEFORE_MONEY, 'cancelled'],
  ['E31', 'change_solution', CHANGEABLE, 'screening', undefined, ['remedy']],
  ['E31', 'change_solution', ['evidence_wait'], 'same', undefined, ['remedy']],
  ['E23', 'ship_return', ['return_wait', 'repair_wait'], 'same'],
  ['E23', 'book_pickup', ['return_wait', 'repair_wait'], 'same'],
  ['T-12', 'extend_deadline', ['return_wait'], 'same', (t) => t.return?.extended === false],
  ['E27', 'confirm_receipt', ['exchange_transit', 'repair_transit'], 'settling'],
  ['E18', 'open_jury', ['arb_evidence'], 'same', mayAgreeToJury('buyer')],
  ['E33', 'appeal', ['rejected', 'completed'], 'appeal', mayAppeal('buyer'), NEW_EVIDENCE],
  ['E34', 'reopen', ['closed_timeout', 'cancelled'], 'screening', mayReopen],
  ['—', 'rate', ['completed', 'rejected', 'cancelled', 'closed_timeout'], 'same'],
];

const MERCHANT: readonly Row[] = [
  ['E15', 'approve', ['merchant_review'], 'offer_wait'],
  ['E15', 'reject', ['merchant_review'], 'negotiation'],
  ['E15', 'propose', ['merchant_review', 'negotiation'], 'negotiation', mayPropose],
  ['E14', 'accept_offer', ['negotiation'], 'refunding', hasCounter],
  ['E14', 'decline_offer', ['negotiation'], 'same', hasCounter],
  ['E04', 'add_evidence', ['merchant_review', 'platform_review', 'arb_evidence', 'appeal'], 'same'],
  ['T-24', 'add_evidence', ['code_check'], 'platform_review'],
  ['E24', 'confirm_receipt', ['return_wait', 'return_transit'], 'inspection', toConsignor],
  ['E25', 'inspect', ['inspection'], 'refunding', toConsignor],
  ['E27', 'ship_exchange', ['exchange_wait'], 'exchange_transit'],
  ['E27', 'reject', ['exchange_wait'], 'offer_wait'],
  // What a repair would cost, and how it went; nothing else is a merchant's to find.
  ['E28', 'report', ['repair_wait', 'repairing'], 'same'],
  ['E18', 'open_jury', ['arb_evidence'], 'same', mayAgreeToJury('merchant')],
  ['E33', 'appeal', ['completed'], 'appeal', mayAppeal('merchant'), NEW_EVIDENCE],
];

const PLATFORM: readonly Row[] = [
  ['—', 'assign', OPEN, 'same'],
  ['E16', 'request_evidence', ['platform_review'], 'evidence_wait'],
  ['T-09', 'request_evidence', ['arb_evidence'], 'same', noSupplementYet],
  ['E16', 'approve', ['platform_review'], 'offer_wait', proposed],
  ['E16', 'reject', ['platform_review'], 'rejected'],
  ['E16', 'ask_merchant', ['platform_review'], 'merchant_review', proposed],
  ['E16', 'send_to_appraisal', ['platform_review', 'arb_evidence'], 'appraisal'],
  ['E16', 'open_arbitration', ['platform_review', 'offer_wait', 'negotiation'], 'arb_evidence'],
  ['E16', 'arbitrate', ['platform_review'], 'offer_wait'],
  ['E14', 'propose', ['negotiation'], 'same', tabled],
  ['E17', 'arbitrate', ['appraisal'], 'arb_decided'],
  ['E18', 'arbitrate', ['arb_evidence', 'arb_jury'], 'arb_decided'],
  // A counterfeit is signed for by a person before anything is carried out.
  ['E20', 'arbitrate', ['arb_decided'], 'refunding'],
  ['E33', 'arbitrate', ['appeal'], 'arb_decided', notDecidedBefore],
  ['E18', 'open_jury', ['arb_evidence'], 'arb_jury', bothWantJury],
  ['E24', 'confirm_receipt', ['return_wait', 'return_transit'], 'inspection'],
  ['E25', 'inspect', ['inspection'], 'refunding'],
  ['E25', 'inspect', ['inspect_dispute'], 'same'],
  ['E27', 'ship_exchange', ['exchange_wait'], 'exchange_transit'],
  ['E28', 'report', OPEN, 'same'],
  // A partner answers and sends its bill long after.
  ['E30', 'report', TERMINAL_STATES, 'same'],
  ['E29', 'retry_refund', ['refund_failed'], 'refunding'],
  ['—', 'extend_deadline', OPEN, 'same', (ticket) => ticket.deadline !== undefined],
  ['—', 'override', OVERRIDABLE, 'offer_wait'],
  ['—', 'confirm_ruling', OVERRIDABLE, 'offer_wait', pendingOfAnother],
  ['—', 'withdraw_ruling', OVERRIDABLE, 'same', ({ pending }) => pending !== undefined],
  ['E32', 'suspend', WAITING, 'suspended'],
  ['E32', 'resume', ['suspended'], 'same'],
  ['E34', 'reopen', ['closed_timeout', 'cancelled', 'completed'], 'screening', mayReopen],
  ['DT-10', 'audit_confirm', TERMINAL_STATES, 'same', inAudit],
  ['DT-10', 'audit_overturn', TERMINAL_STATES, 'same', inAudit],
];

/** A juror, from the seat they were drawn for and have not voted from. */
const seated: Guard = ({ arbitration }, { actorId }) =>
  actorId !== undefined && openSeat(arbitration, actorId) !== undefined;
const JUROR: readonly Row[] = [
  ['E19', 'vote', ['arb_jury', 'appraisal'], 'same', seated, ['outcome', 'reason']],
  ['E19', 'decline_seat', ['arb_jury', 'appraisal'], 'same', seated],
];

const rowsOf = (by: Party, rows: readonly Row[]): ActionRow[] =>
  rows.map(([row, action, from, effect, when, needs]) => ({
    row,
    action,
    by,
    from,
    effect,
    ...(when && { when }),
    ...(needs && { needs }),
  }));

/** Every action of every party; nothing else lists them. */
export const ACTION_ROWS: readonly ActionRow[] = [
  ...rowsOf('buyer', BUYER),
  ...rowsOf('merchant', MERCHANT),
  ...rowsOf('platform', PLATFORM),
  ...rowsOf('appraiser', JUROR),
];

export interface NextAction {
  readonly action: string;
  readonly by: Party;
  readonly effect: TicketState;
  /** Fields without which it is refused. */
  readonly needs?: string[];
}

/** What `by` may do with this case now, and where it leads. Nothing else is accepted. */
export function nextActions(ticket: Ticket, by: Party, context: ActionContext): NextAction[] {
  const open = ACTION_ROWS.filter(
    (row) =>
      row.by === by && row.from.includes(ticket.state) && (row.when?.(ticket, context) ?? true),
  );
  return open.map(({ action, effect, needs }) => ({
    action,
    by,
    effect: action === 'resume' ? resumesTo(ticket) : effect === 'same' ? ticket.state : effect,
    ...(needs && { needs: [...needs] }),
  }));
}

/** Taken up again, a case stands where it was stopped. */
const resumesTo = ({ state, suspension }: Ticket): TicketState => suspension?.from ?? state;

/** Actions that lead where the table of states does not. Empty when both agree. */
export function actionFaults(): string[] {
  return ACTION_ROWS.flatMap(({ action, from, effect }) =>
    from
      .filter((state) => effect !== 'same' && !reaches(state, effect))
      .map((state) => `${state}: ${action} cannot reach ${effect}`),
  );
}

/** Whether `to` can be reached in at most two moves: some actions pass through another state. */
const reaches = (from: TicketState, to: TicketState): boolean =>
  canMove(from, to) || NEXT_STATES[from].some((middle) => canMove(middle, to));
