import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../server/decision/assess.ts';
import { counterfeitAward } from '../../server/decision/counterfeit-award.ts';
import { batchPulled, depositFor } from '../../server/decision/deposit.ts';
import { frequencyFlags } from '../../server/decision/frequency.ts';
import { answersLate, goodwillCoupon } from '../../server/decision/goodwill.ts';
import { clusterOf } from '../../server/decision/habits.ts';
import { inspectionOutcome } from '../../server/decision/inspection.ts';
import { juryAllowed, juryRule } from '../../server/decision/jury.ts';
import { merchantTier, preauthAllowed } from '../../server/decision/merchant-tier.ts';
import { paidForPieces } from '../../server/decision/pieces.ts';
import { priceAccessory } from '../../server/decision/prices/accessory.ts';
import { priceFlaws } from '../../server/decision/prices/flaws.ts';
import { promotionRefund } from '../../server/decision/promotion.ts';
import { returnless } from '../../server/decision/returnless.ts';
import { riskOf } from '../../server/decision/risk.ts';
import { appealRefused, reopenRefused } from '../../server/decision/second-look.ts';
import type { InspectionClass } from '../../server/terms/finding.ts';
import { aCase } from './cases.ts';
import { rules, seed } from './facts.ts';

describe('DT-6b, the platform’s own grade', () => {
  it.each([
    ['90', 500],
    ['85', 1200],
    ['80', 2000],
  ] as const)('95 that is %s is %i bp', (grade, bps) => {
    const facts = aCase('CND.grade_lower', { findings: { regrade: { grade, at: seed.now } } });
    const verdict = assess(facts, rules);
    const cash = 'terms' in verdict && [verdict.terms, ...verdict.alternatives];
    expect(cash || []).toContainEqual(
      expect.objectContaining({ remedy: 'partial_refund', percentBps: bps }),
    );
    expect('terms' in verdict && verdict.terms.remedy).toBe(
      grade === '80' ? 'return_refund' : 'partial_refund',
    );
  });
  it('waits for it, and declines where it confirms the label', () => {
    expect(assess(aCase('CND.grade_lower'), rules)).toMatchObject({
      kind: 'refer',
      group: 'appraisal',
      reasons: ['regrade_needed'],
      proposal: { terms: { remedy: 'return_refund' } },
    });
    const same = aCase('CND.grade_lower', { findings: { regrade: { grade: '95', at: seed.now } } });
    expect(assess(same, rules)).toMatchObject({ kind: 'decline', reasons: ['grade_confirmed'] });
  });
});

describe('DT-6c and 6d', () => {
  it.each([
    ['charger', 568_000, 30_000],
    ['charger', 100_000, 6_000],
    ['cable', 500_000, 8_000],
    ['luxury_card', 100_000, 8_000],
    ['disc_case', 100_000, 5_000],
  ] as const)('a %s of %i is %i', (accessory, paidCents, cents) => {
    const facts = aCase('WRG.missing_part', { item: { paidCents }, claim: { accessory } });
    expect(assess(facts, rules)).toMatchObject({
      terms: { remedy: 'resend', resend: [accessory], amountCents: 0 },
      alternatives: expect.arrayContaining([
        expect.objectContaining({ remedy: 'partial_refund', amountCents: cents }),
      ]),
    });
  });
  it('takes the lower documented replacement cost', () => {
    const facts = aCase('WRG.missing_part', {
      claim: { accessory: 'charger', details: { replacementCents: 9_900 } },
      findings: { stockOut: { at: seed.now } },
    });
    expect(assess(facts, rules)).toMatchObject({ terms: { amountCents: 9_900 } });
  });
  it.each([
    ['15 points of battery', { batteryPoints: 15 }, 'partial_refund', 31_500],
    ['16 points go back', { batteryPoints: 16 }, 'return_refund', 420_000],
    ['one step of storage', { storageSteps: 1 }, 'partial_refund', 50_400],
    ['storage and memory', { storageSteps: 1, memorySteps: 1 }, 'partial_refund', 92_400],
    // 1,200 + 2 × 1,000 = 3,200; the category's cap is 3,000.
    ['to the cap', { storageSteps: 1, memorySteps: 2 }, 'partial_refund', 126_000],
    ['another model goes back', { modelDiffers: true }, 'return_refund', 420_000],
  ])('%s', (_, details, remedy, amountCents) => {
    expect(assess(aCase('NAD.spec_lower', { claim: { details } }), rules)).toMatchObject({
      terms: { remedy, amountCents },
    });
  });
});

