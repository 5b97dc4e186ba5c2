import type pg from 'pg';
import { z } from 'zod';
import { DEFAULT_PREFERENCES, NoticePreferences } from '../contract/notice-settings.ts';
import { LocaleSchema } from '../contract/primitives.ts';
import type { EffectWrite, NoticeSend } from '../turn/effect.ts';
import type { LeavingNotice, NoticeSends } from '../turn/notice-ports.ts';
import { COLUMNS, NoticeRow } from './notices.ts';
import { orAbsent } from './stored.ts';

/** The way of notices out of the house. */
export function createNoticeSends(
  pool: pg.Pool,
): NoticeSends & { one(noticeId: string): Promise<LeavingNotice | undefined> } {
  return {
    async due(now, most) {
      const { rows } = await pool.query({ name: 'notice_due', text: DUE, values: [now, most] });
      return z.array(DueRow).parse(rows);
    },

    async nextAt(until) {
      const { rows } = await pool.query<{ at: Date | null }>({
        name: 'notice_next',
        text: `SELECT min(route_at) AS at FROM notice
          WHERE route_at IS NOT NULL AND route_at <= $1`,
        values: [until],
      });
      return rows[0]?.at?.toISOString();
    },

    async routed(outcomes) {
      const work = outcomes.flatMap(({ sends }) => sends.map(workOf));
      await pool.query({
        name: 'notice_routed',
        text: ROUTED,
        values: [
          outcomes.map(({ id }) => id),
          outcomes.map(({ until }) => until ?? null),
          work.map(({ key }) => key),
          work.map(({ effect }) => effect.kind),
          work.map(({ effect }) => JSON.stringify(effect)),
        ],
      });
    },

    /** One notice with its reader's address, for whoever sends it. */
    async one(noticeId) {
      const { rows } = await pool.query(`${SELECT} WHERE n.id = $1`, [noticeId]);
      return rows[0] ? DueRow.parse(rows[0]) : undefined;
    },
  };
}

const workOf = (effect: NoticeSend): EffectWrite => ({
  key:
    effect.kind === 'notice.mail'
      ? `mail:${effect.noticeId}`
      : `push:${effect.noticeId}:${effect.browserId}`,
  effect,
});

const SELECT = `
  SELECT ${COLUMNS.split(',')
    .map((column) => `n.${column.trim()}`)
    .join(', ')},
    coalesce(u.role, 'buyer') AS role, p.body AS preferences, c.locale,
    coalesce(u.email, b.body->>'email') AS address,
    ARRAY(SELECT s.id FROM push_subscription s WHERE s.reader = n.recipient) AS browsers
  FROM notice n
    LEFT JOIN staff_user u ON n.recipient = 'staff:' || u.id AND u.disabled_at IS NULL
    LEFT JOIN buyer b ON n.recipient = 'buyer:' || b.id
    LEFT JOIN notice_preference p ON p.reader = n.recipient
    LEFT JOIN conversation c ON c.id = n.conversation_id AND n.recipient LIKE 'buyer:%'`;

const DUE = `${SELECT}
  WHERE n.route_at IS NOT NULL AND n.route_at <= $1 ORDER BY n.route_at, n.id LIMIT $2`;

/** Under the lock of whoever brings notices: the two would take the same rows in orders of their own. */
const ROUTED = `
  WITH held AS MATERIALIZED (
    SELECT pg_advisory_xact_lock(hashtextextended('notices', 0))
  ), moved AS (
    UPDATE notice n SET route_at = w.until
    FROM held, unnest($1::bigint[], $2::timestamptz[]) AS w (id, until) WHERE n.id = w.id
  )
  INSERT INTO outbox (key, kind, payload)
  SELECT key, kind, payload::json FROM unnest($3::text[], $4::text[], $5::text[])
    AS s (key, kind, payload)
  ON CONFLICT (key) DO NOTHING`;

const DueRow = NoticeRow.extend({
  role: z.enum(['buyer', 'merchant', 'agent', 'operator', 'juror']),
  preferences: NoticePreferences.nullable(),
  /** What a buyer speaks in the talk it is about. */
  locale: orAbsent(LocaleSchema),
  address: orAbsent(z.string()),
  browsers: z.array(z.string()),
}).transform(({ preferences, role, locale, ...row }) => ({
  ...row,
  preferences: preferences ?? { ...DEFAULT_PREFERENCES[role], ...(locale && { locale }) },
}));
