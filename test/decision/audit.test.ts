import { describe, expect, it } from 'vitest';
import { isAudited } from '../../server/decision/audit.ts';
import { rules } from './facts.ts';

describe('DT-10: which cases are looked at again', () => {
  it.each([
    // Of 100,000 cases; 2 % and 5 %, give or take a quarter of a percentage point.
    ['S', 2_000],
    ['A', 5_000],
    ['B', 0],
    ['C', 0],
    ['D', 0],
  ] as const)('tier %s: about %i', (tier, expected) => {
    const ids = Array.from({ length: 100_000 }, (_, n) => `tk_${n.toString(36)}`);
    const drawn = ids.filter((id) => isAudited(id, tier, rules)).length;
    expect(Math.abs(drawn - expected)).toBeLessThanOrEqual(expected === 0 ? 0 : 250);
  });

  it.each([
    ['tk_109', true, true],
    ['tk_28', false, true],
    ['tk_1', false, false],
  ])('%s is always drawn alike, and what a small share draws a larger one does too', (id, s, a) => {
    expect([isAudited(id, 'S', rules), isAudited(id, 'A', rules)]).toEqual([s, a]);
  });
});
