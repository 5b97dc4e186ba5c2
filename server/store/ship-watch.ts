import type pg from 'pg';
import { z } from 'zod';
import type { Order } from '../terms/order.ts';
import type { Market } from '../terms/party.ts';
import { stored } from './stored.ts';

/** Orders looked at in one run; the next run goes on. */
const BATCH = 20;

/** Keeps an eye on an order that was told unsent, from then on; one that was sent needs none. */
export async function watchShipment(
  client: pg.PoolClient,
  order: Order,
  toldAt: string,
): Promise<void> {
  if (unsentItems(order).length === 0) {
    await client.query('DELETE FROM ship_watch WHERE order_id = $1 AND raised_at IS NULL', [
      order.id,
    ]);
    return;
  }
  await client.query(
    `INSERT INTO ship_watch (order_id, paid_at, ship_by, told_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (order_id) DO UPDATE SET paid_at = $2, ship_by = $3`,
    [order.id, order.paidAt, order.shipBy ?? null, toldAt],
  );
}

/** Goods of a paid order that no parcel has; codes are delivered, not sent. */
const unsentItems = ({ status, items, shipments }: Order) =>
  status === 'paid'
    ? items
        .filter(({ custody, category }) => custody !== 'digital' && category !== 'virtual_code')
        .filter(({ id }) => !shipments.some(({ itemIds }) => itemIds.includes(id)))
    : [];

export interface LateItem {
  readonly orderId: string;
  readonly itemId: string;
  readonly buyerId: string;
  readonly market: Market;
}

export interface ShipWatchParts {
  /** Hours after payment, where the order names no instant. */
  readonly overHours: () => number;
  /** Says that an item is late; saying it twice is saying it once. */
  readonly late: (item: LateItem) => Promise<unknown>;
  readonly failed: (item: LateItem, error: unknown) => void;
}

/**
 * Finds orders that were not sent in time, each once. Safe across nodes, since two that find the same
 * one say the same. One that fails is found again in the next run.
 */
export const createShipWatch = (pool: pg.Pool, parts: ShipWatchParts) => ({
  /** The business instant at which the next order is late, up to `until`. */
  async nextAt(until: string): Promise<string | undefined> {
    const { rows } = await pool.query<{ due: Date }>(`${OPEN} LIMIT 1`, [until, parts.overHours()]);
    return rows[0]?.due.toISOString();
  },

  /** Tells of what is late by now; answers of how many orders. */
  async run(now: string): Promise<number> {
    const { rows } = await pool.query(`${OPEN} LIMIT ${BATCH}`, [now, parts.overHours()]);
    let told = 0;
    for (const { order } of z.array(LateRow).parse(rows))
      if (await tell(order, parts)) {
        await pool.query('UPDATE ship_watch SET raised_at = $2 WHERE order_id = $1', [
          order.id,
          now,
        ]);
        told += 1;
      }
    return told;
  },
});

async function tell(order: Order, { late, failed }: ShipWatchParts): Promise<boolean> {
  for (const { id: itemId } of unsentItems(order)) {
    const item = { orderId: order.id, itemId, buyerId: order.buyerId, market: order.market };
    try {
      await late(item);
    } catch (error) {
      failed(item, error);
      return false;
    }
  }
  return true;
}

/** The second that a promise names is still good: late is the next one. */
const DUE = `date_trunc('second', coalesce(w.ship_by, w.paid_at + $2 * interval '1 hour'))
  + interval '1 second'`;
const OPEN = `
  SELECT ${DUE} AS due, o.body AS order
  FROM ship_watch w JOIN orders o ON o.id = w.order_id
  WHERE w.raised_at IS NULL AND o.status = 'paid' AND ${DUE} <= $1 AND ${DUE} > w.told_at
  ORDER BY due, w.order_id`;

const LateRow = z.object({ order: stored<Order>() });
