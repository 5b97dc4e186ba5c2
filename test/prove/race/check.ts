import type pg from 'pg';
import { verifyLedger } from '../../../server/store/ledger-verify.ts';
import type { Finding } from '../support/findings.ts';

export const NEVER_OVER = 'no line is refunded beyond what was paid for it';

/** What must hold after the race, counted in the refunds themselves and not in any kept sum. */
export async function check(pool: pg.Pool): Promise<readonly Finding[]> {
  const breaches = await verifyLedger(pool);
  return [
    await finding(pool, NEVER_OVER, 'order_line', OVER),
    await finding(pool, 'a claim has at most one refund, paid at most once', 'refund', TWICE),
    await finding(
      pool,
      'cash left once for each refund, and not more than was paid',
      'refund',
      CASH,
    ),
    {
      promise: 'the books are right',
      looked: Number((await pool.query('SELECT FROM journal')).rowCount),
      breaches: breaches.map(({ promise, subject, cents }) => `${promise}: ${subject} by ${cents}`),
    },
  ];
}

async function finding(
  pool: pg.Pool,
  promise: string,
  looked: string,
  broken: string,
): Promise<Finding> {
  const { rows } = await pool.query<{ what: string }>(broken);
  const count = await pool.query<{ n: string }>(`SELECT count(*) AS n FROM ${looked}`);
  return { promise, looked: Number(count.rows[0]?.n), breaches: rows.map(({ what }) => what) };
}

const OVER = `
  SELECT l.order_id || ': ' || sum(r.amount_cents) || ' of ' || l.paid_cents AS what
  FROM order_line l JOIN refund r USING (order_id, item_id) WHERE r.status <> 'failed'
  GROUP BY l.order_id, l.item_id, l.paid_cents HAVING sum(r.amount_cents) > l.paid_cents`;

const TWICE = `
  SELECT t.id || ': ' || count(*) || ' refunds, ' || count(*) FILTER (WHERE r.status = 'succeeded')
    || ' paid' AS what
  FROM refund r JOIN ticket t ON t.id = r.ticket_id GROUP BY t.id HAVING count(*) > 1`;

const CASH = `
  SELECT r.order_id || ': ' || p.cents || ' left for ' || r.cents AS what
  FROM (SELECT order_id, coalesce(sum(amount_cents) FILTER (WHERE status = 'succeeded'), 0) AS cents
    FROM refund GROUP BY 1) r
  JOIN LATERAL (SELECT coalesce(sum(e.credit_cents), 0) AS cents
    FROM journal j JOIN ledger_entry e ON e.journal_key = j.key
    WHERE j.order_id = r.order_id AND e.account = '1001') p ON true
  WHERE p.cents <> r.cents`;
