import type pg from 'pg';
import { z } from 'zod';
import { instantOf, wallClock } from '../terms/zone-clock.ts';

const DAY_MS = 86_400_000;
/** When the day's digest is told, by the shop's wall clock, in milliseconds of its day. */
const AT_MS = 9 * 3_600_000;
const KEY = 'notice.digest_day';

interface Parts {
  readonly timeZone: () => Promise<string>;
  readonly now: () => string;
  /** Digests were made for these readers. */
  readonly told: (readers: readonly string[]) => void;
}

/**
 * Each morning every merchant's people get their day in one notice. A day on which nobody was there to
 * tell it is left out: the next one says what stands.
 */
export function createDigests(pool: pg.Pool, { timeZone, now, told }: Parts) {
  /** What is known of the last day that was told; another node may be further. */
  let known: string | undefined;

  const lastDay = async (): Promise<string> => {
    if (known !== undefined) return known;
    const { rows } = await pool.query(
      `INSERT INTO app_setting AS s (key, value) VALUES ($1, to_jsonb($2::text))
       ON CONFLICT (key) DO UPDATE SET value = s.value RETURNING value`,
      [KEY, morningBefore(now(), await timeZone()).day],
    );
    known = z.string().parse(rows[0]?.value);
    return known;
  };

  const dueBy = async (until: string) => {
    const morning = morningBefore(until, await timeZone());
    return morning.day > (await lastDay()) ? morning : undefined;
  };

  return {
    async nextAt(until: string): Promise<string | undefined> {
      return (await dueBy(until))?.at;
    },

    async run(at: string): Promise<number> {
      const morning = await dueBy(at);
      if (!morning) return 0;
      // Once a day and reader, by the notice's key: dying before the day is moved repeats it harmlessly.
      const { rows } = await pool.query('SELECT redress_tell_digests($1, $2) AS readers', [
        morning.day,
        at,
      ]);
      const readers = z.array(z.string()).parse(rows[0]?.readers);
      await pool.query(
        `UPDATE app_setting SET value = to_jsonb($2::text), updated_at = now()
         WHERE key = $1 AND value < to_jsonb($2::text)`,
        [KEY, morning.day],
      );
      known = morning.day;
      if (readers.length > 0) told(readers);
      return 1;
    },
  };
}

/** The last time before `until` at which a digest was due, and the day it is of, by the zone's clock. */
export function morningBefore(
  until: string,
  timeZone: string,
): { readonly at: string; readonly day: string } {
  const wall = wallClock(Date.parse(until), timeZone);
  const today = Math.floor(wall / DAY_MS) * DAY_MS;
  const day = wall - today < AT_MS ? today - DAY_MS : today;
  return {
    at: new Date(instantOf(day + AT_MS, timeZone)).toISOString(),
    day: new Date(day).toISOString().slice(0, 10),
  };
}
