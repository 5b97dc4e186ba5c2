import type { Cents } from '../terms/money.ts';
import type { Facts } from './facts.ts';

/**
 * What was paid for some of a line's pieces. A line is split by largest remainder: the first pieces
 * carry the odd cents, so that all the pieces together are exactly the line.
 */
export function paidForPieces(paidCents: Cents, quantity: number, pieces: number): Cents {
  const all = Math.max(1, quantity);
  const some = Math.min(Math.max(1, pieces), all);
  return Math.floor(paidCents / all) * some + Math.min(some, paidCents % all);
}

/** Pieces a claim is about: as told, or the codes named, or all of the line. */
export function piecesOf({ item, claim, findings }: Facts): number {
  const codes = findings.code?.codeIds ?? claim.details?.codeIds;
  return Math.min(claim.quantity ?? codes?.length ?? item.quantity, item.quantity) || item.quantity;
}

export const basisOf = (facts: Facts): Cents =>
  paidForPieces(facts.item.paidCents, facts.item.quantity, piecesOf(facts));
