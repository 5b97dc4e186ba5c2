import { describe, expect, it } from 'vitest';
import type { Facts } from '../../server/decision/facts.ts';
import { firstScan } from '../../server/decision/first-scan.ts';
import { rulesFor } from '../../server/decision/market.ts';
import { aCase } from './cases.ts';
import { rules, seed } from './facts.ts';

const returned = (change: Partial<Facts> = {}): Facts => ({
  ...aCase('NRR.seven_day', {}),
  ...change,
});
const risky = (riskScore: number) => returned({ buyer: { ...seed.buyer, riskScore } });

describe('DT-5: refund on the first scan of the carrier', () => {
  it.each([
    ['low', risky(29), 50_000, true],
    ['low, above the ceiling', risky(29), 50_001, false],
    ['medium', risky(30), 1, false],
    ['critical', risky(80), 1, false],
    ['ten returns in 30 days', returned({ habits: { noReasonReturns30d: 10 } }), 1, false],
  ])('%s', (_, facts, cents, pays) => {
    const scanned = firstScan(facts, cents, rules);
    expect(scanned).toMatchObject({
      pays,
      trace: { ruleId: 'DT-5', outcome: pays ? 'paid at once' : 'after inspection' },
    });
  });

  it('reads the market’s own ceiling', () => {
    const eu = rulesFor(rules, 'EU');
    expect(firstScan(risky(0), 7_000, eu)?.pays).toBe(true);
    expect(firstScan(risky(0), 7_001, eu)?.pays).toBe(false);
  });

  it('is no matter of a claim with a reason, or of nothing to pay', () => {
    expect(firstScan(aCase('DEF.power', {}), 1, rules)).toBeUndefined();
    expect(firstScan(returned(), 0, rules)).toBeUndefined();
  });
});
