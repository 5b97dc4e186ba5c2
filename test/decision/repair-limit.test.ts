import { describe, expect, it } from 'vitest';
import { isTooDear, repairLimit } from '../../server/decision/repair-limit.ts';
import { aCase, type Change } from './cases.ts';
import { rules } from './facts.ts';

const AT = '2026-11-08T00:00:00.000Z';
/** Never looked at by the platform: the merchant bears all of it. */
const OWN: Change = { item: { intake: undefined } };
/** Passed its test at the platform some days ago: 7,000 to 3,000. */
const SHARED: Change = {
  item: { intake: { inspectedAt: '2026-11-01T00:00:00.000Z', result: 'clean', defects: [] } },
};

describe('DT-5, what a repair may cost', () => {
  it('is the ceiling of the buyer’s risk; where none is given, a person let it be', () => {
    expect(repairLimit('low', rules)).toBe(100_000);
    expect(repairLimit('medium', rules)).toBe(50_000);
    expect(repairLimit('critical', rules)).toBe(100_000);
  });

  it.each([
    ['within it', OWN, { cents: 100_000 }, false],
    ['a cent above it', OWN, { cents: 100_001 }, true],
    [
      'above it, by the merchant who pays all of it',
      OWN,
      { cents: 100_001, by: 'merchant' },
      false,
    ],
    ['above it, by one who pays a part', SHARED, { cents: 100_001, by: 'merchant' }, true],
    ['no price told', OWN, undefined, false],
  ] as const)('%s', (_, change, quote, dear) => {
    const repairQuote = quote && { ...quote, at: AT };
    expect(isTooDear(aCase('DEF.function', { ...change, findings: { repairQuote } }), rules)).toBe(
      dear,
    );
  });
});
