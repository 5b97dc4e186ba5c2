import type pg from 'pg';
import type { Buyer, Merchant, Order, TrackingEvent } from '../terms/order.ts';
import type { Clock } from '../turn/ports.ts';
import { putMerchant } from './merchants.ts';
import { putOrder } from './orders.ts';
import { addTracking } from './tracking.ts';

/** What the storefront tells us of itself; every call may be repeated. */
export function createStorefrontWrites(pool: pg.Pool, clock: Clock) {
  return {
    /** `mandate`: what may be agreed in the merchant's name, kept as told. */
    putMerchant: (merchant: Merchant, mandate?: unknown): Promise<void> =>
      putMerchant(pool, clock, { merchant, mandate }),

    async putBuyer(buyer: Buyer): Promise<void> {
      await pool.query(
        `INSERT INTO buyer (id, name, body, updated_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (id) DO UPDATE SET name = $2, body = $3, updated_at = $4`,
        [buyer.id, buyer.name, JSON.stringify(buyer), clock.now()],
      );
    },

    /** `stale`: a newer one is known and was kept. */
    putOrder: (order: Order): Promise<{ readonly stale: boolean }> =>
      putOrder(pool, order, clock.now()),

    addTracking: (carrier: string, trackingNo: string, events: readonly TrackingEvent[]) =>
      addTracking(pool, { carrier, trackingNo, events }),

    async orderExists(orderId: string): Promise<boolean> {
      const { rowCount } = await pool.query('SELECT 1 FROM orders WHERE id = $1', [orderId]);
      return rowCount === 1;
    },
  };
}
