import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { z } from 'zod';
import { NoticePreferences } from '../contract/notice-settings.ts';
import type { BrowserAddress } from '../terms/notice.ts';
import { Refused } from '../terms/refused.ts';
import type { NoticeChoices } from '../turn/notice-ports.ts';
import { orAbsent, StoredInstant } from './stored.ts';

/** Browsers of one reader; an older one must leave first. */
const MAX_BROWSERS = 10;
const SECRET_BYTES = 24;

/** What only the house itself asks of them. */
interface OwnSettings {
  /** One browser by its id, with its reader. */
  browser(id: string): Promise<(BrowserAddress & { readonly reader: string }) | undefined>;
  /** The browser itself gave up. */
  forgetBrowser(id: string): Promise<void>;
  /** How the last delivery went; an error that lasts is for the merchant to see. */
  noteHook(merchantId: string, at: string, error?: string): Promise<void>;
  /** The installation's own value of a name: the first that was kept, on every node. */
  keep<T>(key: string, fresh: T): Promise<T>;
}

/** What readers chose, where their browsers are, and merchants' own addresses. */
export function createNoticeSettings(pool: pg.Pool): NoticeChoices & OwnSettings {
  const count = async (reader: string): Promise<number> => {
    const { rows } = await pool.query<{ n: number }>(
      'SELECT count(*)::integer AS n FROM push_subscription WHERE reader = $1',
      [reader],
    );
    return rows[0]?.n ?? 0;
  };
  return {
    async preferences(reader) {
      const { rows } = await pool.query('SELECT body FROM notice_preference WHERE reader = $1', [
        reader,
      ]);
      return rows[0] ? NoticePreferences.parse(rows[0].body) : undefined;
    },

    async putPreferences(reader, body) {
      await pool.query(
        `INSERT INTO notice_preference (reader, body) VALUES ($1, $2)
         ON CONFLICT (reader) DO UPDATE SET body = excluded.body, updated_at = now()`,
        [reader, JSON.stringify(body)],
      );
    },

    async address(reader) {
      const { rows } = await pool.query<{ address: string | null }>(
        `SELECT coalesce((SELECT email FROM staff_user WHERE 'staff:' || id = $1),
           (SELECT body->>'email' FROM buyer WHERE 'buyer:' || id = $1)) AS address`,
        [reader],
      );
      return rows[0]?.address ?? undefined;
    },

    browsers: count,

    async addBrowser(reader, browser) {
      if ((await count(reader)) >= MAX_BROWSERS)
        throw new Refused('action_not_allowed', `At most ${MAX_BROWSERS} browsers; end one first.`);
      await pool.query(
        `INSERT INTO push_subscription (id, reader, endpoint, p256dh, auth, locale)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (id) DO UPDATE SET reader = excluded.reader, p256dh = excluded.p256dh,
           auth = excluded.auth, locale = excluded.locale`,
        [
          browserId(browser.endpoint),
          reader,
          browser.endpoint,
          browser.p256dh,
          browser.auth,
          browser.locale,
        ],
      );
    },

    async dropBrowsers(reader, endpoint) {
      await pool.query(
        'DELETE FROM push_subscription WHERE reader = $1 AND id = coalesce($2, id)',
        [reader, endpoint === undefined ? null : browserId(endpoint)],
      );
    },

    async browser(id) {
      const { rows } = await pool.query(
        'SELECT reader, endpoint, p256dh, auth, locale FROM push_subscription WHERE id = $1',
        [id],
      );
      return rows[0] ? BrowserRow.parse(rows[0]) : undefined;
    },

    async forgetBrowser(id) {
      await pool.query('DELETE FROM push_subscription WHERE id = $1', [id]);
    },

    async hook(merchantId) {
      const { rows } = await pool.query(
        `SELECT url, secret, enabled, last_ok_at AS "lastOkAt", last_error AS "lastError"
         FROM merchant_hook WHERE merchant_id = $1`,
        [merchantId],
      );
      return rows[0] ? HookRow.parse(rows[0]) : undefined;
    },

    async putHook(hook) {
      const fresh = `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
      const { rows } = await pool.query<{ secret: string }>(
        `INSERT INTO merchant_hook AS h (merchant_id, url, secret, enabled, updated_at, updated_by)
         SELECT id, $2, $3, $4, $6, $7 FROM merchant WHERE id = $1
         ON CONFLICT (merchant_id) DO UPDATE SET url = excluded.url, enabled = excluded.enabled,
           secret = CASE WHEN $5 THEN excluded.secret ELSE h.secret END, last_error = NULL,
           updated_at = excluded.updated_at, updated_by = excluded.updated_by
         RETURNING secret`,
        [hook.merchantId, hook.url, fresh, hook.enabled, hook.renewSecret, hook.at, hook.by],
      );
      if (!rows[0]) throw new Refused('not_found', 'There is no such merchant.');
      return rows[0].secret === fresh ? fresh : undefined;
    },

    async noteHook(merchantId, at, error) {
      await pool.query(
        `UPDATE merchant_hook SET last_error = $3,
           last_ok_at = CASE WHEN $3::text IS NULL THEN $2 ELSE last_ok_at END
         WHERE merchant_id = $1`,
        [merchantId, at, error?.slice(0, 300) ?? null],
      );
    },

    async keep<T>(key: string, fresh: T): Promise<T> {
      await pool.query(
        'INSERT INTO app_setting (key, value) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING',
        [key, JSON.stringify(fresh)],
      );
      const { rows } = await pool.query<{ value: T }>(
        'SELECT value FROM app_setting WHERE key = $1',
        [key],
      );
      return rows[0]?.value ?? fresh;
    },
  };
}

const browserId = (endpoint: string): string =>
  createHash('sha256').update(endpoint).digest('base64url');

const BrowserRow = z.object({
  reader: z.string(),
  endpoint: z.string(),
  p256dh: z.string(),
  auth: z.string(),
  locale: z.enum(['zh-CN', 'en']),
});

const HookRow = z.object({
  url: z.string(),
  secret: z.string(),
  enabled: z.boolean(),
  lastOkAt: orAbsent(StoredInstant),
  lastError: orAbsent(z.string()),
});
