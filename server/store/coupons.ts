import type pg from 'pg';
import { z } from 'zod';
import type { couponExpiredJournal, couponRedeemedJournal } from '../settlement/coupon.ts';
import type { Entry } from '../terms/ledger.ts';
import { CURRENCIES } from '../terms/money.ts';
import { Refused } from '../terms/refused.ts';
import { lockBalances, post } from './line-money.ts';
import { StoredCents, stored } from './stored.ts';
import { inTransaction } from './transaction.ts';

export interface CouponBooks {
  readonly expired: typeof couponExpiredJournal;
  readonly redeemed: typeof couponRedeemedJournal;
}

/** Coupons ended in one run; the next run goes on. */
const BATCH = 200;

/** The end of a coupon: it expires (O5-2b) or pays for a sale (O5-2a); either only once. */
export const createCouponEnds = (pool: pg.Pool, books: CouponBooks) => ({
  /** The business instant of the next expiry, up to `until`. */
  async nextAt(until: string): Promise<string | undefined> {
    const { rows } = await pool.query<{ at: Date | null }>({
      name: 'coupon_next',
      text: 'SELECT min(expires_at) AS at FROM coupon WHERE ended IS NULL AND expires_at <= $1',
      values: [until],
    });
    return rows[0]?.at?.toISOString();
  },

  /** Expires what is due; answers how many. */
  async run(now: string): Promise<number> {
    for (let n = 0; n < BATCH; n += 1)
      if (!(await inTransaction(pool, (client) => expireOne(client, books, now)))) return n;
    return BATCH;
  },

  /** A sale that is in the books with its cash part was paid for with this coupon, too. */
  redeem: (used: Redemption): Promise<boolean> =>
    inTransaction(pool, (client) => redeem(client, books, used)),
});

interface Redemption {
  readonly at: string;
  readonly couponId: string;
  readonly orderId: string;
  readonly itemId: string;
}

/** A coupon with what it was granted by: its own journal, or the newest settlement of its case that owes it. */
const DUE = `
  SELECT c.id, c.face_cents AS "faceCents", c.ticket_id AS "ticketId", t.order_id AS "orderId",
    t.item_id AS "itemId", t.merchant_id AS "merchantId", o.currency,
    ARRAY(SELECT json_build_object('account', e.account, 'partyId', nullif(e.party_id, ''),
        'debitCents', e.debit_cents, 'creditCents', e.credit_cents)
      FROM ledger_entry e WHERE e.journal_key = coalesce(
        (SELECT j.key FROM journal j WHERE j.key = 'coupon.granted:' || c.id),
        (SELECT j.key FROM journal j JOIN ledger_entry f ON f.journal_key = j.key
        WHERE j.ticket_id = c.ticket_id AND j.event = 'settlement.decided' AND f.account = '2005'
        ORDER BY j.no DESC LIMIT 1))) AS granted
  FROM coupon c JOIN ticket t ON t.id = c.ticket_id JOIN orders o ON o.id = t.order_id
  WHERE c.ended IS NULL AND c.expires_at <= $1
  ORDER BY c.expires_at LIMIT 1 FOR UPDATE OF c SKIP LOCKED`;

const DueCoupon = z.object({
  id: z.string(),
  faceCents: StoredCents,
  ticketId: z.string(),
  orderId: z.string(),
  itemId: z.string(),
  merchantId: z.string(),
  currency: z.enum(CURRENCIES),
  granted: z.array(
    stored<Entry>().transform(({ partyId, ...entry }) => ({
      ...entry,
      ...(typeof partyId === 'string' && { partyId }),
    })),
  ),
});

