import type pg from 'pg';
import { verifyLedger } from '../../../server/store/ledger-verify.ts';
import type { Finding } from '../support/findings.ts';

/** Holds every cent against what was agreed: once each, balanced, and carried out. */
export async function checkMoney(pool: pg.Pool): Promise<Finding[]> {
  const breaches = await verifyLedger(pool);
  const finding = async (promise: string, looked: string, wrong: string): Promise<Finding> => ({
    promise,
    looked: Number(
      (await pool.query<{ n: string }>(`SELECT count(*) AS n FROM ${looked}`)).rows[0]?.n,
    ),
    breaches: (await pool.query<{ what: string }>(wrong)).rows.map(({ what }) => what),
  });
  return [
    {
      promise: 'every journal balances and every balance is the sum of its entries',
      looked: Number((await pool.query('SELECT FROM journal')).rowCount),
      breaches: breaches.map(({ promise, subject, cents }) => `${promise}: ${subject} by ${cents}`),
    },
    await finding(
      'an order line is refunded once for one reason, never above what was paid',
      'refund',
      TWICE,
    ),
    await finding('an agreed refund is asked for once, and only an agreed one', AGREED, UNASKED),
    await finding('a refund asked for has succeeded', 'refund', UNPAID),
    await finding('a refund was paid and booked exactly once', 'refund', BOOKED),
    await finding('a coupon agreed on was issued once', 'ticket', COUPONS),
    await finding('nothing in the outbox is stuck', 'outbox', STUCK),
    await finding('the storefront was told of each refund once', 'storefront_event', TOLD),
  ];
}

const TWICE = `
  SELECT order_id || '/' || item_id || ': ' || count(*) || ' refunds, ' || sum(r.amount_cents)
    || ' of ' || l.paid_cents AS what
  FROM refund r JOIN order_line l USING (order_id, item_id) WHERE r.status <> 'failed'
  GROUP BY order_id, item_id, l.paid_cents
  HAVING sum(r.amount_cents) > l.paid_cents OR count(*) > count(DISTINCT r.business_key)
    OR count(*) > count(DISTINCT r.ticket_id)`;

/** Tickets whose accepted offer has cash in it. */
const AGREED = `
  (SELECT t.id, (o->'terms'->>'amountCents')::bigint AS cents
   FROM ticket t, json_array_elements(t.body->'offers') o
   WHERE o->>'status' = 'accepted' AND (o->'terms'->>'amountCents')::bigint > 0) agreed`;

const UNASKED = `
  SELECT coalesce(agreed.id, r.ticket_id) || ': ' || coalesce(agreed.cents::text, 'nothing')
    || ' agreed, ' || coalesce(sum(r.amount_cents)::text, 'nothing') || ' asked for' AS what
  FROM ${AGREED} FULL JOIN refund r ON r.ticket_id = agreed.id
  GROUP BY agreed.id, r.ticket_id, agreed.cents
  HAVING sum(r.amount_cents) IS DISTINCT FROM agreed.cents OR count(*) <> 1`;

const UNPAID = `
  SELECT r.id || ' is ' || r.status || ', its ticket ' || t.state AS what
  FROM refund r LEFT JOIN ticket t ON t.id = r.ticket_id
  WHERE r.status <> 'succeeded' OR t.state <> 'completed'`;

const BOOKED = `
  SELECT r.id || ': paid ' || coalesce(e.paid, 0) || ' in ' || coalesce(e.n, 0) || ' entries, heard '
    || (SELECT count(*) FROM inbox i WHERE i.event_id LIKE '%' || r.id) || ' times' AS what
  FROM refund r LEFT JOIN LATERAL (
    SELECT sum(credit_cents) AS paid, count(*) AS n FROM ledger_entry
    WHERE journal_key = 'refund:' || r.id AND account = '1001') e ON true
  WHERE e.paid IS DISTINCT FROM r.amount_cents
    OR (SELECT count(*) FROM inbox i WHERE i.event_id LIKE '%' || r.id) <> 1
    OR (SELECT sum(e2.credit_cents) FROM journal j JOIN ledger_entry e2 ON e2.journal_key = j.key
        WHERE j.ticket_id = r.ticket_id AND e2.account = '1001') <> r.amount_cents`;

const COUPONS = `
  SELECT t.id || ': coupons ' || (t.body->'coupons')::text AS what FROM ticket t
  WHERE (SELECT count(*) FROM coupon c WHERE c.ticket_id = t.id)
      <> json_array_length(t.body->'coupons') OR json_array_length(t.body->'coupons') > 1`;

const STUCK = `
  SELECT key || ' is ' || state || ' after ' || attempts || ': ' || coalesce(last_error, '') AS what
  FROM outbox WHERE state NOT IN ('done', 'parked')`;

const TOLD = `
  SELECT ticket_id || ': ' || type || ' ' || count(*) AS what FROM storefront_event
  WHERE type IN ('refund.requested', 'refund.succeeded') GROUP BY ticket_id, type
  HAVING count(*) <> (SELECT count(*) FROM refund r WHERE r.ticket_id = storefront_event.ticket_id)
  UNION ALL
  SELECT r.ticket_id || ': the storefront was not told of ' || r.id FROM refund r
  WHERE NOT EXISTS (SELECT FROM storefront_event s
    WHERE s.ticket_id = r.ticket_id AND s.type = 'refund.succeeded')`;
