import type pg from 'pg';
import { z } from 'zod';
import { StoredCents } from './stored.ts';

const Figures = z.object({
  orders: z.coerce.number(),
  disputes: z.coerce.number(),
  faults: z.coerce.number(),
  overturned: z.coerce.number(),
  confirmedCounterfeits: z.coerce.number(),
  medianReplyHours: z.coerce.number(),
  monthlyCents: StoredCents,
});

/** What the 90 days before `at` say of a merchant, and what a month of it came to in codes. */
export async function recordOf(
  client: Pick<pg.PoolClient, 'query'>,
  { merchantId, at }: { readonly merchantId: string; readonly at: string },
) {
  const { rows } = await client.query(FIGURES, [merchantId, at]);
  return Figures.parse(rows[0]);
}

/**
 * A dispute went before an arbiter or a bank; a fault is a case whose loss fell on the merchant, in part
 * at least; it was overturned where the merchant had refused it, or the platform found so later (DT-10). A silence counts as the time it took.
 */
const FIGURES = `
  WITH cases AS (
    SELECT t.id, t.state = 'completed' AND t.trunk <> 'NRR'
        AND (t.body->'granted'->'liability'->>'merchantBps')::int > 0 AS fault,
      t.body->'findings'->'appraisal'->>'result' = 'counterfeit' AS counterfeit,
      EXISTS (SELECT FROM ticket_event e WHERE e.ticket_id = t.id
        AND e.to_state IN ('arb_evidence', 'arb_jury', 'suspended')) AS disputed,
      EXISTS (SELECT FROM ticket_event e WHERE e.ticket_id = t.id
        AND e.type = 'merchant_rejected') AS refused,
      coalesce(t.body->'audit'->>'outcome' = 'overturned', false) AS undone
    FROM ticket t WHERE t.merchant_id = $1
      AND t.created_at >= $2::timestamptz - interval '90 days' AND t.created_at < $2
  ), replies AS (
    SELECT extract(epoch FROM (SELECT min(f.at) FROM ticket_event f WHERE f.ticket_id = e.ticket_id
        AND f.seq > e.seq AND f.type IN ('merchant_agreed', 'merchant_rejected', 'offer_made'))
        - e.at) / 3600 AS hours
    FROM cases c JOIN ticket_event e ON e.ticket_id = c.id WHERE e.type = 'merchant_asked'
  )
  SELECT
    (SELECT count(*) FROM orders o WHERE o.sellers @> ARRAY[$1]
      AND o.placed_at >= $2::timestamptz - interval '90 days' AND o.placed_at < $2) AS orders,
    count(*) FILTER (WHERE disputed) AS disputes,
    count(*) FILTER (WHERE fault OR (refused AND undone)) AS faults,
    count(*) FILTER (WHERE refused AND (fault OR undone)) AS overturned,
    count(*) FILTER (WHERE fault AND counterfeit) AS "confirmedCounterfeits",
    coalesce((SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY hours) FROM replies
      WHERE hours IS NOT NULL), 0) AS "medianReplyHours",
    coalesce((SELECT sum((i->>'paidCents')::bigint) FROM orders o,
        json_array_elements(o.body::json->'items') i
      WHERE o.sellers @> ARRAY[$1] AND o.placed_at >= $2::timestamptz - interval '1 month'
        AND o.placed_at < $2 AND i->>'merchantId' = $1 AND i->>'category' = 'virtual_code'), 0)
      AS "monthlyCents"
  FROM cases`;
