import type pg from 'pg';
import { z } from 'zod';
import type { DueDeadline } from '../turn/service.ts';
import { StoredInstant } from './stored.ts';

/** Deadlines as their runner sees them; a turn opens and cancels them. */
export function createDeadlines(pool: pg.Pool) {
  return {
    /** Open deadlines due at or before `until` (business time), oldest first, whoever holds them. */
    async due(until: string, limit: number): Promise<readonly DueDeadline[]> {
      const { rows } = await pool.query(
        `SELECT ${COLUMNS} FROM deadline d WHERE d.state = 'open' AND d.due_at > '-infinity' AND d.due_at <= $1
         ORDER BY d.due_at, d.id LIMIT $2`,
        [until, limit],
      );
      return z.array(DueRow).parse(rows);
    },

    /** The same, held for this caller alone until `leaseMs` of the wall clock have passed. */
    async lease(until: string, limit: number, leaseMs: number): Promise<readonly DueDeadline[]> {
      const { rows } = await pool.query({
        name: 'deadline_lease',
        text: LEASE,
        values: [until, limit, leaseMs],
      });
      return z.array(DueRow).parse(rows).sort(byTime);
    },

    /** It had its effect. One that a turn replaced meanwhile keeps what that turn made of it. */
    async fired(id: string): Promise<void> {
      await pool.query(`UPDATE deadline SET state = 'fired' WHERE id = $1 AND state = 'open'`, [
        id,
      ]);
    },

    /** The business instant of the next open deadline; undefined when none is open. */
    async nextDueAt(): Promise<string | undefined> {
      const { rows } = await pool.query<{ at: Date | null }>(
        `SELECT min(due_at) AS at FROM deadline WHERE state = 'open' AND due_at > '-infinity'`,
      );
      return rows[0]?.at?.toISOString();
    },
  };
}

const COLUMNS = `d.id, d.ticket_id AS "ticketId", d.timer, d.due_at AS at`;

const LEASE = `
  UPDATE deadline d SET lease_until = now() + $3 * interval '1 millisecond'
  FROM (SELECT id FROM deadline
        WHERE state = 'open' AND due_at > '-infinity' AND due_at <= $1 AND (lease_until IS NULL OR lease_until <= now())
        ORDER BY due_at, id LIMIT $2 FOR UPDATE SKIP LOCKED) due
  WHERE d.id = due.id
  RETURNING ${COLUMNS}`;

const DueRow = z.object({
  id: z.string(),
  ticketId: z.string(),
  timer: z.string(),
  at: StoredInstant,
});

const byTime = (a: DueDeadline, b: DueDeadline): number =>
  Date.parse(a.at) - Date.parse(b.at) || Number(a.id) - Number(b.id);
