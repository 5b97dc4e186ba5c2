import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../server/decision/assess.ts';
import type { Facts } from '../../server/decision/facts.ts';
import { invariantFaults } from '../../server/decision/invariants.ts';
import { ACCESSORIES } from '../../server/terms/claim.ts';
import { CODE_STATUSES } from '../../server/terms/finding.ts';
import { CATEGORIES, GRADES, SPECIAL_FLAGS } from '../../server/terms/order.ts';
import type { Leaf } from '../../server/terms/reason.ts';
import type { EvidenceGrade, RemedyTerms, Verdict } from '../../server/terms/verdict.ts';
import { aCase } from './cases.ts';
import { rules } from './facts.ts';

const LEAVES = Object.keys(rules.leaves) as Leaf[];
const SIGNED = Date.parse('2026-11-05T10:02:00Z');
const DAY = 86_400_000;

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const severity = maybe(fc.constantFrom('S1', 'S2', 'S3', 'S4', 'S5'));
const zone = maybe(fc.constantFrom('primary', 'secondary', 'hidden'));
const part = maybe(fc.constantFrom('screen', 'lid'));
const accessory = maybe(fc.constantFrom(...ACCESSORIES));
const at = fc
  .integer({ min: 0, max: 200 })
  .map((days) => new Date(SIGNED + days * DAY).toISOString());

const flaw = fc.record({ leaf: fc.constantFrom(...LEAVES), severity, zone, part, accessory });

const claim = fc.record({
  leaf: fc.constantFrom(...LEAVES),
  description: fc.constant('—'),
  severity,
  zone,
  part,
  accessory,
  quantity: maybe(fc.integer({ min: 1, max: 5 })),
  secondary: maybe(fc.array(flaw, { maxLength: 3 })),
  details: maybe(
    fc.record({
      batteryPoints: maybe(fc.integer({ min: 0, max: 40 })),
      modelDiffers: maybe(fc.boolean()),
      spoiledBps: maybe(fc.integer({ min: 0, max: 10_000 })),
      replacementCents: maybe(fc.integer({ min: 0, max: 100_000 })),
      freightCents: maybe(fc.integer({ min: 0, max: 5_000 })),
      intact: maybe(fc.boolean()),
      packing: maybe(fc.constantFrom('sound', 'poor')),
    }),
  ),
  requested: fc.record({
    amountCents: maybe(fc.integer({ min: 0, max: 1_000_000 })),
    remedy: maybe(
      fc.constantFrom(
        'partial_refund',
        'refund_only',
        'return_refund',
        'exchange',
        'resend',
        'repair',
        'coupon',
        'points',
      ),
    ),
  }),
});

const findings = fc.record({
  code: maybe(
    fc.record({
      status: fc.constantFrom(...CODE_STATUSES),
      at,
      listedFaceCents: maybe(fc.integer({ min: 0, max: 10_000 })),
      actualFaceCents: maybe(fc.integer({ min: 0, max: 10_000 })),
    }),
  ),
  trace: maybe(
    fc.record({
      status: fc.constantFrom('intercepted', 'failed', 'lost', 'delivered', 'moving'),
      at,
    }),
  ),
  regrade: maybe(fc.record({ grade: fc.constantFrom(...GRADES), at })),
  appraisal: maybe(
    fc.record({
      result: fc.constantFrom(
        'genuine',
        'counterfeit',
        'part_replaced',
        'restored',
        'inconclusive',
      ),
      at,
    }),
  ),
  carrierClaim: maybe(fc.record({ admittedCents: fc.integer({ min: 0, max: 600_000 }), at })),
  stockOut: maybe(fc.record({ at })),
});

