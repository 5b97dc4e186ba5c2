import { instantOf, wallClock } from '../terms/zone-clock.ts';

/** A share in basis points, rounded; 0 of nothing. */
export const rateBps = (part: number, whole: number): number =>
  whole > 0 ? Math.round((part * 10_000) / whole) : 0;

/** A week, by the clock of a time zone. */
export interface Week {
  /** Its Monday there, `2026-11-02`. */
  readonly from: string;
  /** The instant it begins at, ISO 8601. */
  readonly at: string;
}

interface Weeks {
  /** ISO 8601. */
  readonly now: string;
  readonly count: number;
  readonly timeZone: string;
}

/** The weeks up to now, without a gap, oldest first. */
export function weeksUpTo({ now, count, timeZone }: Weeks): readonly Week[] {
  const wall = wallClock(Date.parse(now), timeZone);
  const today = wall - modulo(wall, DAY_MS);
  const monday = today - ((new Date(today).getUTCDay() + 6) % 7) * DAY_MS;
  return Array.from({ length: count }, (_, n) => {
    const begins = monday - (count - 1 - n) * 7 * DAY_MS;
    return {
      from: new Date(begins).toISOString().slice(0, 10),
      at: new Date(instantOf(begins, timeZone)).toISOString(),
    };
  });
}

const DAY_MS = 86_400_000;
const modulo = (value: number, by: number): number => ((value % by) + by) % by;
