import type pg from 'pg';
import type { Merchant, Order } from '../../server/terms/order.ts';
import { seed } from '../decision/facts.ts';

const MERCHANTS = 100;

/** One life: its order, its conversation and its files; everything follows from the number. */
export const lifeOf = (n: number) => ({
  n,
  orderId: `L${n}`,
  buyerId: `LB${n}`,
  conversationId: `LC${n}`,
  merchantId: `LM${n % MERCHANTS}`,
  fileIds: ['a', 'b', 'c'].map((letter) => `LE${n}${letter}`),
});
export type Life = ReturnType<typeof lifeOf>;

export async function tellMerchants(put: (merchant: Merchant) => Promise<unknown>): Promise<void> {
  for (let n = 0; n < MERCHANTS; n += 1)
    await put({ ...seed.merchant, id: lifeOf(n).merchantId, depositCents: 10_000_000 });
}

/**
 * Tells of the buyers, orders, sales, conversations and photos of lives `from` to below `to`, many
 * at a time: it is the storefront's work and no part of what is measured.
 */
export async function tellLives(pool: pg.Pool, { from, to }: { from: number; to: number }) {
  for (const { text, extra = [] } of STATEMENTS) await pool.query(text, [from, to - 1, ...extra]);
}

const ORDER: Order = { ...seed.order, items: [{ ...seed.item, serial: 'SN-1' }] };

interface Statement {
  readonly text: string;
  /** Values from $3 on. */
  readonly extra?: readonly unknown[];
}

const STATEMENTS: readonly Statement[] = [
  {
    extra: [JSON.stringify(seed.buyer)],
    text: `
      INSERT INTO buyer (id, name, body, updated_at)
      SELECT 'LB' || n, 'buyer', $3::jsonb || jsonb_build_object('id', 'LB' || n), now()
      FROM generate_series($1::integer, $2::integer) n`,
  },
  {
    extra: [JSON.stringify(ORDER), MERCHANTS],
    text: `
      WITH told AS (
        SELECT 'L' || n AS id, 'LB' || n AS buyer_id, 'LM' || n % $4::integer AS merchant_id,
          $3::jsonb || jsonb_build_object('id', 'L' || n, 'buyerId', 'LB' || n, 'items',
            jsonb_build_array($3::jsonb->'items'->0
              || jsonb_build_object('merchantId', 'LM' || n % $4::integer, 'paidCents', price)),
            'paidCents', price) AS body
        FROM generate_series($1::integer, $2::integer) n,
          -- Vouchers are offered for small sums.
          LATERAL (SELECT CASE WHEN n % 10 IN (6, 7) THEN 20000 ELSE 420000 END AS price) p
      ), put AS (
        INSERT INTO orders (id, buyer_id, market, currency, status, paid_cents, placed_at, updated_at,
          brief, sellers, categories, body)
        SELECT id, buyer_id, body->>'market', body->>'currency', body->>'status',
          (body->>'paidCents')::bigint, (body->>'placedAt')::timestamptz,
          (body->>'updatedAt')::timestamptz, json_build_object('id', id, 'status', body->>'status',
            'placedAt', body->>'placedAt', 'paidCents', (body->>'paidCents')::bigint, 'currency',
            body->>'currency', 'items', json_build_array(json_build_object('id', '1', 'title',
            body->'items'->0->>'title', 'category', body->'items'->0->>'category'))),
          ARRAY[merchant_id], ARRAY[body->'items'->0->>'category'], body FROM told
        RETURNING id)
      INSERT INTO order_line (order_id, item_id, merchant_id, paid_cents, commission_bps)
      SELECT t.id, '1', merchant_id, (body->>'paidCents')::bigint,
        (body->'items'->0->>'commissionBps')::integer FROM put JOIN told t USING (id)`,
  },
  {
    text: `
      SELECT redress_post(json_agg(json_build_object('key', 'sale:' || l.order_id || ':1',
        'event', 'sale', 'at', now(), 'orderId', l.order_id, 'itemId', '1', 'note', 'sale',
        'entries', json_build_array(
          json_build_object('account', '1001', 'debitCents', l.paid_cents, 'creditCents', 0),
          json_build_object('account', '2001', 'partyId', l.merchant_id, 'debitCents', 0,
            'creditCents', l.paid_cents - l.paid_cents * l.commission_bps / 10000),
          json_build_object('account', '4001', 'debitCents', 0,
            'creditCents', l.paid_cents * l.commission_bps / 10000)))))
      FROM generate_series($1::integer, $2::integer) n
      JOIN order_line l ON l.order_id = 'L' || n`,
  },
  {
    text: `
      INSERT INTO conversation (id, buyer_id, locale, order_id, created_at, updated_at)
      SELECT 'LC' || n, 'LB' || n, 'zh-CN', 'L' || n, now(), now()
      FROM generate_series($1::integer, $2::integer) n`,
  },
  {
    text: `
      INSERT INTO evidence (id, conversation_id, buyer_id, uploaded_by, kind, sha256, bytes, quality,
        level, uploaded_at, media_type, storage_key)
      SELECT 'LE' || n || letter, 'LC' || n, 'LB' || n, 'buyer', 'photo', md5(n || letter), 1000,
        '{"ok":true,"sharpness":0.9,"exposure":0.5,"width":1200,"height":900,"problems":[]}', 1,
        now(), 'image/jpeg', 'none'
      FROM generate_series($1::integer, $2::integer) n, unnest(ARRAY['a', 'b', 'c']) letter`,
  },
];
