import type { DeskRules } from '../../contract/desk-rules.ts';
import type { Pause, Priority, SlaClock } from '../../terms/desk.ts';
import { afterOpenMinutes, openMinutes } from './hours.ts';

const MINUTE = 60_000;

/** What a clock goes by: the desk's own hours, or every hour where it must not wait for the morning. */
interface Pace {
  readonly rules: DeskRules;
  readonly priority: Priority;
}

/** A fresh clock, running from `now`. */
export const startClock = (pace: Pace, kind: SlaClock['kind'], now: string): SlaClock =>
  running(pace, { kind, budgetMinutes: budgetOf(pace, kind), spentMinutes: 0 }, now);

/** Stands still because somebody else has the next word; what was used up stays used up. */
export function pauseClock(pace: Pace, clock: SlaClock, now: string, paused: Pause): SlaClock {
  const { runsSince, dueAt: _due, ...rest } = clock;
  const spentMinutes = spentAt(pace, clock, now);
  return runsSince === undefined ? { ...rest, paused } : { ...rest, spentMinutes, paused };
}

/** Goes on with what is left; one that runs is left alone. */
export function resumeClock(pace: Pace, clock: SlaClock, now: string): SlaClock {
  if (clock.runsSince !== undefined) return clock;
  const { paused: _paused, ...rest } = clock;
  return running(pace, rest, now);
}

/** The time was up: the same length once more, from now. */
export const againClock = (pace: Pace, clock: SlaClock, now: string): SlaClock =>
  startClock(pace, clock.kind, now);

/** Minutes of business time used up by `now`, pauses left out. */
export function spentAt(pace: Pace, clock: SlaClock, now: string): number {
  const { runsSince, spentMinutes } = clock;
  return runsSince === undefined ? spentMinutes : spentMinutes + minutesOf(pace, runsSince, now);
}

export const isOver = (clock: SlaClock, now: string): boolean =>
  clock.dueAt !== undefined && Date.parse(clock.dueAt) <= Date.parse(now);

function running(pace: Pace, clock: SlaClock, now: string): SlaClock {
  const left = Math.max(0, clock.budgetMinutes - clock.spentMinutes);
  const dueAt = alwaysRuns(pace)
    ? new Date(Date.parse(now) + left * MINUTE).toISOString()
    : afterOpenMinutes(pace.rules.hours, now, left);
  return { ...clock, runsSince: now, dueAt };
}

const budgetOf = ({ rules: { sla }, priority }: Pace, kind: SlaClock['kind']): number =>
  (kind === 'first' ? sla.firstMinutes : sla.nextMinutes)[priority];

const alwaysRuns = ({ rules: { sla }, priority }: Pace): boolean => sla.always.includes(priority);

const minutesOf = (pace: Pace, from: string, to: string): number =>
  alwaysRuns(pace)
    ? Math.max(0, Date.parse(to) - Date.parse(from)) / MINUTE
    : openMinutes(pace.rules.hours, from, to);
