import type pg from 'pg';
import { z } from 'zod';
import type { Order } from '../terms/order.ts';

const Receiver = z.object({ name: z.string(), phone: z.string(), address: z.string() });

/** Where an order's goods were sent; undefined where there is no such order. */
export async function receiverOf(
  pool: pg.Pool,
  orderId: string,
): Promise<Order['receiver'] | undefined> {
  const { rows } = await pool.query<{ receiver: unknown }>(
    `SELECT body->'receiver' AS receiver FROM orders WHERE id = $1`,
    [orderId],
  );
  return rows[0] && Receiver.parse(rows[0].receiver);
}
