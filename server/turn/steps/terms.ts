import type { Computed, Liability, RemedyTerms } from '../../terms/verdict.ts';
import type { Ticket } from '../../ticket/ticket.ts';

/** What the tables gave for this case, whether it was offered, done, or laid before a person. */
export function computedOf({ verdict }: Ticket): Computed | undefined {
  switch (verdict?.kind) {
    case 'offer':
    case 'proceed':
      return verdict;
    case 'refer':
      return verdict.proposal;
    default:
      return undefined;
  }
}

/** Who bears what is carried out; a case that nobody has judged bears nothing yet. */
export const liabilityOf = (ticket: Ticket): Liability | undefined =>
  ticket.granted?.liability ?? computedOf(ticket)?.liability;

/**
 * What is the buyer's where the buyer is found to be right: the way that is being carried out once its
 * goods have come back, else what the tables gave.
 */
export const dueTerms = (ticket: Ticket): RemedyTerms | undefined =>
  (ticket.return?.inspection && ticket.granted?.terms) ?? computedOf(ticket)?.terms;