describe('several flaws', () => {
  it('a piece is missing once, under whatever reasons it is told', () => {
    const accessory = 'charger' as const;
    const once = aCase('LOG.short_in_transit', { claim: { accessory } });
    const twice = aCase('LOG.short_in_transit', {
      claim: { accessory, secondary: [{ leaf: 'WRG.missing_part', accessory }] },
    });
    const both = aCase('LOG.short_in_transit', {
      claim: { accessory, secondary: [{ leaf: 'WRG.missing_part', accessory: 'cable' }] },
    });
    const centsOf = (facts: typeof once) => priceFlaws(facts, rules)?.cents ?? 0;
    expect(centsOf(once)).toBeGreaterThan(0);
    expect(centsOf(twice)).toBe(centsOf(once));
    expect(centsOf(both)).toBeGreaterThan(centsOf(once));
  });

  const scratches = (count: number) =>
    aCase('NAD.appearance', {
      claim: {
        part: 'screen',
        zone: 'primary',
        severity: 'S3',
        secondary: Array.from({ length: count - 1 }, () => ({
          leaf: 'NAD.appearance' as const,
          zone: 'secondary' as const,
          severity: 'S2' as const,
        })),
      },
    });
  it('adds them, held by the category’s cap', () => {
    expect(assess(scratches(2), rules)).toMatchObject({
      terms: { amountCents: 126_000, flaws: [{ cents: 113_400 }, { cents: 12_600 }] },
      capCents: 126_000,
    });
  });
  it('recommends the return from the fourth on', () => {
    expect(assess(scratches(3), rules)).toMatchObject({ terms: { remedy: 'partial_refund' } });
    expect(assess(scratches(4), rules)).toMatchObject({ terms: { remedy: 'return_refund' } });
  });
});

describe('DT-7b', () => {
  it.each([
    ['late', 1, 500],
    ['late', 10_000, 500],
    ['late', 10_001, 600],
    ['late', 60_000, 3_000],
    ['late', 900_000, 3_000],
    ['reply', 900_000, 500],
    ['conflict', 12_345, 1_300],
    ['conflict', 900_000, 20_000],
  ] as const)('%s on %i is %i', (reason, paid, face) => {
    expect(goodwillCoupon(reason, paid, rules).faceCents).toBe(face);
  });

  it.each([
    ['2026-11-07T09:59:59Z', false],
    ['2026-11-07T10:00:00Z', true],
  ])('an answer that is not there at %s is late: %s', (now, late) => {
    expect(answersLate({ dueFrom: '2026-11-05T10:00:00Z', now }, rules)).toBe(late);
  });
});

describe('DT-4', () => {
  const at = (days: number) => new Date(Date.UTC(2026, 10, 30) - days * 86_400_000).toISOString();
  it.each([
    [[], 1, 10],
    [[0], 2, 10],
    [[0, 30], 3, 40],
    [[0, 31, 90], 2, 10],
    [[1, 2, 3, 4], 5, 40],
  ])(
    'others of the address who filed %j days ago: %i accounts, %i points',
    (days, accounts, score) => {
      const cluster30d = clusterOf(days.map(at), at(0));
      expect(cluster30d).toBe(accounts);
      const facts = {
        ...seed,
        buyer: { ...seed.buyer, riskScore: undefined },
        habits: { cluster30d },
      };
      expect(riskOf(facts, rules).trace.kept?.facts.score).toBe(score);
    },
  );
});

