import type { Buyer, Merchant, Order } from '../terms/order.ts';
import type { Database } from './database.ts';
import { stored } from './stored.ts';

/** What the demo shop shows; never wired outside demo mode. */
export function createDemoReads({ prisma, pool }: Database) {
  return {
    async buyers(): Promise<readonly Buyer[]> {
      const rows = await prisma.buyer.findMany({ select: { body: true }, orderBy: { id: 'asc' } });
      return rows.map((row) => stored<Buyer>().parse(row.body));
    },

    async merchants(): Promise<readonly Merchant[]> {
      const rows = await prisma.merchant.findMany({
        select: { body: true },
        orderBy: { id: 'asc' },
      });
      return rows.map((row) => stored<Merchant>().parse(row.body));
    },

    /** A buyer's orders, newest first. */
    async orders(buyerId: string): Promise<readonly Order[]> {
      const rows = await prisma.order.findMany({
        where: { buyerId: { equals: buyerId } },
        select: { body: true },
        orderBy: [{ placedAt: 'desc' }, { id: 'asc' }],
      });
      return rows.map((row) => stored<Order>().parse(row.body));
    },

    /** The orders that were told after `since` or were ever claimed on. */
    async ordersToKeep(since: string): Promise<ReadonlySet<string>> {
      const { rows } = await pool.query<{ id: string }>(
        `SELECT id FROM orders o WHERE o.updated_at > $1
           OR EXISTS (SELECT FROM ticket t WHERE t.order_id = o.id)`,
        [since],
      );
      return new Set(rows.map((row) => row.id));
    },
  };
}
