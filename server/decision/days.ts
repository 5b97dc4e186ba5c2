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

/** Calendar months later, on the same day of the month or its last. */
export function addMonths(instant: string, months: number): string {
  const date = new Date(instant);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return date.toISOString();
}
