import type pg from 'pg';
import { z } from 'zod';

export interface KeptAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** What `begin` found: the key is ours now, was answered, was used for another body, or is at work. */
export type Begun =
  | { readonly outcome: 'fresh' }
  | { readonly outcome: 'answered'; readonly answer: KeptAnswer }
  | { readonly outcome: 'conflict' }
  | { readonly outcome: 'in_flight' };

const KEPT_HOURS = 24;
/** A request still at work after this many seconds died with its node. */
const GIVEN_UP_SECONDS = 120;

/** One answer per key and caller for 24 hours of the wall clock. */
export function createIdempotency(pool: pg.Pool) {
  return {
    begin: (scope: string, key: string, fingerprint: string): Promise<Begun> =>
      begin(pool, { scope, key, fingerprint }),

    async finish(scope: string, key: string, answer: KeptAnswer): Promise<void> {
      await pool.query(
        `UPDATE idempotency SET state = 'done', status = $3, answer = $4
         WHERE scope = $1 AND key = $2`,
        [scope, key, answer.status, JSON.stringify(answer.body ?? null)],
      );
    },

    /** Frees the key: the request failed in a way that a retry may mend. */
    async abandon(scope: string, key: string): Promise<void> {
      await pool.query(
        `DELETE FROM idempotency WHERE scope = $1 AND key = $2 AND state = 'in_flight'`,
        [scope, key],
      );
    },

    /** Removes answers past their 24 hours; answers how many. */
    async sweep(): Promise<number> {
      const { rowCount } = await pool.query('DELETE FROM idempotency WHERE expires_at <= now()');
      return rowCount ?? 0;
    },
  };
}

async function begin(
  pool: pg.Pool,
  asked: { readonly scope: string; readonly key: string; readonly fingerprint: string },
): Promise<Begun> {
  const { scope, key, fingerprint } = asked;
  const taken = await pool.query(TAKE, [scope, key, fingerprint]);
  if (taken.rows.length === 1) return { outcome: 'fresh' };
  const { rows } = await pool.query(
    `SELECT body_hash AS fingerprint, state, status, answer FROM idempotency
     WHERE scope = $1 AND key = $2`,
    [scope, key],
  );
  // Freed in between: whoever comes next may have it.
  if (!rows[0]) return { outcome: 'in_flight' };
  const row = KeptRow.parse(rows[0]);
  if (row.fingerprint !== fingerprint) return { outcome: 'conflict' };
  if (row.state === 'in_flight' || row.status === null) return { outcome: 'in_flight' };
  return { outcome: 'answered', answer: { status: row.status, body: row.answer } };
}

const TAKE = `
  INSERT INTO idempotency AS i (scope, key, body_hash, state, expires_at)
  VALUES ($1, $2, $3, 'in_flight', now() + interval '${KEPT_HOURS} hours')
  ON CONFLICT (scope, key) DO UPDATE SET body_hash = $3, state = 'in_flight', status = NULL,
    answer = NULL, created_at = now(), expires_at = excluded.expires_at
  WHERE i.expires_at <= now()
    OR (i.state = 'in_flight' AND i.body_hash = $3
        AND i.created_at <= now() - interval '${GIVEN_UP_SECONDS} seconds')
  RETURNING true`;

const KeptRow = z.object({
  fingerprint: z.string(),
  state: z.enum(['in_flight', 'done']),
  status: z.int().nullable(),
  answer: z.unknown(),
});
