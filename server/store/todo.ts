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

/** The tickets that wait for the caller's own shop, the nearest deadline first. */
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

/** What has no deadline comes last. */
const PAGE = `
  SELECT id, coalesce(deadline_at, 'infinity')::text AS at, body FROM ticket
  WHERE merchant_id = $1 AND holder = 'merchant'
    AND ($2::text IS NULL
      OR (coalesce(deadline_at, 'infinity'), id) > ($2::timestamptz, $3::text))
  ORDER BY deadline_at NULLS LAST, id LIMIT $4`;

const COUNT = `
  SELECT count(*)::int AS waiting, count(*) FILTER (WHERE deadline_at < $2)::int AS overdue
  FROM ticket WHERE merchant_id = $1 AND holder = 'merchant'`;

const Row = z.object({ id: z.string(), at: z.string(), body: stored<Ticket>() });
const Counted = z.object({ waiting: z.int(), overdue: z.int() });

const Position = z.tuple([
  z.string().regex(/^(infinity|[0-9][0-9 :.+-]{9,40})$/),
  z.string().min(1),
]);

const cursorOf = ({ at, id }: z.infer<typeof Row>): string => writeCursor([at, id]);
