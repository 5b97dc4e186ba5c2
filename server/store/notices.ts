import type pg from 'pg';
import { z } from 'zod';
import { NOTICE_TOPICS, type NoticeFacts } from '../terms/notice.ts';
import type { NoticeReads } from '../turn/notice-ports.ts';
import { orAbsent, StoredInstant, stored } from './stored.ts';

/** Rows of the outbox brought in one statement. */
const AT_ONCE = 200;

/** Notices, each for one reader: `staff:<id>` or `buyer:<id>`. */
export function createNotices(
  pool: pg.Pool,
): NoticeReads & { bring(mails?: boolean): Promise<readonly string[]> } {
  return {
    /**
     * Brings all that waits in the outbox to its readers; answers whose lists changed. `mails`: whether
     * any are sent, so that what has no way out of the house need not be looked at for one.
     */
    async bring(mails = true): Promise<readonly string[]> {
      const readers = new Set<string>();
      for (let more = true; more; ) {
        const { rows } = await pool.query({
          name: 'redress_bring_notices',
          text: 'SELECT redress_bring_notices($1, $2) AS brought',
          values: [AT_ONCE, mails],
        });
        const { brought } = Brought.parse(rows[0]);
        for (const reader of brought.readers) readers.add(reader);
        more = brought.moved === AT_ONCE;
      }
      return [...readers];
    },

    async list(reader, asked) {
      const { rows } = await pool.query({
        name: 'notice_list',
        text: `SELECT ${COLUMNS} FROM notice WHERE recipient = $1
          AND id < coalesce($2::bigint, 9223372036854775807)
          AND (NOT $3 OR read_at IS NULL AND done_at IS NULL)
          AND topic = ANY (coalesce($5::text[], ARRAY[topic])) ORDER BY id DESC LIMIT $4`,
        values: [reader, asked.before ?? null, asked.unread, asked.limit, asked.topics ?? null],
      });
      return z.array(NoticeRow).parse(rows);
    },

    async unread(reader, topics) {
      const { rows } = await pool.query<{ n: number }>({
        name: 'notice_unread',
        text: `SELECT count(*)::integer AS n FROM notice
          WHERE recipient = $1 AND read_at IS NULL AND done_at IS NULL
            AND topic = ANY (coalesce($2::text[], ARRAY[topic]))`,
        values: [reader, topics ?? null],
      });
      return rows[0]?.n ?? 0;
    },

    async markRead(reader, which, at) {
      await pool.query(
        `UPDATE notice SET read_at = $4 WHERE recipient = $1 AND read_at IS NULL
          AND (id = ANY ($2::bigint[]) OR id <= $3::bigint)`,
        [reader, which.ids.filter((id) => /^\d{1,18}$/.test(id)), which.upTo ?? null, at],
      );
    },
  };
}

const Brought = z.object({
  brought: z.object({ moved: z.int(), readers: z.array(z.string()) }),
});

export const COLUMNS = `id, recipient, ticket_id AS "ticketId", conversation_id AS "conversationId",
  topic, name, facts, at, read_at AS "readAt", done_at AS "doneAt"`;

export const NoticeRow = z.object({
  id: z.string(),
  recipient: z.string(),
  ticketId: orAbsent(z.string()),
  conversationId: orAbsent(z.string()),
  topic: z.enum(NOTICE_TOPICS),
  name: z.string(),
  facts: stored<NoticeFacts>(),
  at: StoredInstant,
  readAt: orAbsent(StoredInstant),
  doneAt: orAbsent(StoredInstant),
});