describe('DT-11', () => {
  const inspect = (
    name: InspectionClass,
    reason: 'no_reason' | 'at_fault',
    more: { buyerCaused?: boolean; deductBps?: number; missing?: string[]; by?: 'silence' } = {},
  ) =>
    inspectionOutcome(
      {
        inspection: {
          class: name,
          buyerCaused: false,
          note: '',
          evidenceIds: [],
          at: seed.now,
          by: 'platform',
          ...more,
        },
        reason,
        dueCents: 300_000,
        paidCents: 300_000,
      },
      rules,
    );
  it.each([
    ['R0', 'no_reason', {}, 0],
    ['R1', 'no_reason', { deductBps: 5_000 }, 0],
    ['R2', 'no_reason', {}, 20_000],
    ['R2', 'no_reason', { deductBps: 100 }, 3_000],
    ['R3', 'no_reason', { deductBps: 100 }, 60_000],
    ['R3', 'no_reason', { deductBps: 9_000 }, 150_000],
    ['R4', 'no_reason', { missing: ['charger'] }, 18_000],
    ['R4', 'at_fault', { missing: ['charger'] }, 18_000],
    ['R5', 'no_reason', {}, 300_000],
    ['R2', 'at_fault', {}, 0],
    ['R3', 'at_fault', {}, 0],
    ['R3', 'at_fault', { buyerCaused: true, deductBps: 2_000 }, 60_000],
    ['R5', 'at_fault', {}, 300_000],
    ['R3', 'no_reason', { by: 'silence' }, 0],
  ] as const)('%s %s %o takes %i', (name, reason, more, deductCents) => {
    const found = inspect(name, reason, {
      ...more,
      missing: [...('missing' in more ? more.missing : [])],
    });
    expect(found).toMatchObject({ deductCents, refundCents: 300_000 - deductCents });
    expect(found.needsConsent).toBe(deductCents > 0);
  });
  it('needs photos from 20 % on', () => {
    expect(inspect('R2', 'no_reason').photosMandatory).toBe(false);
    expect(inspect('R3', 'no_reason', { deductBps: 2_000 }).photosMandatory).toBe(true);
  });
});

describe('DT-15', () => {
  const award = (paidCents: number, businessOperator: boolean, goodFaith = true) =>
    counterfeitAward(
      { paidCents, appraisalFeeCents: 30_000, merchant: { businessOperator }, goodFaith },
      rules,
    );
  it('is three times the price, at least 500.00 from an operator (O6)', () => {
    expect(award(980_000, true)).toMatchObject({
      refundCents: 980_000,
      appraisalFeeCents: 30_000,
      compensationCents: 2_940_000,
      compensationPayer: 'merchant',
    });
    expect(award(16_666, true).compensationCents).toBe(50_000);
    expect(award(16_667, true).compensationCents).toBe(50_001);
  });
  it('is the platform’s promise for a private seller in good faith alone', () => {
    expect(award(1_000, false)).toMatchObject({
      compensationCents: 3_000,
      compensationPayer: 'platform',
    });
    expect(award(1_000, false, false).compensationPayer).toBe('merchant');
  });
});