/** Any claim on any goods in any state of the journey, lawful or not. */
const anyFacts: fc.Arbitrary<Facts> = fc
  .record({
    claim,
    findings,
    at,
    category: fc.constantFrom(...CATEGORIES),
    grade: fc.constantFrom(...GRADES),
    special: maybe(fc.constantFrom(...SPECIAL_FLAGS)),
    paidCents: fc.oneof(fc.constantFrom(0, 1, 2, 499, 501), fc.integer({ min: 0, max: 3_000_000 })),
    refunded: fc.integer({ min: 0, max: 12_000 }),
    quantity: fc.integer({ min: 1, max: 5 }),
    stock: fc.integer({ min: 0, max: 5 }),
    market: fc.constantFrom('CN', 'EU', 'US'),
    stage: fc.constantFrom('paid', 'shipped', 'signed', 'delivered_digital'),
    tier: fc.constantFrom('S', 'A', 'B', 'C', 'D'),
    riskScore: maybe(fc.integer({ min: 0, max: 100 })),
    score: fc.integer({ min: 0, max: 100 }),
    failedRepairs: fc.integer({ min: 0, max: 3 }),
    kept: fc.integer({ min: 0, max: 6 }),
    explicit: fc.boolean(),
  })
  .map((one) => {
    const base = aCase(one.claim.leaf, {
      claim: one.claim,
      findings: one.findings,
      item: {
        category: one.category,
        listedGrade: one.grade,
        special: one.special,
        paidCents: one.paidCents,
        quantity: one.quantity,
        remainingStock: one.stock,
        custody: one.stage === 'delivered_digital' ? 'digital' : 'consignor',
      },
      order: {
        market: one.market,
        status: one.stage,
        purchaseConfirmations: [{ id: 'pc1', kind: 'no_reason_waiver', explicit: one.explicit }],
      },
      ...(one.stage === 'paid' || one.stage === 'delivered_digital'
        ? { shipment: null }
        : one.stage === 'shipped'
          ? { shipment: { signedAt: undefined, shippedAt: '2026-11-02T00:00:00Z' } }
          : {}),
    });
    const grade: EvidenceGrade =
      one.score >= 80 ? 'complete' : one.score >= 60 ? 'adequate' : 'insufficient';
    return {
      ...base,
      now: one.at,
      submittedAt: one.at,
      failedRepairs: one.failedRepairs,
      refundedCents: Math.floor((one.paidCents * one.refunded) / 10_000),
      evidence: { score: one.score, grade },
      merchant: { ...base.merchant, tier: one.tier },
      buyer: { ...base.buyer, riskScore: one.riskScore, keepGoodsRefunds30d: one.kept },
    };
  });

const termsOf = (verdict: Verdict): readonly RemedyTerms[] => {
  const computed = verdict.kind === 'refer' ? verdict.proposal : verdict;
  return computed && 'terms' in computed ? [computed.terms, ...computed.alternatives] : [];
};

describe('any claim', () => {
  it('is lawful: no invariant of policy §1 is broken', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        expect(invariantFaults(assess(facts, rules), facts, rules)).toEqual([]);
      }),
      { numRuns: 600 },
    );
  });

  it('gets the same verdict from the same facts', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        expect(assess(structuredClone(facts), rules)).toEqual(assess(facts, rules));
      }),
      { numRuns: 300 },
    );
  });

  it('never gives back more than was paid, whatever came back before', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const room = Math.max(0, facts.item.paidCents - facts.refundedCents);
        for (const terms of termsOf(assess(facts, rules))) {
          expect(Number.isSafeInteger(terms.amountCents)).toBe(true);
          expect(terms.amountCents).toBeGreaterThanOrEqual(0);
          expect(terms.amountCents).toBeLessThanOrEqual(room);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('is never offered what only a person decides', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const verdict = assess(facts, rules);
        const trunk = facts.claim.leaf.slice(0, 3);
        if (trunk === 'AUT' || facts.claim.leaf === 'DEF.safety')
          expect(['refer', 'decline']).toContain(verdict.kind);
        if (verdict.kind === 'offer') expect(verdict.alternatives).toBeDefined();
      }),
      { numRuns: 300 },
    );
  });
});
