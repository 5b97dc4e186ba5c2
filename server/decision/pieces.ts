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

/** Pieces of a line that other claims have taken back. */
export const goneBefore = ({ returned = {} }: Pick<Facts, 'returned'>, itemId: string): number =>
  returned[itemId] ?? 0;

/** Pieces a claim is about: as told, or the codes named, or all of the line that is still there. */
export function piecesOf(facts: Facts): number {
  const { item, claim, findings } = facts;
  const codes = findings.code?.codeIds ?? claim.details?.codeIds;
  const left = Math.max(0, item.quantity - goneBefore(facts, item.id));
  return Math.min(claim.quantity ?? codes?.length ?? left, left) || item.quantity;
}

export const basisOf = (facts: Facts): Cents =>
  paidForPieces(facts.item.paidCents, facts.item.quantity, piecesOf(facts));
