import type pg from 'pg';
import { z } from 'zod';
import type { Task } from '../turn/effect.ts';
import { createGroup } from './group.ts';
import { orAbsent, stored } from './stored.ts';

/** Work taken for a while; `attempts` counts this time too and tells late holders from new ones. */
export interface LeasedEffect {
  readonly id: string;
  readonly key: string;
  readonly ticketId?: string | undefined;
  readonly effect: Task;
  readonly attempts: number;
}

/** Rows settled in one statement. */
const SETTLED_AT_ONCE = 32;
/** The longest error text kept, in characters. */
const ERROR_KEPT = 2_000;

/**
 * The outbox as its workers see it. A row is held by one worker until its lease ends; of one
 * ticket's rows of one kind the oldest comes first and the next only after it. All times here are
 * the wall clock's. What a worker says of a row it no longer holds changes nothing.
 */
export function createOutbox(pool: pg.Pool) {
  const settle = createGroup({
    most: SETTLED_AT_ONCE,
    lanes: 1,
    patienceMs: 0,
    ask: (settled: readonly Settled[]) => settleAll(pool, settled),
  });
  const settled = async (item: LeasedEffect, change: Omit<Settled, 'item'>) => {
    await settle(item.id, { item, ...change });
  };

  return {
    async lease(limit: number, leaseMs: number): Promise<readonly LeasedEffect[]> {
      const { rows } = await pool.query({
        name: 'outbox_lease',
        text: `SELECT ${EFFECT_COLUMNS} FROM redress_lease_work($1, $2) o`,
        values: [limit, leaseMs],
      });
      return z.array(LeasedRow).parse(rows);
    },

    done: (item: LeasedEffect): Promise<void> => settled(item, { state: 'done' }),

    /** Gives the row back, to be taken again after `afterMs`. */
    retry: (item: LeasedEffect, afterMs: number, error: string): Promise<void> =>
      settled(item, { state: 'pending', afterMs, error }),

    /** Sets the row aside for a person to look at. */
    park: (item: LeasedEffect, error: string): Promise<void> =>
      settled(item, { state: 'parked', error }),

    /** When the next row may be taken; undefined when nothing waits. */
    async nextRunAt(): Promise<Date | undefined> {
      const { rows } = await pool.query<{ at: Date | null }>({
        name: 'outbox_next',
        text: 'SELECT redress_next_work() AS at',
      });
      return rows[0]?.at ?? undefined;
    },
  };
}

/** A row as its workers see it; `o` is the outbox. */
export const EFFECT_COLUMNS = `o.id, o.key, o.ticket_id AS "ticketId", o.payload AS effect, o.attempts`;

interface Settled {
  readonly item: LeasedEffect;
  readonly state: 'done' | 'pending' | 'parked';
  readonly afterMs?: number;
  readonly error?: string;
}

/** What a worker says of a row that it holds no longer finds none. */
async function settleAll(
  pool: pg.Pool,
  settled: readonly Settled[],
): Promise<readonly undefined[]> {
  await pool.query({
    name: 'outbox_settle',
    text: SETTLE,
    values: [
      settled.map(({ item }) => item.id),
      settled.map(({ item }) => item.attempts),
      settled.map(({ state }) => state),
      settled.map(({ afterMs }) => afterMs ?? null),
      settled.map(({ error }) => error?.slice(0, ERROR_KEPT) ?? null),
    ],
  });
  return settled.map(() => undefined);
}

const SETTLE = `
  UPDATE outbox o SET state = s.state, last_error = s.error,
    run_at = CASE WHEN s.after_ms IS NULL THEN o.run_at
      ELSE now() + s.after_ms * interval '1 millisecond' END
  FROM unnest($1::bigint[], $2::integer[], $3::text[], $4::double precision[], $5::text[])
    AS s (id, attempts, state, after_ms, error)
  WHERE o.id = s.id AND o.attempts = s.attempts AND o.state = 'leased'`;

export const LeasedRow = z.object({
  id: z.string(),
  key: z.string(),
  ticketId: orAbsent(z.string()),
  effect: stored<Task>(),
  attempts: z.int(),
});
