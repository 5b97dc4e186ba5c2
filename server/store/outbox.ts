import type pg from 'pg';
import { z } from 'zod';
import type { Task } from '../turn/effect.ts';
import { orAbsent, stored } from './stored.ts';

/** Work taken for a while; `attempts` counts this time too and tells late holders from new ones. */
export interface LeasedEffect {
  readonly id: string;
  readonly key: string;
  readonly ticketId?: string | undefined;
  readonly effect: Task;
  readonly attempts: number;
}

/** The longest error text kept, in characters. */
const ERROR_KEPT = 2_000;

/**
 * The outbox as its workers see it. A row is held by one worker until its lease ends; of one
 * ticket's rows of one kind the oldest comes first and the next only after it. All times here are
 * the wall clock's. What a worker says of a row it no longer holds changes nothing.
 */
export function createOutbox(pool: pg.Pool) {
  const settle = async (item: LeasedEffect, change: string, values: readonly unknown[] = []) => {
    await pool.query(
      `UPDATE outbox SET ${change} WHERE id = $1 AND attempts = $2 AND state = 'leased'`,
      [item.id, item.attempts, ...values],
    );
  };

  return {
    async lease(limit: number, leaseMs: number): Promise<readonly LeasedEffect[]> {
      const { rows } = await pool.query({
        name: 'outbox_lease',
        text: LEASE,
        values: [limit, leaseMs],
      });
      return z.array(LeasedRow).parse(rows);
    },

    done: (item: LeasedEffect): Promise<void> => settle(item, `state = 'done', last_error = NULL`),

    /** Gives the row back, to be taken again after `afterMs`. */
    retry: (item: LeasedEffect, afterMs: number, error: string): Promise<void> =>
      settle(
        item,
        `state = 'pending', run_at = now() + $3 * interval '1 millisecond', last_error = $4`,
        [afterMs, error.slice(0, ERROR_KEPT)],
      ),

    /** Sets the row aside for a person to look at. */
    park: (item: LeasedEffect, error: string): Promise<void> =>
      settle(item, `state = 'parked', last_error = $3`, [error.slice(0, ERROR_KEPT)]),

    /** When the next row may be taken; undefined when nothing waits. */
    async nextRunAt(): Promise<Date | undefined> {
      const { rows } = await pool.query<{ at: Date | null }>(
        `SELECT min(o.run_at) AS at FROM outbox o WHERE ${WAITING}`,
      );
      return rows[0]?.at ?? undefined;
    },
  };
}

/** A row as its workers see it; `o` is the outbox. */
export const EFFECT_COLUMNS = `o.id, o.key, o.ticket_id AS "ticketId", o.payload AS effect, o.attempts`;

/** Unfinished, no news (which goes to the feed by itself), and no older one of the same ticket and kind is. */
const WAITING = `o.state IN ('pending', 'leased') AND o.kind <> 'storefront.events' AND NOT EXISTS (
  SELECT FROM outbox e WHERE e.ticket_id = o.ticket_id AND e.kind = o.kind AND e.id < o.id
    AND e.state IN ('pending', 'leased'))`;

const LEASE = `
  UPDATE outbox o SET state = 'leased', attempts = o.attempts + 1,
    run_at = now() + $2 * interval '1 millisecond'
  FROM (SELECT o.id FROM outbox o WHERE ${WAITING} AND o.run_at <= now()
        ORDER BY o.run_at, o.id LIMIT $1 FOR UPDATE OF o SKIP LOCKED) due
  WHERE o.id = due.id
  RETURNING ${EFFECT_COLUMNS}`;

export const LeasedRow = z.object({
  id: z.string(),
  key: z.string(),
  ticketId: orAbsent(z.string()),
  effect: stored<Task>(),
  attempts: z.int(),
});
