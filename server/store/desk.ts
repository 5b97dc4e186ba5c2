import type pg from 'pg';
import { z } from 'zod';
import type { DeskEvent, DeskQuery, QueueEvent } from '../contract/desk.ts';
import type { StaffCaller } from '../terms/caller.ts';
import { DESK_GROUPS, type DeskTalk } from '../terms/desk.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { likeText } from './like-text.ts';
import { StoredInstant, stored } from './stored.ts';

const MINUTE_MS = 60_000;

/** What is read of the desk. It belongs to the platform's people: a merchant has none. */
export function createDesk(
  pool: Pick<pg.Pool, 'query'>,
  groups: () => readonly string[] = () => DESK_GROUPS,
) {
  return {
    /** The most urgent first, then the oldest. */
    async list(caller: StaffCaller, query: DeskQuery) {
      if (caller.role === 'merchant') return { items: [], nextCursor: null };
      const { where, values } = filters(caller, query);
      const { rows } = await pool.query(
        `SELECT ${COLUMNS}, priority, queued_at AS "queuedAt" FROM desk_talk
         WHERE ${where.join(' AND ')}
         ORDER BY priority, queued_at, conversation_id LIMIT ${query.limit + 1}`,
        values,
      );
      const found = z.array(ListRow).parse(rows);
      const page = found.slice(0, query.limit);
      const last = page.at(-1);
      return {
        items: page.map(toEvent),
        nextCursor: found.length > query.limit && last ? cursorOf(last) : null,
      };
    },

    /** A talk at the desk; undefined where it is not there. */
    async one(conversationId: string): Promise<DeskEvent | undefined> {
      const { rows } = await pool.query(
        `SELECT ${COLUMNS} FROM desk_talk WHERE conversation_id = $1`,
        [conversationId],
      );
      const [row] = z.array(Row).parse(rows);
      return row && toEvent(row);
    },

    /** How long each queue is: who waits in nobody's hands. */
    async queues(): Promise<readonly QueueEvent[]> {
      const { rows } = await pool.query(
        `SELECT group_name AS "group", count(*)::integer AS waiting, min(queued_at) AS "oldestAt"
         FROM desk_talk WHERE state <> 'held' GROUP BY group_name`,
      );
      const found = z.array(QueueRow).parse(rows);
      // A retired group is told of for as long as something waits in it.
      const all = new Set([...groups(), ...found.map(({ group }) => group)]);
      return [...all].map(
        (group) => found.find((row) => row.group === group) ?? { group, waiting: 0 },
      );
    },

    /** How many wait in the same queue before a talk. */
    async ahead({ group, priority, queuedAt }: Pick<DeskTalk, 'group' | 'priority' | 'queuedAt'>) {
      const { rows } = await pool.query<{ ahead: number }>(
        `SELECT count(*)::integer AS ahead FROM desk_talk WHERE group_name = $1
           AND state <> 'held' AND (priority, queued_at) < ($2, $3::timestamptz)`,
        [group, priority, queuedAt],
      );
      return rows[0]?.ahead ?? 0;
    },

    /**
     * Talks that nobody has and nobody was offered and that one of these people may be offered, the most
     * urgent first: what waits for others is in nobody's way.
     */
    async unoffered(
      takers: readonly { readonly id: string; readonly groups: readonly string[] }[],
      limit: number,
    ): Promise<readonly DeskEvent[]> {
      const pairs = takers.flatMap(({ id, groups }) => groups.map((group) => ({ id, group })));
      const { rows } = await pool.query(
        `SELECT ${COLUMNS} FROM desk_talk WHERE state = 'waiting' AND group_name = ANY ($2)
           AND EXISTS (SELECT FROM unnest($2::text[], $3::text[]) AS may (group_name, taker)
             WHERE may.group_name = desk_talk.group_name
               AND may.taker IS DISTINCT FROM body->>'passedBy')
         ORDER BY priority, queued_at, conversation_id LIMIT $1`,
        [limit, pairs.map(({ group }) => group), pairs.map(({ id }) => id)],
      );
      return z.array(Row).parse(rows).map(toEvent);
    },

    /** How many talks each person holds or was offered. */
    async loads(): Promise<ReadonlyMap<string, number>> {
      const { rows } = await pool.query<{ id: string; load: number }>(
        `SELECT assignee_id AS id, count(*)::integer AS load FROM desk_talk
         WHERE assignee_id IS NOT NULL GROUP BY assignee_id`,
      );
      return new Map(rows.map(({ id, load }) => [id, load]));
    },

    /** Talks in the hands of, or offered to, somebody who is not at the desk any more. */
    async stranded(limit: number) {
      const { rows } = await pool.query(
        `SELECT conversation_id AS id, assignee_id AS "with" FROM desk_talk
         WHERE assignee_id IS NOT NULL AND NOT EXISTS (
           SELECT FROM staff_user u WHERE u.id = assignee_id AND u.disabled_at IS NULL
             AND u.role IN ('agent', 'operator'))
         ORDER BY priority, queued_at, conversation_id LIMIT $1`,
        [limit],
      );
      return z.array(StrandedRow).parse(rows);
    },

    /** Talks in these groups. */
    async inGroups(ids: readonly string[], limit: number): Promise<readonly string[]> {
      const { rows } = await pool.query<{ id: string }>(
        `SELECT conversation_id AS id FROM desk_talk WHERE group_name = ANY ($1)
         ORDER BY conversation_id LIMIT $2`,
        [ids, limit],
      );
      return rows.map(({ id }) => id);
    },

    /** Talks for which time has passed by `until`: a clock ran out, or an offer was not taken. */
    async due(until: string, offerMinutes: number, limit: number) {
      const { rows } = await pool.query(
        `SELECT conversation_id AS id, least(due_at, offered_at + $2 * interval '1 millisecond') AS at
         FROM desk_talk WHERE due_at <= $1::timestamptz
           OR (state = 'offered' AND offered_at + $2 * interval '1 millisecond' <= $1::timestamptz)
         ORDER BY at, id LIMIT $3`,
        [until, offerMinutes * MINUTE_MS, limit],
      );
      return z.array(DueRow).parse(rows);
    },

    /** How far each side has read. */
    async reads(conversationId: string): Promise<{ buyer: number; staff: number }> {
      const { rows } = await pool.query<{ side: string; seq: number }>(
        'SELECT side, seq FROM conversation_read WHERE conversation_id = $1',
        [conversationId],
      );
      const of = (side: string) => rows.find((row) => row.side === side)?.seq ?? 0;
      return { buyer: of('buyer'), staff: of('staff') };
    },

    /** Moves a mark forward, at most to what was said; answers where it stands. */
    async markRead(conversationId: string, side: 'buyer' | 'staff', seq: number): Promise<number> {
      const { rows } = await pool.query<{ seq: number }>(
        `INSERT INTO conversation_read AS r (conversation_id, side, seq)
         SELECT c.id, $2, least($3, c.last_buyer_seq) FROM conversation c WHERE c.id = $1
         ON CONFLICT (conversation_id, side) DO UPDATE SET seq = greatest(r.seq, EXCLUDED.seq)
         RETURNING seq`,
        [conversationId, side, seq],
      );
      return rows[0]?.seq ?? 0;
    },
  };
}

