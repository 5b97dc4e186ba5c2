import type { Cents } from '../terms/money.ts';
import type { OrderItem } from '../terms/order.ts';
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

/** What was announced for the gift of some of a line's pieces; undefined where nothing was. */
export const giftOf = (
  { giftPriceCents, quantity }: Pick<OrderItem, 'giftPriceCents' | 'quantity'>,
  pieces: number,
): Cents | undefined =>
  giftPriceCents === undefined ? undefined : paidForPieces(giftPriceCents, quantity, pieces);

/** Pieces a claim is about: as told, or the codes named, or all of the line. */
export function piecesOf({ item, claim, findings }: Facts): number {
  const codes = findings.code?.codeIds ?? claim.details?.codeIds;
  return Math.min(claim.quantity ?? codes?.length ?? item.quantity, item.quantity) || item.quantity;
}

export const basisOf = (facts: Facts): Cents =>
  paidForPieces(facts.item.paidCents, facts.item.quantity, piecesOf(facts));
