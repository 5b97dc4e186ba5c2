const DAY = 86_400_000;
const HOUR = 3_600_000;

/** One formatter per time zone: making one costs more than a whole decision. */
const FORMATTERS = new Map<string, Intl.DateTimeFormat>();

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const made =
    FORMATTERS.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  FORMATTERS.set(timeZone, made);
  return made;
}

/** The wall clock of a zone at an instant, read as if it were UTC. */
function wallClock(ms: number, timeZone: string): number {
  const part: Record<string, number> = {};
  for (const { type, value } of formatterFor(timeZone).formatToParts(ms))
    part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The instant at which a zone's wall clock shows `wall`; twice, as the first guess may cross a change of clocks. */
function instantOf(wall: number, timeZone: string): number {
  const guess = wall - (wallClock(wall, timeZone) - wall);
  return guess - (wallClock(guess, timeZone) - wall);
}

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