/** Expires the oldest coupon that is due; false when there is none. */
async function expireOne(client: pg.PoolClient, books: CouponBooks, now: string): Promise<boolean> {
  const { rows } = await client.query({ name: 'coupon_due', text: DUE, values: [now] });
  if (!rows[0]) return false;
  const { id, ...coupon } = DueCoupon.parse(rows[0]);
  if (coupon.granted.length > 0) {
    const balances = await lockBalances(client, coupon);
    await post(client, [books.expired({ at: now, couponId: id, balances, ...coupon })]);
    // What goes back to a merchant whose line has matured before is looked at once more.
    await client.query(
      `UPDATE order_line SET payout_at = $3 WHERE order_id = $1 AND item_id = $2 AND releases > 0`,
      [coupon.orderId, coupon.itemId, now],
    );
  }
  await client.query(`UPDATE coupon SET ended = 'expired' WHERE id = $1`, [id]);
  return true;
}

const Sale = z.object({
  merchantId: z.string(),
  paidCents: StoredCents,
  commissionBps: z.int(),
  buyerId: z.string(),
  currency: z.enum(CURRENCIES),
});

const Held = z.object({
  cents: StoredCents,
  currency: z.enum(CURRENCIES),
  buyerId: z.string(),
  expiresAt: z.date(),
  ended: z.enum(['redeemed', 'expired']).nullable(),
  usedFor: z.string().nullable(),
});

const HELD = `
  SELECT c.face_cents AS cents, o.currency, c.buyer_id AS "buyerId", c.expires_at AS "expiresAt",
    c.ended, j.order_id || ' ' || j.item_id AS "usedFor"
  FROM coupon c JOIN ticket t ON t.id = c.ticket_id JOIN orders o ON o.id = t.order_id
  LEFT JOIN journal j ON j.key = 'coupon.redeemed:' || c.id
  WHERE c.id = $1 FOR UPDATE OF c`;

const SALE = `
  SELECT l.merchant_id AS "merchantId", l.paid_cents AS "paidCents", o.buyer_id AS "buyerId",
    l.commission_bps AS "commissionBps", o.currency
  FROM order_line l JOIN orders o ON o.id = l.order_id
  WHERE l.order_id = $1 AND l.item_id = $2 AND l.merchant_id IS NOT NULL`;

/** Answers false where the same use was told before. */
async function redeem(
  client: pg.PoolClient,
  books: CouponBooks,
  used: Redemption,
): Promise<boolean> {
  const held = (await client.query(HELD, [used.couponId])).rows[0];
  if (!held) throw new Refused('not_found', 'There is no such coupon.');
  const coupon = Held.parse(held);
  if (coupon.usedFor === `${used.orderId} ${used.itemId}`) return false;
  const row = (await client.query(SALE, [used.orderId, used.itemId])).rows[0];
  const found = row && Sale.parse(row);
  const fault = found ? faultOf(coupon, found, used.at) : ['orderId', 'there is no such sale'];
  if (!found || fault) {
    const [path = '', message = ''] = fault ?? [];
    throw new Refused('validation_failed', `The coupon cannot have paid for it: ${message}.`, {
      errors: [{ path, message }],
    });
  }
  const { paidCents, buyerId: _, ...sale } = found;
  const couponCents = coupon.cents;
  const priceCents = paidCents + couponCents;
  await client.query(`UPDATE coupon SET ended = 'redeemed' WHERE id = $1`, [used.couponId]);
  await post(client, [
    books.redeemed({ ...used, ...sale, couponCents, priceCents, cashBooked: true }),
  ]);
  return true;
}

/** Why this coupon cannot have paid for this sale. */
function faultOf(
  coupon: z.infer<typeof Held>,
  sale: z.infer<typeof Sale>,
  at: string,
): readonly [path: string, message: string] | undefined {
  if (coupon.ended === 'redeemed') return ['orderId', `it paid for ${coupon.usedFor} already`];
  if (coupon.ended || coupon.expiresAt.getTime() <= Date.parse(at))
    return ['id', `it expired at ${coupon.expiresAt.toISOString()}`];
  if (coupon.buyerId !== sale.buyerId) return ['orderId', 'the sale is of another buyer'];
  if (coupon.currency !== sale.currency)
    return ['orderId', `it is in ${coupon.currency} and the sale in ${sale.currency}`];
  return undefined;
}