const COLUMNS = 'conversation_id AS "conversationId", version, body AS talk';

function filters({ userId }: StaffCaller, { view, group, q, cursor }: DeskQuery) {
  const values: unknown[] = [];
  const put = (value: unknown) => `$${values.push(value)}`;
  const where = ['TRUE'];
  if (view === 'mine') where.push(`assignee_id = ${put(userId)}`);
  if (view === 'waiting') where.push(`state <> 'held'`);
  if (view === 'following') where.push(`${put(userId)} = ANY (followers)`);
  if (group) where.push(`group_name = ${put(group)}`);
  if (q) where.push(`sought LIKE ${put(`%${likeText(q.toLowerCase())}%`)}`);
  if (cursor) {
    const [priority, at, id] = readCursor(Position, cursor);
    where.push(
      `(priority, queued_at, conversation_id) > (${put(priority)}, ${put(at)}::timestamptz, ${put(id)})`,
    );
  }
  return { where, values };
}

const Position = z.tuple([z.int(), z.iso.datetime(), z.string().min(1)]);

const cursorOf = ({ priority, queuedAt, conversationId }: z.infer<typeof ListRow>): string =>
  writeCursor([priority, queuedAt, conversationId]);

const Row = z.object({
  conversationId: z.string(),
  version: z.int(),
  talk: stored<DeskTalk>(),
});
const ListRow = Row.extend({ priority: z.int(), queuedAt: StoredInstant });
const QueueRow = z.object({
  group: z.string(),
  waiting: z.int(),
  oldestAt: StoredInstant,
});
const StrandedRow = z.object({ id: z.string(), with: z.string() });
const DueRow = z.object({ id: z.string(), at: StoredInstant });

const toEvent = ({ conversationId, version, talk }: z.infer<typeof Row>): DeskEvent => ({
  conversationId,
  version,
  talk,
});
