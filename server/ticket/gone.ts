import type { Remedy } from '../terms/reason.ts';
import type { Ticket } from './ticket.ts';

/** Remedies after which the buyer has the money and not the goods. */
const UNWOUND: readonly Remedy[] = ['return_refund', 'refund_only'];

/**
 * Pieces of its line that this case takes from the buyer for good: they are on their way back or there,
 * or never came, and their price comes back. 0 while they are with the buyer, and where they stay.
 */
export function gonePieces(ticket: Ticket): number {
  const { granted, goods, state, refunds, quantity, claim, findings } = ticket;
  if (!granted || !UNWOUND.includes(granted.terms.remedy) || goods === 'with_buyer') return 0;
  if (state === 'cancelled' || state === 'closed_timeout' || state === 'rejected') return 0;
  const handedIn = ticket.return !== undefined && goods !== 'in_transit';
  if (!handedIn && refunds.length === 0) return 0;
  const codes = findings.code?.codeIds ?? claim.details?.codeIds;
  return Math.min(claim.quantity ?? codes?.length ?? quantity, quantity);
}
