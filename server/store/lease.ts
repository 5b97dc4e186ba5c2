import type pg from 'pg';

export interface Lease {
  /** Takes it, or keeps it for another while; false while somebody else has it. */
  hold(): Promise<boolean>;
  /** Gives it back, if it is ours. */
  release(): Promise<void>;
}

/** Renewals within one lease: asking more often costs the database nothing. */
const RENEWALS = 4;

/**
 * Work that one process of the installation does at a time. Held by the database's wall clock, so that
 * a process that died holds it for `leaseMs` at most.
 */
export function createLease(
  pool: pg.Pool,
  {
    name,
    holder,
    leaseMs,
  }: { readonly name: string; readonly holder: string; readonly leaseMs: number },
): Lease {
  let renewAt = Number.NEGATIVE_INFINITY;
  return {
    async hold() {
      const now = performance.now();
      if (now < renewAt) return true;
      const { rowCount } = await pool.query({
        name: 'lease_hold',
        text: HOLD,
        values: [name, holder, leaseMs],
      });
      renewAt = rowCount === 1 ? now + leaseMs / RENEWALS : Number.NEGATIVE_INFINITY;
      return rowCount === 1;
    },
    async release() {
      renewAt = Number.NEGATIVE_INFINITY;
      await pool.query('DELETE FROM app_setting WHERE key = $1 AND value = to_jsonb($2::text)', [
        name,
        holder,
      ]);
    },
  };
}

const HOLD = `
  INSERT INTO app_setting AS s (key, value, updated_at) VALUES ($1, to_jsonb($2::text), now())
  ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at
    WHERE s.value = excluded.value OR s.updated_at < now() - $3 * interval '1 millisecond'
  RETURNING key`;
