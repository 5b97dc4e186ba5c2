import { describe, expect, it } from 'vitest';
import { frequencyFlags } from '../../server/decision/frequency.ts';
import { type BuyerDeed, habitsOf } from '../../server/decision/habits.ts';
import { rules, seed } from './facts.ts';

const DAY = 86_400_000;
const START = Date.parse('2026-08-01T00:00:00Z');
const onDay = (day: number) => new Date(START + day * DAY).toISOString();
const paused = (days: readonly number[], today: number): boolean => {
  const deeds = days.map(
    (day, n): BuyerDeed => ({ kind: 'kept', ticketId: `t${n}`, at: onDay(day) }),
  );
  const habits = habitsOf(deeds, onDay(today));
  return frequencyFlags({ habits, buyer: seed.buyer, submissions: 1 }, rules).keepGoodsPaused;
};

describe('keep-goods refunds above three in 30 days are off for 30 days (DT-9)', () => {
  it.each<[string, readonly number[], number, boolean]>([
    ['three of them', [0, 10, 20], 20, false],
    ['a fourth', [0, 10, 20, 29], 29, true],
    ['the first of the four is 30 days old and more', [0, 10, 20, 29], 31, true],
    ['the last second of the 30 days', [0, 10, 20, 29], 59, true],
    ['after them', [0, 10, 20, 29], 59.001, false],
    ['four that no 30 days held', [0, 11, 21, 31], 31, false],
    ['three at the last, four long ago', [0, 1, 2, 3, 50, 51, 52], 52, false],
  ])('%s', (_, days, today, expected) => {
    expect(paused(days, today)).toBe(expected);
  });
});
