import type pg from 'pg';
import { z } from 'zod';
import { EFFECT_COLUMNS, type LeasedEffect, LeasedRow } from './outbox.ts';

export interface ParkedEffect extends LeasedEffect {
  readonly lastError: string;
}

/** Effects that were given up and wait for a person. */
export function createParkedEffects(pool: pg.Pool) {
  return {
    /** What was set aside, oldest first. */
    async parked(limit: number): Promise<readonly ParkedEffect[]> {
      const { rows } = await pool.query(
        `SELECT ${EFFECT_COLUMNS}, coalesce(o.last_error, '') AS "lastError" FROM outbox o
         WHERE o.state = 'parked' ORDER BY o.id LIMIT $1`,
        [limit],
      );
      return z.array(LeasedRow.extend({ lastError: z.string() })).parse(rows);
    },

    /** Puts a parked row back to work; false when it is not parked. */
    async unpark(id: string): Promise<boolean> {
      const { rowCount } = await pool.query(
        `UPDATE outbox SET state = 'pending', attempts = 0, run_at = now()
         WHERE id = $1 AND state = 'parked'`,
        [id],
      );
      return rowCount === 1;
    },
  };
}
