import {
  type Dispute,
  drawJury,
  isPanels,
  judgesRule,
  juryAllowed,
  juryRule,
  replaceJuror,
  type Short,
} from '../../decision/jury.ts';
import type { JurySeat } from '../../terms/juror.ts';
import type { Actor } from '../../terms/party.ts';
import { canDecide } from '../../ticket/jury.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { type Draft, SYSTEM } from '../draft.ts';
import { decideFor, toArbiter } from './decide-for.ts';
import { rulesOf } from './facts.ts';
import { onFinding } from './findings.ts';
import { refer } from './refer.ts';
import { deadlineFact } from './way-steps.ts';

/** E18: a jury only for small goods, never for what may be counterfeit, and only if both agree. */
export function openJury(
  draft: Draft,
  ticket: Ticket,
  actor: Actor,
): 'open' | 'not_allowed' | Short {
  const rules = rulesOf(draft, ticket);
  const bothConsent = ticket.arbitration?.juryConsent.length === 2;
  const dispute = { valueCents: ticket.paidCents, leaf: ticket.claim.leaf, bothConsent };
  if (!juryAllowed(dispute, rules)) return 'not_allowed';
  const seats = drawJury(disputeOf(ticket), draft.jurors, juryRule(rules));
  if ('jurors' in seats) return seats;
  if (!draft.act(ticket.id, { type: 'open_jury', seats }, actor)) return 'not_allowed';
  draft.say([{ name: 'jury_opened', facts: deadlineFact(draft.ticketById(ticket.id) ?? ticket) }]);
  draft.showTicket(ticket.id);
  return 'open';
}

/** DT-15: the experts who vote on what may be counterfeit; undefined where the house has too few of them. */
export function panelFor(draft: Draft, ticket: Ticket): readonly JurySeat[] | undefined {
  const { leaf } = ticket.claim;
  if (!isPanels(leaf)) return undefined;
  const seats = drawJury(disputeOf(ticket), draft.jurors, judgesRule(leaf, rulesOf(draft, ticket)));
  return 'jurors' in seats ? undefined : seats;
}

const disputeOf = (ticket: Ticket): Dispute => ({
  caseId: ticket.id,
  leaf: ticket.claim.leaf,
  category: ticket.category,
  buyerId: ticket.buyerId,
  merchantId: ticket.merchantId,
  worked: [ticket.assignee?.id, ticket.decidedBy?.id, ticket.pending?.by.id].filter(
    (id) => id !== undefined,
  ),
});

interface Vote {
  readonly seat: JurySeat;
  readonly side: 'buyer' | 'merchant';
  readonly reason: string;
  readonly actor: Actor;
}

/** E19: the jury says who is right; enough equal votes decide, and the tables say how much. */
export function voted(draft: Draft, ticket: Ticket, { seat, side, reason, actor }: Vote): boolean {
  const vote = { type: 'vote', seat: seat.seat, for: side, reason } as const;
  if (!draft.act(ticket.id, vote, actor)) return false;
  const now = draft.ticketById(ticket.id);
  if (!now?.arbitration) return true;
  const { votes: enough } = judgesRule(now.claim.leaf, rulesOf(draft, ticket));
  const equal = now.arbitration.votes.filter((one) => one.for === side).length;
  if (equal < enough) return endHung(draft, now, enough);
  if (now.state === 'appraisal') {
    panelFound(draft, now, side);
    return true;
  }
  if (!decideFor(draft, now, side, { row: 'E19', by: 'jury' })) toArbiter(draft, now);
  return true;
}

/** DT-15: two of three have said the same, which is the finding; what it leads to is E17's. */
function panelFound(draft: Draft, ticket: Ticket, side: 'buyer' | 'merchant'): void {
  const { claim, appraisalFee, arbitration } = ticket;
  const against = claim.leaf === 'AUT.part_replaced' ? 'part_replaced' : 'counterfeit';
  const reasons = (arbitration?.votes ?? []).flatMap((vote) =>
    vote.for === side && vote.reason ? [vote.reason] : [],
  );
  const appraisal = {
    result: side === 'buyer' ? against : 'genuine',
    at: draft.now,
    note: reasons.join('\n'),
    // Whoever advanced it has it back of the loser.
    ...(appraisalFee?.consentId !== undefined && { feeCents: appraisalFee.cents }),
  } as const;
  if (draft.act(ticket.id, { type: 'found', findings: { appraisal } }, SYSTEM))
    onFinding(draft, ticket.id, 'appraisal');
}

/** Somebody cannot or will not judge this one: the next by lot is asked, in the same change. */
export function declined(draft: Draft, ticket: Ticket, seat: JurySeat, actor: Actor): boolean {
  const { seats = [], asked = [] } = ticket.arbitration ?? {};
  const { experts, votes: enough } = judgesRule(ticket.claim.leaf, rulesOf(draft, ticket));
  const sitting = seats.filter((one) => one.seat !== seat.seat);
  const instead = replaceJuror(disputeOf(ticket), draft.jurors, {
    left: seat,
    sitting,
    asked,
    experts,
  });
  const command = { type: 'decline_seat', seat, ...(instead && { instead }) } as const;
  if (!draft.act(ticket.id, command, actor)) return false;
  const now = draft.ticketById(ticket.id);
  if (!now) return true;
  // Without its experts it would not be the jury that both sides agreed to; two experts can still agree.
  if (
    now.state !== 'appraisal' &&
    !instead &&
    sitting.filter(({ expert }) => expert).length < experts
  )
    toArbiter(draft, now);
  return endHung(draft, now, enough);
}

/** Where enough equal votes can no longer come together, nobody waits for the time to run out. */
function endHung(draft: Draft, ticket: Ticket, enough: number): true {
  if (!ticket.arbitration || canDecide(ticket.arbitration, enough)) return true;
  if (ticket.state === 'appraisal')
    refer(draft, { group: 'lead', reasons: ['appraisal_inconclusive'], row: 'DT-15' });
  else toArbiter(draft, ticket);
  return true;
}
