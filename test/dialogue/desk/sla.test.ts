import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { afterOpenMinutes, isOpen, openMinutes } from '../../../server/dialogue/desk/hours.ts';
import { DESK_RULES } from '../../../server/dialogue/desk/rules.ts';
import {
  isOver,
  pauseClock,
  resumeClock,
  spentAt,
  startClock,
} from '../../../server/dialogue/desk/sla.ts';
import type { DeskHours, SlaClock } from '../../../server/terms/desk.ts';

const MINUTE = 60_000;
const WORK: [string, string][] = [
  ['09:00', '12:00'],
  ['13:00', '21:00'],
];
const week = (timeZone: string, holidays: string[] = []): DeskHours => ({
  timeZone,
  days: {
    ...{ mon: WORK, tue: WORK, wed: WORK, thu: WORK, fri: WORK, sat: WORK },
    sun: [],
  },
  holidays,
});
const CHINA = week('Asia/Shanghai', ['2026-11-11']);

describe('open minutes', () => {
  // 2026-11-05 is a Thursday; Shanghai is 8 hours ahead of UTC.
  test.each([
    ['inside a span', '2026-11-05T02:00:00.000Z', '2026-11-05T02:30:00.000Z', 30],
    ['across the noon break', '2026-11-05T03:30:00.000Z', '2026-11-05T05:30:00.000Z', 60],
    ['the break itself', '2026-11-05T04:00:00.000Z', '2026-11-05T05:00:00.000Z', 0],
    ['overnight', '2026-11-05T12:30:00.000Z', '2026-11-06T01:30:00.000Z', 60],
    ['over a Sunday', '2026-11-07T13:00:00.000Z', '2026-11-09T01:00:00.000Z', 0],
    ['over a holiday', '2026-11-10T13:00:00.000Z', '2026-11-12T01:10:00.000Z', 10],
    ['backwards', '2026-11-05T03:00:00.000Z', '2026-11-05T02:00:00.000Z', 0],
  ])('%s', (_name, from, to, minutes) => {
    expect(openMinutes(CHINA, from, to)).toBe(minutes);
  });

  it('ends at the last minute of a span, which is not part of it', () => {
    expect(isOpen(CHINA, '2026-11-05T03:59:00.000Z')).toBe(true);
    expect(isOpen(CHINA, '2026-11-05T04:00:00.000Z')).toBe(false);
  });

  it('follows the clocks being put back and forward', () => {
    const york = week('America/New_York');
    // 2026-11-01 is a Sunday, closed; the Monday after it opens at 9:00 EST, an hour later in UTC.
    expect(afterOpenMinutes(york, '2026-10-31T23:30:00.000Z', 120)).toBe(
      '2026-11-02T14:30:00.000Z',
    );
  });
});

const zone = fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'UTC');
const instant = fc
  .integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-12-31') })
  .map((ms) => new Date(ms - (ms % 1000)).toISOString());
const hours = fc
  .tuple(zone, fc.boolean())
  .map(([timeZone, off]) => week(timeZone, off ? ['2026-10-01', '2026-10-02', '2026-12-25'] : []));
const minutes = fc.integer({ min: 0, max: 5_000 });

describe('business time', () => {
  it('comes back to the minutes it was given', () => {
    fc.assert(
      fc.property(hours, instant, minutes, (desk, from, some) => {
        const at = afterOpenMinutes(desk, from, some);
        expect(openMinutes(desk, from, at)).toBeCloseTo(some, 6);
        expect(Date.parse(at)).toBeGreaterThanOrEqual(Date.parse(from));
      }),
      { numRuns: 150 },
    );
  });

  it('adds up, however it is cut', () => {
    fc.assert(
      fc.property(hours, fc.array(instant, { minLength: 3, maxLength: 3 }), (desk, some) => {
        const [a = '', b = '', c = ''] = [...some].sort();
        const near = (at: string, days: number) =>
          new Date(Math.min(Date.parse(at), Date.parse(a) + days * 86_400_000)).toISOString();
        const [middle, end] = [near(b, 20), near(c, 40)];
        expect(openMinutes(desk, a, end)).toBeCloseTo(
          openMinutes(desk, a, middle) + openMinutes(desk, middle, end),
          6,
        );
      }),
      { numRuns: 100 },
    );
  });
});

const pace = { rules: { ...DESK_RULES, hours: CHINA }, priority: 2 } as const;

describe('a clock of the desk', () => {
  it('takes no more and no less than its budget, however often it is stopped', () => {
    const steps = fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 12 });
    fc.assert(
      fc.property(instant, steps, (start, waits) => {
        let now = start;
        let clock: SlaClock = startClock(pace, 'next', now);
        let ran = 0;
        for (const [n, wait] of waits.entries()) {
          const later = new Date(Date.parse(now) + wait * MINUTE).toISOString();
          if (n % 2 === 0) {
            if (isOver(clock, later)) return;
            ran += openMinutes(CHINA, now, later);
            clock = pauseClock(pace, clock, later, 'buyer');
            expect(clock.dueAt).toBeUndefined();
          } else clock = resumeClock(pace, clock, later);
          now = later;
          expect(spentAt(pace, clock, now)).toBeCloseTo(ran, 6);
        }
        const runs = resumeClock(pace, clock, now);
        expect(openMinutes(CHINA, now, runs.dueAt ?? '')).toBeCloseTo(clock.budgetMinutes - ran, 6);
      }),
      { numRuns: 100 },
    );
  });

  it('runs day and night for what cannot wait', () => {
    const night = '2026-11-05T18:00:00.000Z';
    const urgent = startClock({ ...pace, priority: 0 }, 'first', night);
    expect(urgent.dueAt).toBe('2026-11-05T18:05:00.000Z');
    expect(startClock(pace, 'first', night).dueAt).toBe('2026-11-06T01:30:00.000Z');
  });

  it('is over at its very instant, not before', () => {
    const clock = startClock(pace, 'first', '2026-11-05T02:00:00.000Z');
    expect(clock.dueAt).toBe('2026-11-05T02:30:00.000Z');
    expect(isOver(clock, '2026-11-05T02:29:59.999Z')).toBe(false);
    expect(isOver(clock, '2026-11-05T02:30:00.000Z')).toBe(true);
  });
});
