/** A share in basis points, rounded; 0 of nothing. */
export const rateBps = (part: number, whole: number): number =>
  whole > 0 ? Math.round((part * 10_000) / whole) : 0;

export interface Week {
  /** Its first day, `2026-11-02`. */
  readonly from: string;
  readonly orders: number;
  readonly cases: number;
}

/** The weeks up to now without a gap, oldest first; those in which nothing happened are there too. */
export function weeksUpTo(now: string, count: number, told: readonly Week[]): readonly Week[] {
  const known = new Map(told.map((week) => [week.from, week]));
  const monday = mondayOf(now);
  return Array.from({ length: count }, (_, n) => {
    const from = dayOf(monday - (count - 1 - n) * 7 * DAY_MS);
    return known.get(from) ?? { from, orders: 0, cases: 0 };
  });
}

const DAY_MS = 86_400_000;
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

function mondayOf(now: string): number {
  const day = Date.parse(now.slice(0, 10));
  return day - ((new Date(day).getUTCDay() + 6) % 7) * DAY_MS;
}
