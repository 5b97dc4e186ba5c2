import type pg from 'pg';
import { z } from 'zod';
import { LEDGER_COUNTS, LEDGER_PROMISES, type LedgerPromise } from './ledger-promises.ts';
import { inTransaction } from './transaction.ts';

/** A promise of the ledger that does not hold; there should never be one. */
export interface Breach {
  readonly promise: LedgerPromise;
  /** What it does not hold of: a journal's key, an account, an order line, a ticket, a refund. */
  readonly subject: string;
  /** By how many cents. */
  readonly cents: number;
}

export interface Audit {
  readonly breaches: readonly Breach[];
  /** How many rows of each kind were looked at. */
  readonly counts: Readonly<Record<string, number>>;
}

/** Recomputes every sum from its parts, in one snapshot. An empty list means the books are right. */
export const verifyLedger = async (pool: pg.Pool): Promise<readonly Breach[]> =>
  (await auditLedger(pool)).breaches;

/** The same, with how much was looked at. */
export async function auditLedger(pool: pg.Pool): Promise<Audit> {
  return inTransaction(pool, async (client) => {
    await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    // A whole ledger takes longer than any turn's statement may.
    await client.query('SET LOCAL statement_timeout = 0');
    const breaches: Breach[] = [];
    for (const [promise, broken] of Object.entries(LEDGER_PROMISES)) {
      const { rows } = await client.query(`${broken} ORDER BY subject`);
      for (const row of z.array(Broken).parse(rows))
        breaches.push({ promise: promise as LedgerPromise, ...row });
    }
    return { breaches, counts: await countAll(client) };
  });
}

const Broken = z.object({ subject: z.string(), cents: z.coerce.number() });

async function countAll(client: pg.PoolClient): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [kind, count] of Object.entries(LEDGER_COUNTS)) {
    const { rows } = await client.query<{ count: string }>(count);
    counts[kind] = Number(rows[0]?.count);
  }
  return counts;
}
