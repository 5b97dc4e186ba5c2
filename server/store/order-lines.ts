import type pg from 'pg';
import { z } from 'zod';
import type { Entry, Journal } from '../terms/ledger.ts';
import { BPS_WHOLE, type Cents } from '../terms/money.ts';
import { FREIGHT_LINE, type Order, type OrderItem } from '../terms/order.ts';
import { Refused } from '../terms/refused.ts';
import { learnCurrency } from './merchant-currency.ts';
import { StoredCents } from './stored.ts';

/**
 * Writes the lines of an order and books the sale of each once. What was refunded of a line stays;
 * what its sale was booked with may not change, nor freight fall below what was given back of it:
 * throws `Refused`.
 */
export async function putLines(client: pg.PoolClient, order: Order): Promise<void> {
  await refuseChangedSales(client, order);
  await client.query(
    `INSERT INTO order_line
       (order_id, item_id, merchant_id, paid_cents, commission_bps)
     SELECT $1, i->>'id', i->>'merchantId', (i->>'paidCents')::bigint,
       (i->>'commissionBps')::integer
     FROM jsonb_array_elements($2::jsonb) i
     ON CONFLICT (order_id, item_id) DO NOTHING`,
    [order.id, JSON.stringify(order.items)],
  );
  await putFreight(client, order);
  const sales = order.items
    .filter((item) => item.paidCents > 0)
    .map((item) => saleJournal(order, item));
  await client.query('SELECT redress_post($1)', [JSON.stringify(sales)]);
  await learnCurrency(client, {
    currency: order.currency,
    at: order.paidAt,
    merchants: [...new Set(order.items.map((item) => item.merchantId))],
  });
}

/** The way out that the buyer paid for: a room of its own for what may be given back of it (DT-8). */
async function putFreight(client: pg.PoolClient, { id, freightCents }: Order): Promise<void> {
  const { rows } = await client.query(
    `INSERT INTO order_line AS l (order_id, item_id, paid_cents, commission_bps)
     SELECT $1, $2, $3::bigint, 0
     WHERE $3::bigint > 0 OR EXISTS (SELECT FROM order_line WHERE order_id = $1 AND item_id = $2)
     ON CONFLICT (order_id, item_id) DO UPDATE
       SET paid_cents = greatest(excluded.paid_cents, l.refunded_cents)
     RETURNING paid_cents AS cents`,
    [id, FREIGHT_LINE, freightCents],
  );
  const room = rows[0] && z.object({ cents: StoredCents }).parse(rows[0]).cents;
  if (room === undefined || room === freightCents) return;
  const message = `cannot fall below ${room}: that much of it was given back`;
  throw new Refused('validation_failed', 'freight that was given back cannot change', {
    errors: [{ path: 'freightCents', message }],
  });
}

/** Policy §6, O1-0: what the buyer paid becomes the consignor's pending payable and our commission. */
export function saleJournal(order: Order, item: OrderItem): Journal {
  const commission = commissionOf(item);
  const credits: readonly Entry[] = [
    credit({ account: '2001', partyId: item.merchantId }, item.paidCents - commission),
    credit({ account: '4001' }, commission),
  ].filter((entry) => entry.creditCents > 0);
  return {
    key: `sale:${order.id}:${item.id}`,
    event: 'sale',
    at: order.paidAt,
    orderId: order.id,
    itemId: item.id,
    currency: order.currency,
    note: item.title,
    entries: [{ account: '1001', debitCents: item.paidCents, creditCents: 0 }, ...credits],
  };
}

/** Rounded half up, in whole cents; in integers, for a share of a large sum exceeds no double. */
function commissionOf(item: OrderItem): Cents {
  const scaled = BigInt(item.paidCents) * BigInt(item.commissionBps);
  return Number((scaled + BigInt(BPS_WHOLE / 2)) / BigInt(BPS_WHOLE));
}

const credit = (to: Pick<Entry, 'account' | 'partyId'>, cents: Cents): Entry => ({
  ...to,
  debitCents: 0,
  creditCents: cents,
});

const BookedLine = z.object({
  itemId: z.string(),
  merchantId: z.string(),
  paidCents: StoredCents,
  commissionBps: z.int(),
});

async function refuseChangedSales(client: pg.PoolClient, order: Order): Promise<void> {
  const { rows } = await client.query(
    `SELECT item_id AS "itemId", merchant_id AS "merchantId", paid_cents AS "paidCents",
       commission_bps AS "commissionBps"
     FROM order_line WHERE order_id = $1 AND merchant_id IS NOT NULL`,
    [order.id],
  );
  const booked = new Map(
    z
      .array(BookedLine)
      .parse(rows)
      .map((line) => [line.itemId, line]),
  );
  const errors = order.items.flatMap((item, i) => {
    const line = booked.get(item.id);
    if (!line) return [];
    return (['merchantId', 'paidCents', 'commissionBps'] as const)
      .filter((field) => line[field] !== item[field])
      .map((field) => ({
        path: `items.${i}.${field}`,
        message: `was ${line[field]} when the sale was booked and cannot change`,
      }));
  });
  if (errors.length > 0)
    throw new Refused('validation_failed', 'a booked sale cannot change', { errors });
}
