import type pg from 'pg';
import { z } from 'zod';
import type { NewUserBody, UserBody } from '../contract/users.ts';
import { Refused } from '../terms/refused.ts';
import { conflictOf } from './conflict.ts';
import { officeRows, type UserRow } from './office-rows.ts';
import { StoredInstant } from './stored.ts';
import { inTransaction, lockThing } from './transaction.ts';

/** Who changes something, and when: the business instant, ISO 8601 UTC. */
export interface Hand {
  readonly by: string;
  readonly at: string;
}

/** One change at a time: two operators must not disable each other. */
const OFFICE = 'office';

/** Accounts and settings as operators change them; every change is written down with it. */
export function createOffice(pool: pg.Pool) {
  const changed = <T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> =>
    inTransaction(pool, async (client) => {
      await lockThing(client, OFFICE);
      return work(client);
    });

  const alter = (
    userId: string,
    hand: Hand & { readonly action: string },
    change: (client: pg.PoolClient, before: UserRow) => Promise<void>,
  ): Promise<void> =>
    changed(async (client) => {
      const rows = officeRows(client);
      const before = await rows.user(userId);
      if (!before) throw new Refused('not_found', 'There is no such account.');
      await change(client, before);
      if ((await rows.operators()) === 0)
        throw new Refused('action_not_allowed', 'The last operator must stay; name another first.');
      const after = await rows.user(userId);
      await rows.note(hand, { subject: `user:${userId}`, action: hand.action, before, after });
    });

  return {
    async create(
      userId: string,
      { email, ...user }: Omit<NewUserBody, 'password'>,
      passwordHash: string,
      hand: Hand,
    ): Promise<void> {
      const address = email.toLowerCase();
      await changed(async (client) => {
        const rows = officeRows(client);
        await rows.checkGroups(user.groups);
        await client.query(
          `INSERT INTO staff_user (id, email, password_hash, name, role, merchant_id, groups, skills,
             languages, capacity, ties)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, coalesce($11::text[], '{}'))`,
          [userId, address, passwordHash, ...columnsOf(user)],
        );
        const after = await rows.user(userId);
        await rows.note(hand, { subject: `user:${userId}`, action: 'create', before: null, after });
      }).catch(asProblem);
    },

    async change(userId: string, user: UserBody, hand: Hand): Promise<void> {
      await alter(userId, { ...hand, action: 'change' }, async (client) => {
        await officeRows(client).checkGroups(user.groups);
        await client.query(
          `UPDATE staff_user SET name = $2, role = $3, merchant_id = $4, groups = $5, skills = $6,
             languages = $7, capacity = $8, ties = coalesce($9::text[], ties) WHERE id = $1`,
          [userId, ...columnsOf(user)],
        );
      }).catch(asProblem);
    },

    /** What began before holds no longer, whether or not they come back. */
    disable: (userId: string, hand: Hand): Promise<void> =>
      alter(userId, { ...hand, action: 'disable' }, async (client) => {
        await client.query(
          `UPDATE staff_user SET disabled_at = coalesce(disabled_at, $2),
             session_epoch = session_epoch + 1 WHERE id = $1`,
          [userId, hand.at],
        );
      }),

    enable: (userId: string, hand: Hand): Promise<void> =>
      alter(userId, { ...hand, action: 'enable' }, async (client) => {
        await client.query('UPDATE staff_user SET disabled_at = NULL WHERE id = $1', [userId]);
      }),

    resetPassword: (userId: string, passwordHash: string, hand: Hand): Promise<void> =>
      alter(userId, { ...hand, action: 'reset_password' }, async (client) => {
        await client.query(
          `UPDATE staff_user SET password_hash = $2, session_epoch = session_epoch + 1
           WHERE id = $1`,
          [userId, passwordHash],
        );
      }),

    /** Changes a setting as it stands now; `check` throws where that may not be. */
    async putSetting(
      key: string,
      value: object,
      hand: Hand,
      check: (standing: { before: unknown; groupsInUse: readonly string[] }) => void,
    ): Promise<void> {
      await changed(async (client) => {
        const rows = officeRows(client);
        const before = await rows.setting(key);
        check({ before, groupsInUse: await rows.groupsInUse() });
        await client.query(
          `INSERT INTO app_setting (key, value) VALUES ($1, $2)
           ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = now()`,
          [key, JSON.stringify(value)],
        );
        await rows.note(hand, { subject: key, action: 'change', before, after: value });
      });
    },

    /** What was changed, newest first. */
    async log(limit: number, before: string | undefined) {
      const { rows } = await pool.query(
        `SELECT l.id, l.at, l.actor, a.name AS "actorName", l.subject, s.name AS "subjectName",
           l.action, l.before, l.after
         FROM office_log l
           LEFT JOIN staff_user a ON a.id = l.actor
           LEFT JOIN staff_user s ON l.subject = 'user:' || s.id
         WHERE l.id < coalesce($1::bigint, 9223372036854775807) ORDER BY l.id DESC LIMIT $2`,
        [before ?? null, limit + 1],
      );
      const items = z.array(LogRow).parse(rows.slice(0, limit));
      return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
    },
  };
}

const columnsOf = (user: UserBody): readonly unknown[] => [
  user.name,
  user.role,
  user.merchantId ?? null,
  user.groups,
  user.skills,
  user.languages,
  user.capacity,
  user.ties ?? null,
];

const FOREIGN_KEY = '23503';

/** What the database refused, in words that name the field. */
function asProblem(error: unknown): never {
  const field = (path: string, message: string) =>
    new Refused('validation_failed', `${path}: ${message}`, { errors: [{ path, message }] });
  if (conflictOf(error) === 'staff_user_email')
    throw field('email', 'somebody has this address already');
  if (error instanceof Error && 'code' in error && error.code === FOREIGN_KEY)
    throw field('merchantId', 'there is no such merchant');
  throw error;
}

/** An account that is not in the table, such as a setting's, has none. */
const Name = z
  .string()
  .nullable()
  .transform((name) => name ?? undefined);

const LogRow = z.object({
  id: z.string(),
  at: StoredInstant,
  actor: z.string(),
  actorName: Name,
  subject: z.string(),
  subjectName: Name,
  action: z.string(),
  before: z.unknown(),
  after: z.unknown(),
});
