import { instantOf, wallClock } from '../terms/zone-clock.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** 23:59:59 of the local day that lies `days` after the one of `instant`, as ISO 8601 in UTC. */
export function endOfDay(instant: string, days: number, timeZone: string): string {
  const local = wallClock(Date.parse(instant), timeZone);
  const nextMidnight = (Math.floor(local / DAY) + days + 1) * DAY;
  return new Date(instantOf(nextMidnight, timeZone) - 1000).toISOString();
}

/** Whether `at` is not later than the last second that `closesAt` names. */
export const isWithin = (at: string, closesAt: string): boolean =>
  Math.floor(Date.parse(at) / 1000) <= Math.floor(Date.parse(closesAt) / 1000);

export const addDays = (instant: string, days: number): string =>
  new Date(Date.parse(instant) + days * DAY).toISOString();

export const addHours = (instant: string, hours: number): string =>
  new Date(Date.parse(instant) + hours * HOUR).toISOString();

/**
 * 23:59:59 of the local day that lies `months` calendar months after the one of `instant`, on the same day
 * of the month or its last: what runs by months ends with a whole day too (民法典 202, 203).
 */
export function endOfMonths(instant: string, months: number, timeZone: string): string {
  const day = new Date(wallClock(Date.parse(instant), timeZone));
  const [year, month, date] = [day.getUTCFullYear(), day.getUTCMonth() + months, day.getUTCDate()];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const nextMidnight = Date.UTC(year, month, Math.min(date, last) + 1);
  return new Date(instantOf(nextMidnight, timeZone) - 1000).toISOString();
}
