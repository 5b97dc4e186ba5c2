import type pg from 'pg';
import type { PaymentDispute } from '../terms/order.ts';
import type { RefundIndex } from '../turn/conversation-log.ts';
import { readOrder, writeOrder } from './order-rows.ts';
import { tellStorefront } from './storefront-news.ts';
import { inTransaction, lockThing } from './transaction.ts';

/** What banks and wallets say of a payment stands on its order: a case that opens later finds it there. */
export const disputesOn = (
  pool: pg.Pool,
): Pick<RefundIndex, 'disputeOpened' | 'disputeClosed'> => ({
  disputeOpened: (orderId, dispute) =>
    inTransaction(pool, async (client) => {
      await lockThing(client, `order ${orderId}`);
      const order = await readOrder(client, orderId);
      if (!order || order.dispute?.eventId === dispute.eventId) return false;
      await writeOrder(client, { ...order, dispute });
      await raiseAlert(client, orderId, dispute);
      return true;
    }),
  disputeClosed: (orderId) =>
    inTransaction(pool, async (client) => {
      await lockThing(client, `order ${orderId}`);
      const order = await readOrder(client, orderId);
      if (!order?.dispute) return false;
      const { dispute: _, ...settled } = order;
      await writeOrder(client, settled);
      return true;
    }),
});

/** The storefront hears of it at once, with the cases of the order: there may be none yet. */
async function raiseAlert(client: pg.PoolClient, orderId: string, dispute: PaymentDispute) {
  const { rows: cases } = await client.query(
    `SELECT id AS "ticketId", number, state FROM ticket WHERE order_id = $1 ORDER BY created_at, id`,
    [orderId],
  );
  const data = { reason: 'dispute_opened', orderId, dispute, cases };
  const key = `alert:dispute:${orderId}:${dispute.eventId}`;
  await tellStorefront(client, { key, type: 'alert.raised', data });
}
