import type pg from 'pg';
import { z } from 'zod';
import type { Order } from '../terms/order.ts';
import type { OrderBrief } from '../turn/ports.ts';
import { stored } from './stored.ts';

/** The order as stored, locked until the transaction ends. */
export async function readOrder(client: pg.PoolClient, id: string): Promise<Order | undefined> {
  const { rows } = await client.query('SELECT body FROM orders WHERE id = $1 FOR UPDATE', [id]);
  return rows[0] ? z.object({ body: stored<Order>() }).parse(rows[0]).body : undefined;
}

/** Writes the order's row; its lines are not touched. */
export async function writeOrder(client: pg.PoolClient, order: Order): Promise<void> {
  await client.query(UPSERT, [
    order.id,
    order.buyerId,
    order.market,
    order.currency,
    order.status,
    order.paidCents,
    order.placedAt,
    order.updatedAt,
    JSON.stringify(briefOf(order)),
    JSON.stringify(order),
    unique(order.items.map((item) => item.merchantId)),
    unique(order.items.map((item) => item.category)),
    order.receiver.address,
  ]);
  await client.query(
    `INSERT INTO parcel (carrier, tracking_no, order_id)
     SELECT carrier, tracking_no, $1 FROM unnest($2::text[], $3::text[]) AS p (carrier, tracking_no)
     ON CONFLICT DO NOTHING`,
    [
      order.id,
      order.shipments.map((shipment) => shipment.carrier),
      order.shipments.map((shipment) => shipment.trackingNo),
    ],
  );
}

const UPSERT = `
  INSERT INTO orders (id, buyer_id, market, currency, status, paid_cents, placed_at, updated_at,
    brief, body, sellers, categories, address_key)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, redress_address_key($13))
  ON CONFLICT (id) DO UPDATE SET buyer_id = $2, market = $3, currency = $4, status = $5,
    paid_cents = $6, placed_at = $7, updated_at = $8, brief = $9, body = $10, sellers = $11, categories = $12,
    address_key = redress_address_key($13)`;

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

function briefOf(order: Order): OrderBrief {
  return {
    id: order.id,
    status: order.status,
    placedAt: order.placedAt,
    paidCents: order.paidCents,
    currency: order.currency,
    items: order.items.map(({ id, title, category }) => ({ id, title, category })),
  };
}
