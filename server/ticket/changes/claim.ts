import type { Claim } from '../../terms/claim.ts';
import { isTerminal } from '../../terms/state.ts';
import { votedSeats } from '../jury.ts';
import type { Ticket } from '../ticket.ts';
import { type Changes, decidedBy, nothing } from './change.ts';
import { expire } from './offers.ts';

/** Another reason needs its own photos: they are asked for from the start. */
const askedAnew = (ticket: Ticket, { leaf }: Claim): Partial<Ticket> =>
  leaf === ticket.claim.leaf ? {} : { evidenceAsks: 0 };

export const CLAIM_CHANGES: Changes<
  | 'claim_revised'
  | 'solution_changed'
  | 'evidence_requested'
  | 'evidence_added'
  | 'found'
  | 'verdict_reached'
  | 'referred'
  | 'assigned'
  | 'ticket_withdrawn'
  | 'ticket_rejected'
  | 'ticket_reopened'
  | 'ticket_timed_out'
  | 'rated'
  | 'escalated_to_lead'
  | 'reminded'
  | 'deadline_extended'
> = {
  claim_revised: (ticket, { claim, claimClosesAt }) => ({
    claim,
    claimClosesAt,
    ...askedAnew(ticket, claim),
  }),
  solution_changed: (ticket, { claim, claimClosesAt }) => ({
    claim,
    ...(claimClosesAt && { claimClosesAt }),
    ...askedAnew(ticket, claim),
    submissions: ticket.submissions + 1,
    consent: undefined,
    verdict: undefined,
    granted: undefined,
    // What was agreed on and has not begun is off.
    return: undefined,
    exchange: undefined,
    repair: ticket.repair?.startedAt === undefined ? undefined : ticket.repair,
    ...expire(ticket),
  }),
  evidence_requested: ({ evidenceAsks }, { wanted }) => ({
    evidenceAsks: evidenceAsks + (wanted?.from === 'merchant' ? 0 : 1),
    ...(wanted && { wanted }),
  }),
  evidence_added: (ticket, { evidence, actor, to }) => {
    const party = actor.kind === 'merchant' ? 'merchant' : 'buyer';
    const enough = party === 'merchant' || to === 'screening' || to === 'arb_evidence';
    const there = ticket.wanted?.from === party && enough;
    return {
      evidence: [...ticket.evidence, ...evidence],
      ...(there && { wanted: undefined }),
    };
  },
  found: (ticket, { findings }) => ({ findings: { ...ticket.findings, ...findings } }),
  verdict_reached: (_, { verdict }) => ({ verdict }),
  referred: (ticket, { group, reasons, urgent }) => ({
    referral: { group, reasons, ...(urgent && { urgent }) },
    ...(urgent && expire(ticket)),
  }),
  assigned: (_, { assignee }) => ({ assignee }),
  ticket_withdrawn: (ticket) => ({ ...expire(ticket), money: 'none' }),
  ticket_rejected: (ticket, { actor }) => ({
    ...expire(ticket),
    money: 'none',
    ...decidedBy(actor),
  }),
  ticket_timed_out: (ticket) => ({ ...expire(ticket), money: 'none' }),
  ticket_reopened: (ticket) => ({
    ...expire(ticket),
    // What was sent or repaired and is faulty still is the same case going on (E27), not a second one.
    ...(isTerminal(ticket.state) && {
      reopens: ticket.reopens + 1,
      submissions: ticket.submissions + 1,
    }),
    money: 'held',
    consent: undefined,
    verdict: undefined,
    granted: undefined,
    wanted: undefined,
    evidenceAsks: 0,
  }),
  rated: (_, { score, resolved, note }) => ({
    rating: {
      score,
      ...(resolved !== undefined && { resolved }),
      ...(note !== undefined && { note }),
    },
  }),
  // T-10: whoever has not voted by now does not any more; an arbiter decides.
  escalated_to_lead: ({ state, arbitration }) =>
    state === 'arb_jury' && arbitration?.seats
      ? { arbitration: { ...arbitration, seats: votedSeats(arbitration) } }
      : {},
  reminded: nothing,
  deadline_extended: nothing,
};
