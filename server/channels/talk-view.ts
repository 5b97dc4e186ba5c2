import type { TicketView } from '../contract/tickets.ts';
import { type Proposal, proposalsOf, roundsLeft } from '../ticket/proposals.ts';
import type { Ticket } from '../ticket/ticket.ts';

/** The proposals of all three sides; what a side would still agree to is in none of them. */
export function talkOf(
  ticket: Ticket,
  rounds: number | undefined,
  words: (by: string, text: string) => string,
): Pick<TicketView, 'talk'> {
  const proposals = proposalsOf(ticket);
  if (rounds === undefined || proposals.length === 0) return {};
  const { verdict } = ticket;
  return {
    talk: {
      proposals: proposals.map((one) => view(one, words)),
      rounds,
      left: {
        buyer: roundsLeft(ticket, 'buyer', rounds),
        merchant: roundsLeft(ticket, 'merchant', rounds),
      },
      ...(verdict?.kind === 'offer' && { dueCents: verdict.tableCents }),
    },
  };
}

const view = (
  { id, by, terms, reason, evidenceIds, spokenFor, ...rest }: Proposal,
  words: (by: string, text: string) => string,
) => ({
  id,
  by,
  remedy: terms.remedy,
  amountCents: terms.amountCents,
  ...(terms.percentBps !== undefined && { percentBps: terms.percentBps }),
  ...(reason !== undefined && { reason: words(by, reason) }),
  ...(evidenceIds && { evidenceIds: [...evidenceIds] }),
  round: rest.round,
  madeAt: rest.madeAt,
  expiresAt: rest.expiresAt,
  status: rest.status,
  ...(spokenFor && { spokenFor }),
  ...(terms.agreedBy && { asks: terms.agreedBy }),
});
