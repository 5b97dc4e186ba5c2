import type pg from 'pg';
import type { Account, Entry, Journal } from '../terms/ledger.ts';
import type { Order, OrderItem } from '../terms/order.ts';
import { lineCents, lockBalances, post } from './line-money.ts';

/**
 * Has the sweeper look at the order's lines for their payout. Where the storefront tells that their
 * money is available or withdrawn already, that is booked at once, as far as it is there.
 */
export async function bookToldPayout(client: pg.PoolClient, order: Order): Promise<void> {
  await lookAtPayout(client, order);
  if (order.payout === 'pending') return;
  for (const item of order.items) await bookLine(client, order, item);
  await client.query(
    `UPDATE order_line SET payout_at = NULL, releases = 1 WHERE order_id = $1 AND releases = 0
       AND merchant_id IS NOT NULL`,
    [order.id],
  );
}

/** What is pending may mature at another time than was known. */
export async function lookAtPayout(client: pg.PoolClient, order: Order): Promise<void> {
  await client.query(
    `UPDATE order_line SET payout_at = $2 WHERE order_id = $1 AND releases = 0
       AND merchant_id IS NOT NULL`,
    [order.id, order.placedAt],
  );
}

async function bookLine(client: pg.PoolClient, order: Order, item: OrderItem): Promise<void> {
  const { merchantId } = item;
  const { currency } = order;
  const line = await lineCents(client, { orderId: order.id, itemId: item.id, merchantId });
  const balances = await lockBalances(client, { merchantId, currency });
  const matured = clamp(line.pending, balances.pendingCents);
  const journals = [move({ order, item, kind: 'mature', cents: matured })];
  if (order.payout === 'withdrawn') {
    const cents = clamp(line.available + matured, balances.availableCents + matured);
    journals.push(move({ order, item, kind: 'payout:told', cents }));
  }
  await post(
    client,
    journals.filter((journal) => journal.entries.length > 0),
  );
}

const clamp = (cents: number, there: number): number => Math.max(0, Math.min(cents, there));

interface Move {
  readonly order: Order;
  readonly item: OrderItem;
  readonly kind: 'mature' | 'payout:told';
  readonly cents: number;
}

function move({ order, item, kind, cents }: Move): Journal {
  const matures = kind === 'mature';
  const to: Account = matures ? '2002' : '1001';
  const entries: Entry[] = [
    {
      account: matures ? '2001' : '2002',
      partyId: item.merchantId,
      debitCents: cents,
      creditCents: 0,
    },
    {
      account: to,
      ...(matures && { partyId: item.merchantId }),
      debitCents: 0,
      creditCents: cents,
    },
  ];
  return {
    key: `${kind}:${order.id}:${item.id}`,
    event: matures ? 'payable.matured' : 'payout.confirmed',
    at: order.updatedAt,
    orderId: order.id,
    itemId: item.id,
    currency: order.currency,
    note: `${order.payout}, as the storefront told it`,
    entries: cents > 0 ? entries : [],
  };
}
