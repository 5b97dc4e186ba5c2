import { describe, expect, it } from 'vitest';
import { assess } from '../../server/decision/assess.ts';
import type { Facts } from '../../server/decision/facts.ts';
import { flaw, rules, seed, withItem } from './facts.ts';

const offer = (facts: Facts) => {
  const verdict = assess(facts, rules);
  if (verdict.kind !== 'offer') throw new Error(`not an offer: ${JSON.stringify(verdict)}`);
  return verdict;
};
const reasons = (facts: Facts) => {
  const verdict = assess(facts, rules);
  return 'reasons' in verdict ? verdict.reasons : [];
};
const claim = (facts: Facts, requested: Facts['claim']['requested']): Facts => ({
  ...facts,
  claim: { ...facts.claim, requested },
});

describe('the seed case', () => {
  it('is offered 15 % = 630.00 automatically although 20 % was asked', () => {
    expect(offer(seed)).toMatchObject({
      route: 'automatic',
      terms: { remedy: 'partial_refund', amountCents: 63_000, percentBps: 1500 },
      tableCents: 63_000,
      liability: { merchantBps: 10_000, basis: 'L14' },
      risk: 'low',
    });
  });

  it('stands beside return+refund and a coupon with the rest in cash', () => {
    expect(offer(seed).alternatives).toEqual([
      {
        remedy: 'return_refund',
        agreedBy: 'merchant',
        amountCents: 420_000,
        freight: { payer: 'merchant', labelCents: 2_300, offset: false },
      },
      {
        remedy: 'coupon',
        amountCents: 46_333,
        coupon: { faceCents: 20_000, validDays: 90, thresholdCents: 0 },
        cashEquivalentCents: 16_667,
      },
    ]);
  });

  it('says which rules were used, on which facts', () => {
    const verdict = offer(seed);
    expect(verdict.ruleIds).toEqual(
      expect.arrayContaining(['DT-3', 'DT-4', 'DT-5', 'DT-6', 'DT-14', 'L14']),
    );
    expect(verdict.trace.map((step) => step.label)).toContain(
      'DT-6:electronics/S2/primary/95/none/complete',
    );
  });
});

describe('amounts', () => {
  it('grants a lower request and keeps the table value to tell', () => {
    expect(offer(claim(seed, { percentBps: 1000 }))).toMatchObject({
      terms: { amountCents: 42_000, percentBps: 1000 },
      tableCents: 63_000,
    });
  });

  it('offers the small cardigan 13.40, a coupon of 17 or 1742 points (O5)', () => {
    const verdict = offer(flaw('apparel', '95', 'S1', 'secondary', 26_800));
    expect(verdict.terms.amountCents).toBe(1_340);
    expect(verdict.alternatives).toMatchObject([
      { remedy: 'return_refund' },
      {
        remedy: 'coupon',
        amountCents: 0,
        coupon: { faceCents: 1_700 },
        cashEquivalentCents: 1_340,
      },
      { remedy: 'points', points: 1_742 },
    ]);
  });

  it('never offers more than what is left of the payment', () => {
    expect(offer({ ...seed, refundedCents: 400_000 }).terms.amountCents).toBe(20_000);
  });
});

describe('who must agree', () => {
  const priced = (paidCents: number) => withItem(claim(seed, {}), { paidCents });
  it.each([
    ['at the pre-authorisation', priced(533_333), 'automatic'],
    ['one step above it', priced(533_400), 'merchant'],
  ])('%s', (_, facts, route) => {
    expect(offer(facts).route).toBe(route);
  });

  it('takes the merchant’s own limit when it is lower than the platform’s', () => {
    const facts = { ...seed, merchant: { ...seed.merchant, preauthCents: 30_000 } };
    expect(offer(facts).route).toBe('merchant');
  });

  it.each([
    ['medium risk, above its ceiling', 59, 'merchant'],
    ['low risk', 29, 'automatic'],
  ])('%s', (_, riskScore, route) => {
    expect(offer({ ...seed, buyer: { ...seed.buyer, riskScore } }).route).toBe(route);
  });

  it('lets a person look from high risk on, with the same amount in the trace', () => {
    const facts = { ...seed, buyer: { ...seed.buyer, riskScore: 60 } };
    expect(reasons(facts)).toEqual(['above_ceiling']);
    expect(JSON.stringify(assess(facts, rules).trace)).toContain('1500 bp = 63000');
  });

  it('charges the platform where it wrote the listing and left the intake out', () => {
    const intake = {
      inspectedAt: seed.now,
      result: 'defects' as const,
      defects: [{ part: 'screen', note: '划痕' }],
    };
    expect(offer(withItem(seed, { intake, listingAuthor: 'platform' })).liability).toMatchObject({
      platformBps: 10_000,
      basis: 'L05',
    });
    expect(offer(withItem(seed, { intake })).liability).toMatchObject({
      merchantBps: 10_000,
      basis: 'L06',
    });
    expect(
      offer(withItem(seed, { intake: { ...intake, result: 'clean', defects: [] } })).liability,
    ).toMatchObject({ merchantBps: 7000, platformBps: 3000, basis: 'L14' });
  });
});

describe('what a person decides', () => {
  const at = (iso: string): Facts => ({ ...seed, submittedAt: iso });
  it.each([
    ['48 hours to the second is automatic', at('2026-11-07T10:02:00Z'), []],
    ['a second later is not', at('2026-11-07T10:02:01Z'), ['window_human']],
    ['after seven days', at('2026-11-12T10:02:01Z'), ['window_passed']],
    ['not signed yet', { ...seed, order: { ...seed.order, shipments: [] } }, ['not_signed_yet']],
    ['S5', flaw('electronics', '95', 'S5', 'primary'), ['return_only']],
    [
      'a leaf the rule set does not know',
      { ...seed, claim: { ...seed.claim, leaf: 'NAD.new_leaf' as const } },
      ['not_covered'],
    ],
    ['art', flaw('collectible_art', '95', 'S2', 'primary'), ['special_goods']],
    ['a large order', withItem(seed, { paidCents: 2_000_000 }), ['order_value']],
    [
      'thin evidence',
      { ...seed, evidence: { score: 59, grade: 'insufficient' as const } },
      ['evidence_insufficient'],
    ],
    ['the sixth submission', { ...seed, submissions: 6 }, ['too_many_submissions']],
  ])('%s', (_, facts, expected) => {
    expect(reasons(facts)).toEqual(expected);
  });

  it('declines a flaw that the listing stated in full, whatever else is true', () => {
    const facts = withItem(seed, {
      disclosures: [{ part: 'screen', note: '左上 2cm 划痕', level: 'full' }],
    });
    expect(assess(facts, rules)).toMatchObject({ kind: 'decline', reasons: ['disclosed_in_full'] });
  });
});
