import type pg from 'pg';
import { z } from 'zod';
import type { writeOffJournal } from '../settlement/payout.ts';
import { CURRENCIES } from '../terms/money.ts';
import { lockBalances, post } from './line-money.ts';
import { StoredCents } from './stored.ts';
import { inTransaction } from './transaction.ts';

const WRITE_OFF_DAYS = 180;

/**
 * What merchants owe and did not pay for 180 days is written off (O6-4). Payments count against the
 * oldest debt first.
 */
export const createWriteOffs = (pool: pg.Pool, writeOff: typeof writeOffJournal) => ({
  /** The business instant of the next write-off, up to `until`. */
  async nextAt(until: string): Promise<string | undefined> {
    const { rows } = await pool.query<{ at: Date | null }>(
      `SELECT min(due_at) AS at FROM (${OPEN}) d WHERE due_at <= $1`,
      [until],
    );
    return rows[0]?.at?.toISOString();
  },

  /** Writes off what is due; answers how many merchants' debts. */
  async run(now: string): Promise<number> {
    const { rows } = await pool.query(
      `SELECT party_id AS "merchantId", currency, sum(cents) AS cents FROM (${OPEN}) d
       WHERE due_at <= $1 GROUP BY 1, 2`,
      [now],
    );
    const debts = z.array(Debt).parse(rows);
    for (const debt of debts)
      await inTransaction(pool, (client) => writeOffOne(client, { debt, writeOff, now }));
    return debts.length;
  },
});

/** Each debt with what is still open of it. */
const OPEN = `
  SELECT party_id, currency, at + interval '${WRITE_OFF_DAYS} days' AS due_at,
    least(debit_cents, running - paid) AS cents
  FROM (
    SELECT e.party_id, e.currency, j.at, e.debit_cents,
      sum(e.debit_cents) OVER (PARTITION BY e.party_id, e.currency ORDER BY j.at, j.no) AS running,
      sum(e.credit_cents) OVER (PARTITION BY e.party_id, e.currency) AS paid
    FROM account_balance b
    JOIN ledger_entry e ON e.account = '1101' AND e.party_id = b.party_id AND e.currency = b.currency
    JOIN journal j ON j.key = e.journal_key
    WHERE b.account = '1101' AND b.balance_cents > 0) debts
  WHERE debit_cents > 0 AND running > paid`;

const Debt = z.object({
  merchantId: z.string(),
  currency: z.enum(CURRENCIES),
  cents: StoredCents,
});

interface WriteOff {
  readonly debt: z.infer<typeof Debt>;
  readonly writeOff: typeof writeOffJournal;
  readonly now: string;
}

async function writeOffOne(
  client: pg.PoolClient,
  { debt, writeOff, now }: WriteOff,
): Promise<void> {
  const { receivableCents } = await lockBalances(client, debt);
  const { rows } = await client.query<{ n: number }>(
    `SELECT count(*)::integer AS n FROM journal j JOIN ledger_entry e ON e.journal_key = j.key
     WHERE e.account = '1101' AND e.party_id = $1 AND e.currency = $2
       AND j.event = 'receivable.written_off'`,
    [debt.merchantId, debt.currency],
  );
  const cents = Math.min(debt.cents, receivableCents);
  if (cents > 0)
    await post(client, [writeOff({ at: now, ...debt, cents, no: (rows[0]?.n ?? 0) + 1 })]);
}
