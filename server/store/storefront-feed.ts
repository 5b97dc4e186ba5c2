import type pg from 'pg';
import { z } from 'zod';
import type { StorefrontEventType } from '../contract/operations.ts';
import { Refused } from '../terms/refused.ts';
import { orAbsent, StoredInstant, stored } from './stored.ts';

export interface NewFeedItem {
  /** The event's own id, the same at every delivery. */
  readonly id: string;
  readonly type: StorefrontEventType;
  readonly ticketId?: string | undefined;
  readonly at: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** An event as the feed replays it; a later event has a larger `cursor`. */
export type FeedItem = z.infer<typeof FeedRow>;

/** The storefront's events, kept for replay. */
export function createStorefrontFeed(pool: pg.Pool) {
  return {
    /** Appending the same id again changes nothing. Answers the event's cursor. */
    async append(item: NewFeedItem): Promise<string> {
      await pool.query(APPEND, [
        item.id,
        item.type,
        item.ticketId ?? null,
        item.at,
        JSON.stringify(item.data),
      ]);
      const { rows } = await pool.query<{ cursor: string }>(
        'SELECT cursor FROM storefront_event WHERE id = $1',
        [item.id],
      );
      return z.string().parse(rows[0]?.cursor);
    },

    async bring(at: string, limit: number): Promise<number> {
      const { rows } = await pool.query<{ n: number }>({
        name: 'redress_bring_news',
        text: 'SELECT redress_bring_news($1, $2) AS n',
        values: [at, limit],
      });
      return rows[0]?.n ?? 0;
    },

    /** What came after a cursor, oldest first. `nextCursor` is null on the last page. */
    async after(
      cursor: string | undefined,
      limit: number,
    ): Promise<{ readonly items: readonly FeedItem[]; readonly nextCursor: string | null }> {
      const { rows } = await pool.query(
        `SELECT cursor, id, type, ticket_id AS "ticketId", at, data FROM storefront_event
         WHERE cursor > $1 ORDER BY cursor LIMIT $2`,
        [readCursor(cursor), limit + 1],
      );
      const items = z.array(FeedRow).parse(rows.slice(0, limit));
      return { items, nextCursor: rows.length > limit ? (items.at(-1)?.cursor ?? null) : null };
    },
  };
}

/**
 * The lock is held to the commit and taken before the cursor is drawn: a reader that has seen a
 * cursor has seen all smaller ones.
 */
const APPEND = `
  WITH turn AS MATERIALIZED (SELECT pg_advisory_xact_lock(hashtextextended('storefront feed', 0)))
  INSERT INTO storefront_event (id, type, ticket_id, at, data)
  SELECT $1, $2, $3, $4::timestamptz, $5::json FROM turn
  ON CONFLICT (id) DO NOTHING`;

const FeedRow = z.object({
  id: z.string(),
  cursor: z.string(),
  type: z.string(),
  at: StoredInstant,
  ticketId: orAbsent(z.string()),
  data: stored<Readonly<Record<string, unknown>>>(),
});

const CURSOR = /^\d{1,18}$/;

function readCursor(cursor: string | undefined): string {
  if (cursor === undefined) return '0';
  if (CURSOR.test(cursor)) return cursor;
  throw new Refused('validation_failed', 'the cursor is not one of ours', {
    errors: [{ path: 'afterCursor', message: 'take it from nextCursor or from an item' }],
  });
}
