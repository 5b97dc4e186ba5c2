import { carrierClaimJournal } from '../../settlement/carrier-claim.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { type Draft, SYSTEM } from '../draft.ts';
import { rulesOf } from './facts.ts';
import { caseOf, lineOf } from './line.ts';

/**
 * O3-3: what the carrier admits comes in, the rest falls on who booked the parcel. It clears exactly
 * what the settlements claimed; an answer that came before them counts when they are decided.
 */
export function carrierAnswered(draft: Draft, ticketId: string): void {
  const ticket = draft.ticketById(ticketId);
  const claim = ticket?.carrierClaim;
  const answer = ticket?.findings.carrierClaim;
  if (!ticket || !claim || !answer) return;
  const claimedCents = claim.claimedCents - claim.clearedCents;
  const { item, merchant, settled } = lineOf(draft, ticket);
  if (claimedCents === 0 || !item || !merchant) return;
  const admittedCents = admittedOf(ticket, claimedCents);
  const cleared = { type: 'carrier_answered', clearedCents: claimedCents, admittedCents } as const;
  if (!draft.act(ticket.id, cleared, SYSTEM)) return;
  draft.post(
    carrierClaimJournal({
      ...caseOf(draft, ticket),
      round: claim.answers + 1,
      claimedCents,
      admittedCents,
      bookedBy: claim.bookedBy,
      merchantId: merchant.id,
      commissionBps: item.commissionBps,
      commission: rulesOf(draft, ticket).commission,
      balances: merchant.balances,
      line: settled,
    }),
  );
}

/** Of all that the carrier admits, what earlier settlements of the case have not had yet. */
const admittedOf = ({ findings, carrierClaim }: Ticket, openCents: number): number =>
  Math.min(
    openCents,
    Math.max(0, (findings.carrierClaim?.admittedCents ?? 0) - (carrierClaim?.admittedCents ?? 0)),
  );
