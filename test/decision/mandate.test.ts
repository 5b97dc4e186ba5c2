import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../server/decision/assess.ts';
import { mandateFaults, mandateLimit, mandateRange } from '../../server/decision/mandate.ts';
import type { Mandate, OwnRules } from '../../server/terms/mandate.ts';
import type { Merchant, Tier } from '../../server/terms/order.ts';
import { REMEDIES } from '../../server/terms/reason.ts';
import { aCase } from './cases.ts';
import { rules, seed, withItem } from './facts.ts';

const shop = (negotiation: Mandate, change: Partial<Merchant> = {}): Merchant => ({
  ...seed.merchant,
  tier: 'B',
  preauthCents: 80_000,
  ...change,
  negotiation,
});
const asked = { leaf: 'NAD.appearance', remedy: 'partial_refund', paidCents: 1_000_000 } as const;

describe('what a mandate lets be agreed', () => {
  it.each<[string, Mandate, object, number]>([
    ['nothing named', { style: 'generous' }, {}, 0],
    ['a sum', { maxCents: 120_000 }, {}, 120_000],
    ['a share', { maxPartialBps: 1_500 }, {}, 150_000],
    ['the lower of both', { maxCents: 120_000, maxPartialBps: 1_000 }, {}, 100_000],
    [
      'a share of a full refund counts for nothing',
      { maxPartialBps: 1_500 },
      { remedy: 'refund_only' },
      0,
    ],
    ['more than the tier may', { maxCents: 900_000 }, {}, 200_000],
    ['another leaf', { maxCents: 120_000, leaves: ['CND.smell'] }, {}, 0],
    ['the trunk', { maxCents: 120_000, leaves: ['NAD'] }, {}, 120_000],
    ['a return, unasked', { maxCents: 120_000 }, { remedy: 'return_refund' }, 0],
    [
      'a return',
      { maxCents: 120_000, remedies: ['return_refund'] },
      { remedy: 'return_refund' },
      120_000,
    ],
    [
      'the widest of its rules',
      {
        maxCents: 90_000,
        rules: [
          { leaves: ['NAD'], maxCents: 150_000 },
          { leaves: ['AUT'], maxCents: 190_000 },
        ],
      },
      {},
      150_000,
    ],
  ])('with %s', (_name, mandate, change, limit) => {
    expect(mandateLimit(shop(mandate), { ...asked, ...change }, rules)).toBe(limit);
  });

  it('is nothing for a tier whose limit is not the merchant’s, whatever was said before', () => {
    expect(mandateLimit(shop({ maxCents: 120_000 }, { tier: 'D' }), asked, rules)).toBe(0);
  });
});

describe('a mandate that may stand', () => {
  it.each<[string, Mandate, Tier, readonly string[]]>([
    ['a style alone', { style: 'firm' }, 'D', []],
    ['more than is agreed anyway', { maxCents: 80_001 }, 'B', []],
    ['no more than that', { maxCents: 80_000 }, 'B', ['maxCents']],
    ['the tier’s most', { maxCents: 200_000 }, 'B', []],
    ['above it', { maxCents: 200_001 }, 'B', ['maxCents']],
    ['tier S may allow more', { maxCents: 500_000 }, 'S', []],
    ['tier C sets none', { maxCents: 160_000 }, 'C', ['maxCents']],
    ['tier D sets none', { maxPartialBps: 500 }, 'D', ['maxCents']],
    ['a share of nothing', { maxPartialBps: 0 }, 'B', ['maxPartialBps']],
    ['leaves without a limit', { leaves: ['NAD'] }, 'B', ['maxCents']],
    ['a rule without a limit', { rules: [{ leaves: ['NAD'] }] }, 'B', ['rules.0.maxCents']],
    ['a reason nobody knows', { maxCents: 90_000, leaves: ['NAD', 'XYZ.no'] }, 'B', ['leaves.1']],
    [
      'a return below the keep-goods floor',
      { rules: [{ remedies: ['return_refund'], maxCents: 1 }] },
      'B',
      [],
    ],
  ])('%s', (_name, mandate, tier, paths) => {
    const faults = mandateFaults(mandate, { tier, preauthCents: 80_000 }, rules);
    expect(faults.map(({ path }) => path)).toEqual(paths);
  });
});

