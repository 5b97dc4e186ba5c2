import type pg from 'pg';
import { z } from 'zod';

/** Codes of one seller and article: how many were sold, and how many were found bad. */
export interface Batch {
  readonly bad: number;
  readonly size: number;
}

/** What makes a code bad whoever bought it; one that its buyer redeemed is not. */
const BAD = ['never_valid', 'redeemed_before_delivery', 'wrong_face', 'reclaimed', 'expired'];

/** Counts a batch: a line's codes count once, however often it was complained of. */
export async function countBatch(
  pool: pg.Pool,
  { merchantId, sku }: { readonly merchantId: string; readonly sku: string },
): Promise<Batch> {
  const { rows } = await pool.query(
    `SELECT coalesce(sum(codes), 0) AS size, coalesce(sum(least(coalesce(bad, 0), codes)), 0) AS bad FROM (
       SELECT coalesce(json_array_length(i->'codes'), (i->>'quantity')::integer) AS codes,
         (SELECT max(coalesce(json_array_length(t.body->'findings'->'code'->'codeIds'),
            json_array_length(i->'codes'), (i->>'quantity')::integer))
          FROM ticket t WHERE t.order_id = o.id AND t.item_id = i->>'id'
            AND t.body->'findings'->'code'->>'status' = ANY ($3)) AS bad
       FROM orders o, json_array_elements(o.body->'items') i
       WHERE o.sellers @> ARRAY[$1] AND i->>'merchantId' = $1 AND i->>'sku' = $2) lines`,
    [merchantId, sku, BAD],
  );
  return z.object({ bad: z.coerce.number(), size: z.coerce.number() }).parse(rows[0]);
}
