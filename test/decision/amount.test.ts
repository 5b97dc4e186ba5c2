import { describe, expect, it } from 'vitest';
import { priceFlaw } from '../../server/decision/amount.ts';
import { flaw, rules, seed, withItem } from './facts.ts';

describe('DT-6, the unit checks of policy §5', () => {
  it.each([
    ['phone 90 S3 secondary', flaw('electronics', '90', 'S3', 'secondary'), 1550],
    ['Switch 95 S1 primary', flaw('electronics', '95', 'S1', 'primary'), 450],
    ['lens 90 S2 primary', flaw('electronics', '90', 'S2', 'primary'), 1300],
    ['jacket 90 S2 secondary', flaw('apparel', '90', 'S2', 'secondary'), 1000],
    ['hoodie 90 S1 secondary', flaw('apparel', '90', 'S1', 'secondary'), 450],
    [
      'new electronics S4 primary is held by the cap',
      flaw('electronics', 'new', 'S4', 'primary'),
      3000,
    ],
    ['hidden zone', flaw('luxury_bag', '95', 'S2', 'hidden'), 500],
  ])('%s', (_, facts, bps) => {
    expect(priceFlaw(facts, rules).bps).toBe(bps);
  });

  it('prices the seed case at 15 % = 630.00', () => {
    expect(priceFlaw(seed, rules)).toMatchObject({ bps: 1500, cents: 63_000, capCents: 126_000 });
  });

  it('pays at least the minimum, but never more than was paid', () => {
    expect(priceFlaw(flaw('apparel', '90', 'S1', 'secondary', 6_800), rules).cents).toBe(500);
    expect(priceFlaw(flaw('apparel', '90', 'S1', 'secondary', 1), rules).cents).toBe(1);
  });

  it('takes adequate evidence at nine tenths', () => {
    const facts = { ...seed, evidence: { score: 60, grade: 'adequate' as const } };
    expect(priceFlaw(facts, rules).bps).toBe(1350);
  });

  it('presumes S2 where the buyer has not said how bad it is', () => {
    const facts = { ...seed, claim: { ...seed.claim, severity: undefined } };
    expect(priceFlaw(facts, rules)).toMatchObject({ bps: 1500, presumed: true });
  });

  it.each([
    ['29 settlements are too few', { count: 29, p25Bps: 1000, p75Bps: 1200 }, 1500],
    ['30 hold it down', { count: 30, p25Bps: 1000, p75Bps: 1200 }, 1200],
    ['30 lift it', { count: 30, p25Bps: 1600, p75Bps: 1800 }, 1600],
    ['30 around it leave it', { count: 30, p25Bps: 1200, p75Bps: 1600 }, 1500],
  ])('history: %s', (_, history, bps) => {
    expect(priceFlaw({ ...seed, history }, rules).bps).toBe(bps);
  });

  it.each([
    ['vague', 900],
    ['understated', 1050],
  ] as const)('a %s disclosure of the same part counts', (level, bps) => {
    const facts = withItem(seed, { disclosures: [{ part: 'screen', note: '有使用痕迹', level }] });
    expect(priceFlaw(facts, rules).bps).toBe(bps);
  });

  it('a disclosure of another part does not', () => {
    const facts = withItem(seed, { disclosures: [{ part: 'lid', note: '磕碰', level: 'full' }] });
    expect(priceFlaw(facts, rules).bps).toBe(1500);
  });
});
