import type pg from 'pg';
import { z } from 'zod';
import { DEFAULT_GROUPS, DeskGroupsSchema } from '../contract/desk-settings.ts';
import { activeGroups } from '../terms/desk.ts';
import { Refused } from '../terms/refused.ts';
import { DESK_GROUPS_KEY } from './desk-settings.ts';
import type { Hand } from './office.ts';

/** An account as it is written down: everything but its password. */
export type UserRow = Readonly<Record<string, unknown>>;

const NOT_WRITTEN = "- 'password_hash' - 'session_epoch' - 'created_at'";

/** What a change of the office reads and writes, within its transaction. */
export function officeRows(client: pg.PoolClient) {
  const setting = async (key: string): Promise<unknown> => {
    const { rows } = await client.query<{ value: unknown }>(
      'SELECT value FROM app_setting WHERE key = $1',
      [key],
    );
    return rows[0]?.value ?? null;
  };
  return {
    setting,

    async user(userId: string): Promise<UserRow | undefined> {
      const { rows } = await client.query<{ body: UserRow }>(
        `SELECT to_jsonb(u) ${NOT_WRITTEN} AS body FROM staff_user u WHERE id = $1`,
        [userId],
      );
      return rows[0]?.body;
    },

    /** Operators who may come in. */
    async operators(): Promise<number> {
      const { rows } = await client.query<{ n: number }>(
        `SELECT count(*)::integer AS n FROM staff_user
         WHERE role = 'operator' AND disabled_at IS NULL`,
      );
      return rows[0]?.n ?? 0;
    },

    /** Groups that somebody is in, or in which a talk is. */
    async groupsInUse(): Promise<readonly string[]> {
      const { rows } = await client.query(
        `SELECT unnest(groups) AS id FROM staff_user UNION SELECT group_name FROM desk_talk`,
      );
      return z.array(z.object({ id: z.string() }).transform(({ id }) => id)).parse(rows);
    },

    /** Refuses a group that there is not, naming those there are. */
    async checkGroups(groups: readonly string[]): Promise<void> {
      const known = DeskGroupsSchema.parse((await setting(DESK_GROUPS_KEY)) ?? DEFAULT_GROUPS);
      const ids = activeGroups(known).map(({ id }) => id);
      const odd = groups.find((id) => !ids.includes(id));
      if (odd === undefined) return;
      const message = `there is no group ${odd}; there are ${ids.join(', ')}`;
      throw new Refused('validation_failed', message, { errors: [{ path: 'groups', message }] });
    },

    async note(
      { by, at }: Hand,
      change: {
        readonly subject: string;
        readonly action: string;
        readonly before: unknown;
        readonly after: unknown;
      },
    ): Promise<void> {
      await client.query(
        `INSERT INTO office_log (at, actor, subject, action, before, after)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [
          at,
          by,
          change.subject,
          change.action,
          JSON.stringify(change.before ?? null),
          JSON.stringify(change.after ?? null),
        ],
      );
    },
  };
}
