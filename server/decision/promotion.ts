import type { Cents } from '../terms/money.ts';
import type { Order, OrderItem } from '../terms/order.ts';
import { paidForPieces } from './pieces.ts';

/** Pieces by line. */
export type Pieces = Readonly<Record<string, number>>;

/**
 * DT-17 (暂行办法 §17): what a no-reason return gives back is the price of what the buyer had, less the
 * price of what stays, each at the promotion it qualifies for. Undefined where the order tells of no
 * promotion: then every line carries its own paid share.
 */
export function promotionRefund(
  order: Order,
  goingBack: Pieces,
  goneBefore: Pieces = {},
): Cents | undefined {
  if (!order.promotions?.length || order.items.some((item) => item.listCents === undefined))
    return undefined;
  const after = Object.fromEntries(
    order.items.map(({ id }) => [id, (goneBefore[id] ?? 0) + (goingBack[id] ?? 0)]),
  );
  return Math.max(0, priceWithout(order, goneBefore) - priceWithout(order, after));
}

function priceWithout({ items, promotions = [] }: Order, gone: Pieces): Cents {
  const list = items.reduce((sum, item) => sum + listOfKept(item, gone[item.id] ?? 0), 0);
  const off = promotions
    .filter(({ fromCents }) => list >= fromCents)
    .reduce((most, { offCents }) => Math.max(most, offCents), 0);
  return Math.max(0, list - off);
}

function listOfKept({ listCents = 0, quantity }: OrderItem, gone: number): Cents {
  if (gone <= 0) return listCents;
  return gone >= quantity ? 0 : listCents - paidForPieces(listCents, quantity, gone);
}
