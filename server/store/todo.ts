import type pg from 'pg';
import { z } from 'zod';
import type { TodoQuery } from '../contract/todo.ts';
import type { Caller } from '../terms/caller.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Clock } from '../turn/ports.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { stored } from './stored.ts';

export interface TodoRows {
  readonly tickets: readonly Ticket[];
  readonly nextCursor: string | null;
  readonly waiting: number;
  readonly overdue: number;
}

const NOTHING: TodoRows = { tickets: [], nextCursor: null, waiting: 0, overdue: 0 };

/** The tickets that wait for the caller's own shop to act or to be heard, the nearest deadline first. */
export const createTodo = (pool: pg.Pool, clock: Clock) => ({
  /** Throws `Refused` for a cursor that is not ours. */
  async list(caller: Caller, { limit, cursor }: TodoQuery): Promise<TodoRows> {
    const merchantId = caller.kind === 'staff' ? caller.merchantId : undefined;
    if (merchantId === undefined) return NOTHING;
    const [at, id] = cursor === undefined ? [null, null] : readCursor(Position, cursor);
    const [page, counted] = await Promise.all([
      pool.query(PAGE, [merchantId, at, id, limit + 1]),
      pool.query(COUNT, [merchantId, clock.now()]),
    ]);
    const rows = z.array(Row).parse(page.rows);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      tickets: shown.map(({ body }) => body),
      nextCursor: rows.length > limit && last ? cursorOf(last) : null,
      ...Counted.parse(counted.rows[0]),
    };
  },
});

/**
 * Asked to be heard before it is decided, and not heard yet: in an arbitration, since more time was given
 * where it was given to the merchant; while a code is checked, until it is shown to be good.
 */
const UNHEARD = `state IN ('arb_evidence', 'code_check') AND holder <> 'merchant' AND (
  state = 'code_check'
  OR coalesce(body->'arbitration'->'supplement'->>'for', 'both') IN ('merchant', 'both')
    AND NOT EXISTS (
      SELECT FROM json_array_elements(coalesce(body->'arbitration'->'statements', '[]')) said
      WHERE said->>'by' = 'merchant'
        AND said->>'at' > coalesce(body->'arbitration'->'supplement'->>'at', '')))`;

const ASKED = ["holder = 'merchant'", UNHEARD] as const;

/** What has no deadline comes last. Each kind is read from an index of its own. */
const PAGE = `SELECT id, coalesce(due, 'infinity')::text AS at, body FROM (
  ${ASKED.map(
    (asked) => `(SELECT id, deadline_at AS due, body FROM ticket
    WHERE merchant_id = $1 AND ${asked}
      AND ($2::text IS NULL
        OR (coalesce(deadline_at, 'infinity'), id) > ($2::timestamptz, $3::text))
    ORDER BY deadline_at NULLS LAST, id LIMIT $4)`,
  ).join(' UNION ALL ')}
  ) asked ORDER BY due NULLS LAST, id LIMIT $4`;

const COUNT = `
  SELECT count(*)::int AS waiting, count(*) FILTER (WHERE due < $2)::int AS overdue
  FROM (${ASKED.map(
    (asked) => `SELECT deadline_at AS due FROM ticket WHERE merchant_id = $1 AND ${asked}`,
  ).join(' UNION ALL ')}) asked`;

const Row = z.object({ id: z.string(), at: z.string(), body: stored<Ticket>() });
const Counted = z.object({ waiting: z.int(), overdue: z.int() });

const Position = z.tuple([
  z.string().regex(/^(infinity|[0-9][0-9 :.+-]{9,40})$/),
  z.string().min(1),
]);

const cursorOf = ({ at, id }: z.infer<typeof Row>): string => writeCursor([at, id]);
