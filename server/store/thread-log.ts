import type pg from 'pg';
import { z } from 'zod';
import type { ThreadRow } from '../turn/thread/project.ts';
import { EVENT_COLUMNS, EventRow } from './conversation-log.ts';

/** What belongs to one case's thread; the log is append-only, so a place in it never changes. */
const IN_THREAD = `conversation_id = $1 AND (body->>'thread' = $2
  OR (type IN ('ticket', 'offer') AND buyer_seq IS NOT NULL AND body->>'ticketId' = $2))`;

/** Reads of a case's thread. Whether a caller may see the case is asked before. */
export const createThreadLog = (pool: pg.Pool) => ({
  /** After a position of the thread, oldest first, with the thread's last position. */
  async threadAfter(
    { conversationId, ticketId }: { readonly conversationId: string; readonly ticketId: string },
    afterSeq: number,
    limit: number,
  ): Promise<{ readonly rows: readonly ThreadRow[]; readonly lastSeq: number }> {
    const { rows } = await pool.query({
      name: 'thread_after',
      text: `SELECT * FROM (
          SELECT ${EVENT_COLUMNS}, (row_number() OVER (ORDER BY seq))::integer AS "threadSeq",
            (count(*) OVER ())::integer AS "lastSeq"
          FROM conversation_event WHERE ${IN_THREAD}) seen
        WHERE "threadSeq" > $3 OR "threadSeq" = "lastSeq" ORDER BY "threadSeq" LIMIT $4`,
      values: [conversationId, ticketId, afterSeq, limit + 1],
    });
    const told = z.array(EventRow.extend({ threadSeq: z.int(), lastSeq: z.int() })).parse(rows);
    return {
      rows: told.filter(({ threadSeq }) => threadSeq > afterSeq).slice(0, limit),
      lastSeq: told[0]?.lastSeq ?? 0,
    };
  },
});