describe('own rules (DT-10)', () => {
  it.each<[string, OwnRules, Tier, readonly string[]]>([
    ['longer and free', { noReasonDays: 15, freeReturns: true }, 'S', []],
    ['a day more', { noReasonDays: 8 }, 'S', []],
    ['no more than the law', { noReasonDays: 7 }, 'S', ['ownRules.noReasonDays']],
    ['less', { noReasonDays: 3 }, 'S', ['ownRules.noReasonDays']],
    ['for ever', { noReasonDays: 91 }, 'S', ['ownRules.noReasonDays']],
    ['the buyer pays', { freeReturns: false }, 'S', ['ownRules.freeReturns']],
    ['another tier’s', { noReasonDays: 15 }, 'A', ['ownRules']],
  ])('%s', (_name, ownRules, tier, paths) => {
    const faults = mandateFaults({ ownRules }, { tier, preauthCents: undefined }, rules);
    expect(faults.map(({ path }) => path)).toEqual(paths);
  });

  const S = (negotiation: Mandate) => shop(negotiation, { tier: 'S' });
  /** Signed for on the 1st, in Shanghai. */
  const late = (merchant: Merchant, submittedAt: string) => {
    const facts = aCase('NRR.seven_day', { shipment: { signedAt: '2026-11-01T04:00:00Z' } });
    return assess({ ...facts, merchant, submittedAt, now: submittedAt }, rules);
  };
  const own = { ownRules: { noReasonDays: 15, freeReturns: true } };

  it('give more time and the way back, told in the trace; never less than the rules give', () => {
    expect(late(S({}), '2026-11-10T00:00:00Z').kind).toBe('decline');
    const verdict = late(S(own), '2026-11-16T15:59:59Z');
    expect(verdict).toMatchObject({
      kind: 'proceed',
      terms: { freight: { payer: 'merchant', offset: false, labelCents: 1_200 } },
    });
    expect(verdict.trace).toContainEqual(
      expect.objectContaining({ ruleId: 'DT-10', facts: own.ownRules }),
    );
    expect(late(S(own), '2026-11-16T16:00:00Z').kind).toBe('decline');
    expect(late(S({ ownRules: { noReasonDays: 1 } }), '2026-11-08T15:59:59Z').kind).toBe('proceed');
  });

  it.each([
    ['bought while it stood', '2026-10-20T00:00:00.000Z', '2026-11-02T00:00:00.000Z', 'proceed'],
    [
      'bought after it had ended',
      '2026-10-20T00:00:00.000Z',
      '2026-10-30T00:00:00.000Z',
      'decline',
    ],
    ['bought before it began', '2026-11-01T12:00:00.000Z', undefined, 'decline'],
  ])('are kept for who %s', (_name, from, until, kind) => {
    const promised = [{ from, ...(until && { until }), ownRules: { noReasonDays: 15 } }];
    expect(late(S({ promised }), '2026-11-10T00:00:00Z').kind).toBe(kind);
  });
});

const limit = fc.record(
  {
    leaves: fc.subarray(['NAD', 'NAD.appearance', 'CND', 'DEF'], { minLength: 1 }),
    remedies: fc.subarray([...REMEDIES], { minLength: 1 }),
    maxCents: fc.integer({ min: 0, max: 600_000 }),
    maxPartialBps: fc.integer({ min: 0, max: 10_000 }),
  },
  { requiredKeys: [] },
);
const mandates = fc
  .tuple(limit, fc.array(limit, { maxLength: 3 }))
  .map(([general, more]): Mandate => ({ ...general, rules: more, version: 7 }));

describe('any mandate, on any claim', () => {
  const RANK = { automatic: 0, merchant: 1, platform: 2 } as const;
  it('gives the buyer what the platform’s rules give, and only ever sooner', () => {
    let agreed = 0;
    fc.assert(
      fc.property(
        mandates,
        fc.constantFrom<Tier>('S', 'A', 'B', 'C', 'D'),
        fc.integer({ min: 1, max: 3_000_000 }),
        fc.constantFrom('S1', 'S2', 'S3', 'S4' as const),
        fc.integer({ min: 0, max: 100 }),
        (mandate, tier, paidCents, severity, riskScore) => {
          const merchant = { ...seed.merchant, tier };
          const facts = {
            ...withItem(seed, { paidCents }),
            merchant,
            buyer: { ...seed.buyer, riskScore },
            claim: { ...seed.claim, severity, requested: {} } as typeof seed.claim,
          };
          const without = assess(facts, rules);
          const after = assess(
            { ...facts, merchant: { ...merchant, negotiation: mandate } },
            rules,
          );
          expect(after.kind).toBe(without.kind);
          if (without.kind !== 'offer' || after.kind !== 'offer') {
            expect({ ...after, trace: [] }).toEqual({ ...without, trace: [] });
            return;
          }
          expect(after.terms).toEqual(without.terms);
          expect(after.liability).toEqual(without.liability);
          expect(RANK[after.route]).toBeLessThanOrEqual(RANK[without.route]);
          if (after.route === without.route) return;
          agreed += 1;
          const most =
            mandateRange(tier, undefined, rules)?.maxCents ?? rules.dt10[tier].preauthMaxCents;
          expect(after.mandate).toMatchObject({ version: 7 });
          expect(after.terms.amountCents).toBeLessThanOrEqual(most ?? 0);
        },
      ),
      { numRuns: 1_500 },
    );
    expect(agreed).toBeGreaterThan(20);
  });
});
