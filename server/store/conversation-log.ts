import type pg from 'pg';
import { z } from 'zod';
import type { Actor } from '../terms/party.ts';
import type { CommittedEvent } from '../turn/ports.ts';
import { orAbsent, StoredInstant, stored } from './stored.ts';

/** Reads of a conversation's log. Whether a caller may read it is asked before: `readable`. */
export function createConversationLog(pool: pg.Pool) {
  return {
    /** What the buyer sees after a position of theirs, oldest first. */
    async eventsAfter(
      conversationId: string,
      afterBuyerSeq: number,
      limit: number,
    ): Promise<CommittedEvent[]> {
      const { rows } = await pool.query({
        name: 'events_after',
        text: `${SELECT} WHERE conversation_id = $1 AND buyer_seq > $2
               ORDER BY buyer_seq LIMIT $3`,
        values: [conversationId, afterBuyerSeq, limit],
      });
      return z.array(EventRow).parse(rows);
    },

    /** The last events that the buyer sees, oldest first. */
    async tail(conversationId: string, limit: number): Promise<CommittedEvent[]> {
      const { rows } = await pool.query({
        name: 'events_tail',
        text: `${SELECT} WHERE conversation_id = $1 AND buyer_seq IS NOT NULL
               ORDER BY buyer_seq DESC LIMIT $2`,
        values: [conversationId, limit],
      });
      return z.array(EventRow).parse(rows).reverse();
    },

    /** Internal events too, after a position of the whole log: for staff. */
    async logAfter(
      conversationId: string,
      afterSeq: number,
      limit: number,
    ): Promise<CommittedEvent[]> {
      const { rows } = await pool.query(
        `${SELECT} WHERE conversation_id = $1 AND seq > $2 ORDER BY seq LIMIT $3`,
        [conversationId, afterSeq, limit],
      );
      return z.array(EventRow).parse(rows);
    },
  };
}

export const EVENT_COLUMNS =
  'seq, buyer_seq AS "buyerSeq", at, type, actor, visibility, turn_end AS "turnEnd", body';
const SELECT = `SELECT ${EVENT_COLUMNS} FROM conversation_event`;

export const EventRow = z.object({
  seq: z.int(),
  buyerSeq: orAbsent(z.int()),
  at: StoredInstant,
  type: z.string(),
  actor: stored<Actor>(),
  visibility: z.enum(['all', 'internal']),
  turnEnd: z.boolean().transform((is) => is || undefined),
  body: stored<Readonly<Record<string, unknown>>>(),
});
