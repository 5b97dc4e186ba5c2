import type pg from 'pg';
import type { Order } from '../terms/order.ts';
import { Refused } from '../terms/refused.ts';
import { putLines } from './order-lines.ts';
import { readOrder, writeOrder } from './order-rows.ts';
import { watchShipment } from './ship-watch.ts';
import { bookToldPayout } from './told-payout.ts';
import { keepScans } from './tracking.ts';
import { inTransaction, lockThing } from './transaction.ts';

/**
 * Writes an order as told, unless a newer one is known (`stale`). Carrier scans that came by
 * themselves stay; each line's sale is booked once. Throws `Refused` when its buyer or a merchant
 * was never told, or when money of a line that is already booked would change.
 */
export async function putOrder(
  pool: pg.Pool,
  order: Order,
  now: string,
): Promise<{ readonly stale: boolean }> {
  return inTransaction(pool, async (client) => {
    await lockThing(client, `order ${order.id}`);
    const known = await readOrder(client, order.id);
    if (known && Date.parse(known.updatedAt) > Date.parse(order.updatedAt)) return { stale: true };

    if (known && known.currency !== order.currency) refuseOtherCurrency(known);
    await refuseUnknownParties(client, order);
    const kept = known ? keepScans(order, known) : order;
    await writeOrder(client, kept);
    await putLines(client, order);
    await bookToldPayout(client, kept);
    await watchShipment(client, kept, now);
    return { stale: false };
  });
}

function refuseOtherCurrency({ currency }: Order): never {
  const message = `was ${currency} when its sales were booked and cannot change`;
  throw new Refused('validation_failed', 'a booked sale cannot change', {
    errors: [{ path: 'currency', message }],
  });
}

async function refuseUnknownParties(client: pg.PoolClient, order: Order): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT 'buyer ' || id AS id FROM buyer WHERE id = $1
     UNION ALL SELECT 'merchant ' || id FROM merchant WHERE id = ANY ($2)`,
    [order.buyerId, order.items.map((item) => item.merchantId)],
  );
  const known = new Set(rows.map((row) => row.id));
  const errors = [
    { path: 'buyerId', party: `buyer ${order.buyerId}` },
    ...order.items.map((item, i) => ({
      path: `items.${i}.merchantId`,
      party: `merchant ${item.merchantId}`,
    })),
  ]
    .filter(({ party }) => !known.has(party))
    .map(({ path, party }) => ({ path, message: `there is no ${party}: put it first` }));
  if (errors.length > 0)
    throw new Refused('validation_failed', 'the order names someone unknown', { errors });
}
