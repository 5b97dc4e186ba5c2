import type pg from 'pg';
import { z } from 'zod';

/** A promise of the ledger that does not hold; there should never be one. */
export interface Breach {
  readonly promise:
    | 'journal_balances'
    | 'balance_is_sum_of_entries'
    | 'liability_not_below_zero'
    | 'refunded_within_paid'
    | 'refunded_is_sum_of_refunds';
  /** What it does not hold of: a journal's key, an account, an order line. */
  readonly subject: string;
  /** By how many cents. */
  readonly cents: number;
}

/** Recomputes every sum from its parts, in one snapshot. An empty list means the books are right. */
export async function verifyLedger(pool: pg.Pool): Promise<readonly Breach[]> {
  const { rows } = await pool.query(VERIFY);
  return z.array(BreachRow).parse(rows);
}

const VERIFY = `
  SELECT 'journal_balances' AS promise, j.key AS subject,
    coalesce(sum(e.debit_cents) - sum(e.credit_cents), 0) AS cents
  FROM journal j LEFT JOIN ledger_entry e ON e.journal_key = j.key
  GROUP BY j.key HAVING sum(e.debit_cents) IS DISTINCT FROM sum(e.credit_cents) OR count(e.line) = 0
  UNION ALL
  SELECT 'balance_is_sum_of_entries', account || ' ' || party_id || ' ' || slot,
    coalesce(b.balance_cents, 0) - coalesce(s.cents, 0)
  FROM account_balance b FULL JOIN (
    SELECT account, party_id, slot, sum(change_cents) AS cents
    FROM ledger_entry GROUP BY 1, 2, 3) s USING (account, party_id, slot)
  WHERE coalesce(b.balance_cents, 0) <> coalesce(s.cents, 0)
  UNION ALL
  SELECT 'liability_not_below_zero', account || ' ' || party_id, sum(change_cents)
  FROM ledger_entry WHERE account IN ('2001', '2002', '2003', '2004', '2010')
  GROUP BY account, party_id HAVING sum(change_cents) < 0
  UNION ALL
  SELECT 'refunded_within_paid', order_id || ' ' || item_id, refunded_cents - paid_cents
  FROM order_line WHERE refunded_cents NOT BETWEEN 0 AND paid_cents
  UNION ALL
  SELECT 'refunded_is_sum_of_refunds', l.order_id || ' ' || l.item_id,
    l.refunded_cents - coalesce(sum(r.amount_cents), 0)
  FROM order_line l LEFT JOIN refund r
    ON r.order_id = l.order_id AND r.item_id = l.item_id AND r.status <> 'failed'
  GROUP BY l.order_id, l.item_id, l.refunded_cents
  HAVING l.refunded_cents <> coalesce(sum(r.amount_cents), 0)`;

const BreachRow = z.object({
  promise: z.enum([
    'journal_balances',
    'balance_is_sum_of_entries',
    'liability_not_below_zero',
    'refunded_within_paid',
    'refunded_is_sum_of_refunds',
  ]),
  subject: z.string(),
  cents: z.coerce.number(),
});
