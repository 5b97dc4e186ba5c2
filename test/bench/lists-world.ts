import type pg from 'pg';

/** The business instant of the lists. */
export const NOW = '2026-11-16T02:00:00.000Z';
const BATCH = 100_000;

/**
 * Tickets as years of business leave them: nearly all of them over, few waiting, a few states and
 * reasons rare, one merchant of a tenth of them all. Made in the database, many at a time.
 */
export async function tellTickets(pool: pg.Pool, tickets: number): Promise<void> {
  const client = await pool.connect();
  await client.query('SET statement_timeout = 0');
  await client.query('ALTER TABLE ticket DISABLE TRIGGER ticket_is_findable');
  // Built once over all of it, as a migration would.
  await client.query('DROP INDEX ticket_search_grams');
  for (let from = 1; from <= tickets; from += BATCH)
    await client.query(TICKETS, [from, Math.min(tickets, from + BATCH - 1), NOW]);
  await client.query(FINDABLE);
  await client.query('CREATE INDEX ticket_search_grams ON ticket_search USING gin (grams)');
  await client.query('ALTER TABLE ticket ENABLE TRIGGER ticket_is_findable');
  for (const table of ['ticket', 'ticket_search']) await client.query(`VACUUM ANALYZE ${table}`);
  client.release();
}

/** As the trigger writes it; a title that many bear is taken apart once. */
const FINDABLE = `
  WITH titles AS MATERIALIZED (
    SELECT item_title, redress_grams(item_title) AS grams
    FROM (SELECT DISTINCT item_title FROM ticket) t)
  INSERT INTO ticket_search
  SELECT t.id, redress_grams(t.number || ' ' || t.order_id) || w.grams || ('m:' || t.merchant_id)
  FROM ticket t JOIN titles w USING (item_title)`;

const TICKETS = `
  WITH made AS (
    SELECT n, (n * 2654435761) % 1000 AS r,
      CASE WHEN n % 10 = 0 THEN 'LM0' ELSE 'LM' || (n % 997) END AS merchant
    FROM generate_series($1::bigint, $2::bigint) n
  ), told AS (
    SELECT *, CASE
        WHEN r < 800 THEN 'completed' WHEN r < 880 THEN 'rejected' WHEN r < 930 THEN 'cancelled'
        WHEN r < 960 THEN 'closed_timeout' WHEN r < 970 THEN 'offer_wait'
        WHEN r < 976 THEN 'evidence_wait' WHEN r < 982 THEN 'merchant_review'
        WHEN r < 988 THEN 'platform_review' WHEN r < 993 THEN 'return_wait'
        WHEN r < 997 THEN 'refunding' WHEN r < 999 THEN 'appraisal'
        WHEN n % 7 = 0 THEN 'arb_jury' ELSE 'suspended' END AS state,
      CASE WHEN n % 5003 = 0 THEN 'SVC.prohibited' WHEN n % 50 = 0 THEN 'AUT.counterfeit'
        WHEN n % 3 = 0 THEN 'NRR.seven_day' WHEN n % 7 = 0 THEN 'LOG.damaged'
        ELSE 'NAD.appearance' END AS leaf,
      CASE WHEN n % 4 = 0 THEN 'ThinkPad X1 Carbon Gen' || n % 11
        WHEN n % 100003 = 1 THEN '民国珐琅怀表 古董'
        WHEN n % 3 = 0 THEN '中古链条包 ' || n % 37 ELSE 'Linen shirt 亚麻衬衫 ' || n % 53 END AS title
    FROM made
  )
  INSERT INTO ticket (id, number, version, state, holder, conversation_id, buyer_id, merchant_id,
    order_id, item_id, item_title, leaf, trunk, currency, paid_cents, claim_no, deadline_at,
    created_at, updated_at, body)
  SELECT 'LT' || n, 'RD261116-' || lpad(n::text, 8, '0'), 5, state,
    CASE state WHEN 'offer_wait' THEN 'buyer' WHEN 'evidence_wait' THEN 'buyer'
      WHEN 'return_wait' THEN 'buyer' WHEN 'merchant_review' THEN 'merchant'
      WHEN 'platform_review' THEN 'platform' WHEN 'refunding' THEN 'platform'
      WHEN 'suspended' THEN 'platform' WHEN 'appraisal' THEN 'appraiser'
      WHEN 'arb_jury' THEN 'appraiser' ELSE 'none' END,
    'LC' || n, 'LB' || n / 3, merchant, 'LO' || n, '1', title, leaf, split_part(leaf, '.', 1), 'CNY',
    10000, 1, CASE WHEN r >= 960 THEN $3::timestamptz + (n % 97 - 9) * interval '1 hour' END,
    $3::timestamptz - n * interval '31 seconds', $3::timestamptz - n * interval '31 seconds', '{}'
  FROM told`;
