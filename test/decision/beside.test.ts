import { describe, expect, it } from 'vitest';
import { assess } from '../../server/decision/assess.ts';
import { aCase, type Change } from './cases.ts';
import { rules, seed } from './facts.ts';

/** What stands beside a return that needs nobody, and whose yes each of it waits for. */
const waits = (change: Change) => {
  const facts = aCase('DEF.material', change);
  const verdict = assess(facts, rules);
  if (verdict.kind !== 'offer') throw new Error(`not an offer: ${verdict.kind}`);
  expect(verdict.terms.remedy).toBe('return_refund');
  return [verdict.route, ...verdict.alternatives.map((one) => [one.remedy, one.agreedBy])];
};

const dress = (paidCents: number, severity: 'S3' | 'S4'): Change => ({
  item: { category: 'apparel', listedGrade: '95', paidCents },
  claim: { severity },
});

describe('what stands instead of cash for goods that stay (DT-5, DT-7, DT-9)', () => {
  it('waits for nobody where the cash does not', () => {
    expect(waits(dress(50_000, 'S3'))).toEqual([
      'automatic',
      ['repair', undefined],
      ['partial_refund', undefined],
      ['coupon', undefined],
      ['points', undefined],
    ]);
  });

  it('waits for the merchant where the cash is above its pre-authorisation', () => {
    const careful = { facts: { merchant: { ...seed.merchant, preauthCents: 30_000 } } };
    const at = (paidCents: number) => waits({ ...dress(paidCents, 'S3'), ...careful });
    // 20 % of 150,000 is the limit to the cent, of 150,005 one cent above.
    expect(at(150_000)).toContainEqual(['coupon', undefined]);
    expect(at(150_005)).toContainEqual(['partial_refund', 'merchant']);
    expect(at(150_005)).toContainEqual(['coupon', 'merchant']);
  });

  it('waits for the merchant where the cash is above the platform’s ceiling', () => {
    const rich = { facts: { merchant: { ...seed.merchant, preauthCents: 200_000 } } };
    const at = (paidCents: number) => waits({ ...dress(paidCents, 'S4'), ...rich });
    expect(at(228_571)).toContainEqual(['partial_refund', undefined]);
    expect(at(228_571)).toContainEqual(['coupon', undefined]);
    expect(at(228_573)).toContainEqual(['partial_refund', 'merchant']);
    expect(at(228_573)).toContainEqual(['coupon', 'merchant']);
  });

  it('waits for the platform where keeping goods is paused, and the return does not', () => {
    const often = (keepGoodsRefunds30d: number) =>
      waits({ ...dress(50_000, 'S3'), facts: { habits: { keepGoodsRefunds30d } } });
    expect(often(3)).toContainEqual(['partial_refund', undefined]);
    expect(often(4)).toEqual([
      'automatic',
      ['repair', undefined],
      ['partial_refund', 'platform'],
      ['coupon', 'platform'],
      ['points', 'platform'],
    ]);
  });
});
