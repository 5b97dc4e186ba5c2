import type pg from 'pg';
import { z } from 'zod';
import type { CommittedEvent } from '../turn/ports.ts';
import { EVENT_COLUMNS, EventRow } from './conversation-log.ts';

/** The type of a colleague's words beside the talk, which only staff see. */
export const WHISPERED = 'whispered';

/** What the platform's people see of a talk: all that the buyer sees, and their own words beside it. */
export const createStaffLog = (pool: pg.Pool) => ({
  /** After a position of theirs, oldest first. */
  async staffEventsAfter(
    conversationId: string,
    afterStaffSeq: number,
    limit: number,
  ): Promise<CommittedEvent[]> {
    const { rows } = await pool.query({
      name: 'staff_events_after',
      text: `SELECT * FROM (
          SELECT ${EVENT_COLUMNS}, (row_number() OVER (ORDER BY seq))::integer AS "staffSeq"
          FROM conversation_event
          WHERE conversation_id = $1 AND (buyer_seq IS NOT NULL OR type = '${WHISPERED}')) seen
        WHERE "staffSeq" > $2 ORDER BY "staffSeq" LIMIT $3`,
      values: [conversationId, afterStaffSeq, limit],
    });
    return z.array(EventRow.extend({ staffSeq: z.int() })).parse(rows);
  },

  /** The last position they have been given; 0 where nothing was said. */
  async lastStaffSeq(conversationId: string): Promise<number> {
    const { rows } = await pool.query<{ last: number }>(
      `SELECT count(*)::integer AS last FROM conversation_event
       WHERE conversation_id = $1 AND (buyer_seq IS NOT NULL OR type = '${WHISPERED}')`,
      [conversationId],
    );
    return rows[0]?.last ?? 0;
  },
});
