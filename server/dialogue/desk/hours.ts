import type { DeskHours } from '../../terms/desk.ts';
import { instantOf, wallClock } from '../../terms/zone-clock.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Closed days in a row that are looked across; a desk that stays shut longer has no answer to give. */
const MAX_SHUT_DAYS = 400;
const NAMES = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** One stretch of open time, in milliseconds of the epoch; the end is not part of it. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Minutes the desk is open between two instants; 0 where the second is not later. */
export function openMinutes(hours: DeskHours, from: string, to: string): number {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  let open = 0;
  for (const stretch of stretches(hours, start)) {
    if (stretch.from >= end) break;
    open += Math.max(0, Math.min(stretch.to, end) - Math.max(stretch.from, start));
  }
  return open / MINUTE;
}

/** The instant at which so many minutes of open time have passed since `from`, ISO 8601 UTC. */
export function afterOpenMinutes(hours: DeskHours, from: string, minutes: number): string {
  const start = Date.parse(from);
  let left = minutes * MINUTE;
  for (const stretch of stretches(hours, start)) {
    const begins = Math.max(stretch.from, start);
    const length = stretch.to - begins;
    if (length <= 0) continue;
    if (left <= length) return new Date(begins + left).toISOString();
    left -= length;
  }
  return new Date(start + left).toISOString();
}

/** Whether somebody is there. */
export const isOpen = (hours: DeskHours, at: string): boolean =>
  openMinutes(hours, at, new Date(Date.parse(at) + MINUTE).toISOString()) > 0;

/** Open time in order, from the local day of `start` on, until nothing more can come. */
function* stretches(hours: DeskHours, start: number): Generator<Stretch> {
  const { timeZone } = hours;
  let day = Math.floor(wallClock(start, timeZone) / DAY) * DAY;
  for (let shut = 0; shut < MAX_SHUT_DAYS; day += DAY) {
    const spans = spansOf(hours, day);
    shut = spans.length > 0 ? 0 : shut + 1;
    for (const [from, to] of spans) {
      const stretch = {
        from: instantOf(day + timeOf(from), timeZone),
        to: instantOf(day + timeOf(to), timeZone),
      };
      // Where clocks are put forward a span may vanish.
      if (stretch.to > stretch.from) yield stretch;
    }
  }
}

function spansOf({ days, holidays }: DeskHours, day: number) {
  const date = new Date(day);
  const name = NAMES[date.getUTCDay()];
  const off = holidays.includes(date.toISOString().slice(0, 10));
  return off || !name ? [] : days[name];
}

const timeOf = (time: string): number => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return (hour * 60 + minute) * MINUTE;
};
