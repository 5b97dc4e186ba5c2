import { describe, expect, it } from 'vitest';
import { idsFrom } from '../../server/turn/ids.ts';

const many = (seed: string, count = 100): string[] => {
  const id = idsFrom(seed);
  return Array.from({ length: count }, () => id('rd'));
};

describe('ids of a turn', () => {
  it('are the same for the same seed, so that a turn planned again makes the same', () => {
    expect(many('a')).toEqual(many('a'));
  });

  it('never repeat, within a turn or between two', () => {
    expect(new Set([...many('a'), ...many('b')]).size).toBe(200);
  });

  it('are 26 letters of an alphabet without i, l, o and u', () => {
    for (const id of many('a')) expect(id).toMatch(/^rd_[0-9a-hjkmnp-tv-z]{26}$/);
  });

  it('use every letter about as often as any other', () => {
    const counts = new Map<string, number>();
    for (const letter of many('a', 2_000).join('').replaceAll('rd_', ''))
      counts.set(letter, (counts.get(letter) ?? 0) + 1);
    expect(counts.size).toBe(32);
    // 1,625 are expected of each; this is five deviations.
    for (const count of counts.values()) expect(Math.abs(count - 1_625)).toBeLessThan(200);
  });
});
