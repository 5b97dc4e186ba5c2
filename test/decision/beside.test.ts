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

describe('what does not fit, in time and in stock (E07, DT-5)', () => {
  const ways = (paidCents: number, riskScore: number, remedy?: 'exchange') => {
    const verdict = assess(
      aCase('NRR.size_fit', {
        item: { category: 'shoes', paidCents },
        claim: { requested: { remedy } },
        facts: { buyer: { ...seed.buyer, riskScore } },
      }),
      rules,
    );
    const computed = verdict.kind === 'refer' ? verdict.proposal : verdict;
    if (!computed || !('terms' in computed)) throw new Error('nothing on offer');
    const all = [computed.terms, ...computed.alternatives];
    return [verdict.kind, ...all.map((one) => [one.remedy, one.agreedBy])];
  };
  it.each([
    ['another size first, while nobody has to be asked for it', 300_000, 10, 'exchange', undefined],
    ['the return first above the ceiling', 300_001, 10, 'return_refund', 'merchant'],
    ['the same at a high risk', 50_000, 60, 'return_refund', 'platform'],
    ['the same in an order of this size', 2_000_000, 10, 'return_refund', 'platform'],
  ] as const)('%s', (_, paidCents, risk, first, by) => {
    const other = first === 'exchange' ? 'return_refund' : 'exchange';
    expect(ways(paidCents, risk)).toEqual(['offer', [first, undefined], [other, by]]);
  });
  it('waits where the exchange itself is wished for', () => {
    expect(ways(300_001, 60, 'exchange')[0]).toBe('refer');
    expect(ways(300_001, 10, 'exchange')[1]).toEqual(['exchange', undefined]);
  });
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
