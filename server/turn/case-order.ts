import type { Ticket } from '../ticket/ticket.ts';
import type { OrderBrief } from './ports.ts';

/** Cases as they were opened; those of one moment as their items stand in the order. */
export function inOrder<T extends Pick<Ticket, 'createdAt' | 'itemId'>>(
  cases: readonly T[],
  orders: readonly OrderBrief[],
): readonly T[] {
  const items = orders.flatMap((order) => order.items.map(({ id }) => id));
  return [...cases].sort(
    (a, b) =>
      a.createdAt.localeCompare(b.createdAt) || items.indexOf(a.itemId) - items.indexOf(b.itemId),
  );
}