describe('DT-10 and DT-13', () => {
  const record = {
    orders: 200,
    disputes: 1,
    faults: 2,
    overturned: 0,
    medianReplyHours: 4,
    confirmedCounterfeits: 0,
  };
  it.each([
    ['at every bound of S', {}, 'S'],
    ['one order short', { orders: 199 }, 'A'],
    ['slow to reply', { medianReplyHours: 5 }, 'A'],
    ['slower', { medianReplyHours: 13 }, 'B'],
    ['new', { orders: 0, disputes: 0, faults: 0 }, 'B'],
    ['3 % disputes', { disputes: 6 }, 'B'],
    ['more than 3 %', { disputes: 7 }, 'C'],
    ['5 % faults', { faults: 10 }, 'B'],
    ['more than 5 %', { faults: 11 }, 'C'],
    ['overturned refusals count three times', { faults: 9, overturned: 1 }, 'C'],
    ['more than 10 %', { faults: 21 }, 'D'],
    ['one counterfeit', { confirmedCounterfeits: 1 }, 'D'],
  ])('%s', (_, change, tier) => {
    expect(merchantTier({ ...record, ...change }, rules)).toBe(tier);
  });
  it('bounds what a merchant may set', () => {
    expect([29_999, 30_000, 200_000, 200_001].map((c) => preauthAllowed('B', c, rules))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(preauthAllowed('D', 1, rules)).toBe(false);
  });
  it('sizes deposits by volume, twice for tier C, and pulls bad batches', () => {
    expect(
      [4_999_999, 5_000_000, 49_999_999, 50_000_000].map((v) => depositFor(v, 'B', rules)),
    ).toEqual([100_000, 300_000, 300_000, 1_000_000]);
    expect(depositFor(0, 'C', rules)).toBe(200_000);
    expect([
      batchPulled(1, 34, rules),
      batchPulled(1, 33, rules),
      batchPulled(2, 900, rules),
    ]).toEqual([false, true, true]);
  });
});

describe('second looks', () => {
  const day = (n: number, seconds = 0) =>
    new Date(Date.parse('2026-11-10T00:00:00Z') + n * 86_400_000 + seconds * 1_000).toISOString();
  it('reopens once within seven days a claim that was made in time', () => {
    const closed = { closedAt: day(0), now: day(7), reopens: 0, submittedAt: day(-3) };
    const refused = (change: Partial<typeof closed> & { claimClosesAt?: string }) =>
      reopenRefused({ ...closed, ...change }, rules)?.reason;
    expect(refused({})).toBeUndefined();
    expect(refused({ now: day(7, 1) })).toBe('window_passed');
    expect(refused({ reopens: 1 })).toBe('used_up');
    expect(refused({ claimClosesAt: day(-3) })).toBeUndefined();
    expect(refused({ claimClosesAt: day(-3, -1) })).toBe('late_claim');
  });
  it('hears each party once more within seven days, with something new', () => {
    const appeal = { decidedAt: day(0), now: day(7), appeals: 0, newEvidence: true };
    const refused = (change: Partial<typeof appeal>) =>
      appealRefused({ ...appeal, ...change }, rules)?.reason;
    expect(refused({})).toBeUndefined();
    expect(refused({ now: day(7, 1) })).toBe('window_passed');
    expect(refused({ appeals: 1 })).toBe('used_up');
    expect(refused({ newEvidence: false })).toBe('no_new_evidence');
  });
  it('does not ask back what costs more to send than half of it', () => {
    expect(returnless({ paidCents: 3_000, freightCents: 1_500 }, rules)).toBe(false);
    expect(returnless({ paidCents: 3_000, freightCents: 1_501 }, rules)).toBe(true);
    expect(returnless({ paidCents: 3_001, freightCents: 3_000 }, rules)).toBe(false);
  });
  it('seats a jury below 5,000.00, never on authenticity', () => {
    expect(juryRule(rules)).toEqual({ seats: 17, experts: 5, votes: 9 });
    const dispute = { valueCents: 499_999, leaf: 'NAD.appearance' as const, bothConsent: true };
    expect(juryAllowed(dispute, rules)).toBe(true);
    expect(juryAllowed({ ...dispute, valueCents: 500_000 }, rules)).toBe(false);
    expect(juryAllowed({ ...dispute, leaf: 'AUT.counterfeit' }, rules)).toBe(false);
    expect(juryAllowed({ ...dispute, bothConsent: false }, rules)).toBe(false);
  });
});

describe('DT-9', () => {
  it.each([
    ['keepGoodsPaused', { keepGoodsRefunds30d: 3 }, { keepGoodsRefunds30d: 4 }],
    ['noPrepaidLabel', { noReasonReturns30d: 9 }, { noReasonReturns30d: 10 }],
    ['photosBeforeSending', { wornReturns90d: 2 }, { wornReturns90d: 3 }],
  ] as const)('%s', (flag, below, at) => {
    expect(frequencyFlags({ ...seed, habits: below }, rules)[flag]).toBe(false);
    expect(frequencyFlags({ ...seed, habits: at }, rules)[flag]).toBe(true);
  });
});

describe('DT-17', () => {
  const line = (id: string, listCents: number, paidCents: number) => ({
    ...seed.item,
    id,
    listCents,
    paidCents,
  });
  const order = {
    ...seed.order,
    paidCents: 96_000,
    promotions: [{ fromCents: 100_000, offCents: 10_000 }],
    items: [line('1', 42_000, 38_038), line('2', 38_000, 34_415), line('3', 26_000, 23_547)],
  };
  it('gives back the price paid less what the rest costs without the promotion: 160.00', () => {
    expect(promotionRefund(order, { 3: 1 })).toBe(16_000);
    const [, , item] = order.items;
    if (!item) throw new Error('three lines');
    const facts = aCase('NRR.seven_day', { item, order: { ...order, items: order.items } });
    const signed = { ...facts.order.shipments[0], itemIds: ['1', '2', '3'] };
    const all = {
      ...facts,
      order: { ...facts.order, shipments: [signed as (typeof facts.order.shipments)[0]] },
    };
    expect(assess(all, rules)).toMatchObject({ terms: { amountCents: 16_000 } });
    const fault = {
      ...all,
      claim: {
        ...all.claim,
        leaf: 'WRG.wrong_item' as const,
        requested: { remedy: 'return_refund' as const },
      },
    };
    expect(assess(fault, rules)).toMatchObject({ terms: { amountCents: 23_547 } });
  });
  it('gives all of it back over several returns', () => {
    const first = promotionRefund(order, { 3: 1 }) ?? 0;
    const second = promotionRefund(order, { 1: 1, 2: 1 }, { 3: 1 }) ?? 0;
    expect(first + second).toBe(96_000);
  });
  it('gives more than the line’s own share where an earlier return has left some of its own', () => {
    const [, item] = order.items;
    if (!item) throw new Error('three lines');
    const facts = aCase('NRR.seven_day', { item, order: { ...order, items: order.items } });
    const shipment = { ...facts.order.shipments[0], itemIds: ['1', '2', '3'] };
    const second = (othersRoomCents: number) =>
      assess(
        {
          ...facts,
          order: { ...facts.order, shipments: [shipment as (typeof facts.order.shipments)[0]] },
          returned: { 3: 1 },
          othersRoomCents,
        },
        rules,
      );
    expect(second(38_038 + 7_547)).toMatchObject({ terms: { amountCents: 38_000 } });
    expect(second(0)).toMatchObject({ terms: { amountCents: 34_415 } });
  });
  it('gives no less than all of it back, in whatever order the items go', () => {
    const cents = fc.integer({ min: 1, max: 90_000 });
    const promotion = fc.record({ fromCents: cents, offCents: fc.integer({ min: 1, max: 9_000 }) });
    fc.assert(
      fc.property(
        fc.array(cents, { minLength: 1, maxLength: 5 }),
        fc.array(promotion, { minLength: 1, maxLength: 3 }),
        fc.infiniteStream(fc.nat()),
        (lists, promotions, lots) => {
          const items = lists.map((list, n) => line(`${n}`, list, 0));
          const any = { ...order, items, promotions };
          const total = promotionRefund(any, Object.fromEntries(items.map(({ id }) => [id, 1])));
          const ids = items
            .map(({ id }) => ({ id, lot: lots.next().value }))
            .sort((a, b) => a.lot - b.lot);
          let given = 0;
          const gone: Record<string, number> = {};
          for (const { id } of ids) {
            given += promotionRefund(any, { [id]: 1 }, gone) ?? 0;
            gone[id] = 1;
          }
          expect(given).toBeGreaterThanOrEqual(total ?? 0);
        },
      ),
    );
  });
  it('splits a line so that its pieces are the line (O7: 3 of 10 codes)', () => {
    expect(paidForPieces(47_500, 10, 3)).toBe(14_250);
    expect([1, 2, 3].map((n) => paidForPieces(100, 3, n))).toEqual([34, 67, 100]);
  });
});

describe('a gift that never came (DT-6c)', () => {
  const worth = (item: Parameters<typeof aCase>[1]) =>
    priceAccessory(aCase('WRG.gift_missing', item), rules, 'gift').cents;
  it('is worth what it was announced at, and never more than what it came with', () => {
    expect(worth({ item: { paidCents: 100_000 } })).toBe(2_000);
    expect(worth({ item: { paidCents: 100_000, giftPriceCents: 9_900 } })).toBe(9_900);
    expect(worth({ item: { paidCents: 5_000, giftPriceCents: 9_900 } })).toBe(5_000);
    const cheaper = { claim: { details: { replacementCents: 6_000 } } };
    expect(worth({ item: { giftPriceCents: 9_900 }, ...cheaper })).toBe(6_000);
  });
});
