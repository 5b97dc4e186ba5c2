import { describe, expect, it } from 'vitest';
import { assess } from '../../server/decision/assess.ts';
import { inspectionOutcome } from '../../server/decision/inspection.ts';
import { aCase, digital, inTransit } from './cases.ts';
import { flaw, rules, seed } from './facts.ts';

const decide = (facts: Parameters<typeof assess>[0]) => assess(facts, rules);

/** The figures of the public scenarios, without the talk around them. */
describe('the public scenarios', () => {
  it('zh-01: 15 % = 630.00 although 20 % was asked', () => {
    expect(decide(seed)).toMatchObject({
      kind: 'offer',
      route: 'automatic',
      terms: { amountCents: 63_000, percentBps: 1_500 },
      liability: { merchantBps: 10_000 },
    });
  });

  it('zh-05: eight days after signing, the window closed at the end of 11 November in Shanghai', () => {
    const facts = aCase('NRR.seven_day', {
      item: { paidCents: 36_800, listedGrade: '90' },
      shipment: { signedAt: '2026-11-04T04:00:00Z' },
      facts: { submittedAt: '2026-11-12T00:12:00Z', now: '2026-11-12T00:12:00Z' },
    });
    expect(decide(facts)).toMatchObject({
      kind: 'decline',
      reasons: ['no_reason_late'],
      instants: { closedAt: '2026-11-11T15:59:59.000Z' },
    });
  });

  it('zh-07: the code is checked first, then refund 95.00 or another code', () => {
    const code = aCase('VIR.code_invalid', digital);
    expect(decide(code)).toMatchObject({ kind: 'proceed', to: 'code_check' });
    const found = {
      ...code,
      findings: { code: { status: 'never_valid' as const, at: seed.now } },
    };
    expect(decide(found)).toMatchObject({
      kind: 'offer',
      route: 'automatic',
      terms: { remedy: 'refund_only', amountCents: 9_500 },
      alternatives: [{ remedy: 'resend' }],
      liability: { merchantBps: 10_000, basis: 'L03' },
    });
  });

  it('zh-13: broken on the way, insured: a person, with the whole price at the carrier’s cost', () => {
    const facts = aCase('LOG.damaged', {
      item: { paidCents: 268_000, listedGrade: '90', custody: 'platform_warehouse' },
      shipment: { bookedBy: 'platform', declaredValueCents: 268_000 },
      claim: { requested: { remedy: 'refund_only' }, details: { packing: 'sound' } },
    });
    expect(decide(facts)).toMatchObject({
      kind: 'refer',
      group: 'logistics',
      reasons: ['above_ceiling'],
      proposal: {
        terms: { remedy: 'refund_only', amountCents: 268_000 },
        liability: { carrierBps: 10_000, merchantBps: 0, platformBps: 0, basis: 'L07' },
        freightPayer: 'carrier',
      },
    });
  });

  it('zh-16: on its way: turn it round, 1,560.00 less the way back of 12.00', () => {
    const facts = aCase('NRR.change_mind', {
      ...inTransit,
      item: { paidCents: 156_000, category: 'luxury_bag' },
    });
    expect(decide(facts)).toMatchObject({
      kind: 'proceed',
      to: 'intercepting',
      terms: {
        remedy: 'return_refund',
        amountCents: 156_000,
        freight: { payer: 'buyer', labelCents: 1_200, offset: true },
      },
      liability: { merchantBps: 10_000 },
    });
  });

  it('zh-19: a scratch 170.40 and a charger 300.00 are 470.40, or the charger and 170.40', () => {
    const facts = aCase('NAD.appearance', {
      item: { paidCents: 568_000 },
      claim: {
        part: 'base',
        severity: 'S1',
        zone: 'secondary',
        secondary: [{ leaf: 'WRG.missing_part', accessory: 'charger' }],
      },
    });
    expect(decide(facts)).toMatchObject({
      kind: 'offer',
      route: 'automatic',
      terms: {
        remedy: 'partial_refund',
        amountCents: 47_040,
        flaws: [
          { leaf: 'NAD.appearance', cents: 17_040, bps: 300 },
          { leaf: 'WRG.missing_part', cents: 30_000 },
        ],
      },
      alternatives: [
        { remedy: 'return_refund', amountCents: 568_000 },
        { remedy: 'resend', amountCents: 17_040, resend: ['charger'] },
        { remedy: 'coupon' },
      ],
      liability: { merchantBps: 10_000 },
    });
  });

  it('zh-23: the way back of 699.00 is at the merchant’s cost of 12.00', () => {
    const facts = flaw('electronics', '95', 'S1', 'primary', 69_900);
    expect(decide(facts)).toMatchObject({
      terms: { amountCents: 3_146, percentBps: 450 },
      alternatives: [
        { remedy: 'return_refund', freight: { payer: 'merchant', labelCents: 1_200 } },
        {},
        {},
      ],
    });
  });

  it('zh-30: 1,140.00 is above the merchant’s limit', () => {
    const facts = flaw('electronics', '95', 'S2', 'primary', 760_000);
    expect(decide(facts)).toMatchObject({
      kind: 'offer',
      route: 'merchant',
      terms: { amountCents: 114_000 },
    });
  });

  it('zh-35: R3 proposes 30 %, and 20 % once the platform graded it again', () => {
    const worn = {
      class: 'R3' as const,
      buyerCaused: true,
      note: '粉底渍',
      evidenceIds: ['e1'],
      at: seed.now,
      by: 'platform' as const,
    };
    const returned = { reason: 'no_reason' as const, dueCents: 128_000, paidCents: 128_000 };
    expect(inspectionOutcome({ ...returned, inspection: worn }, rules)).toMatchObject({
      refundCents: 89_600,
      deductCents: 38_400,
      needsConsent: true,
      photosMandatory: true,
    });
    const again = { ...returned, inspection: { ...worn, deductBps: 2_000 } };
    expect(inspectionOutcome(again, rules)).toMatchObject({
      refundCents: 102_400,
      deductCents: 25_600,
    });
  });

  it('zh-38: 13.40 in cash, a coupon of 17, 1,742 points, or the way back', () => {
    const verdict = decide(flaw('apparel', '95', 'S1', 'secondary', 26_800));
    expect(verdict).toMatchObject({
      terms: { amountCents: 1_340 },
      alternatives: [
        { remedy: 'return_refund' },
        { remedy: 'coupon', coupon: { faceCents: 1_700 } },
        { remedy: 'points', points: 1_742 },
      ],
    });
  });

  it('en-01: 8 % = $51.20 within the US pack’s ceiling and the merchant’s limit', () => {
    const base = flaw('luxury_bag', '95', 'S2', 'secondary', 64_000);
    const facts = {
      ...base,
      order: { ...base.order, market: 'US' as const, currency: 'USD' as const },
      merchant: { ...base.merchant, tier: 'A' as const, preauthCents: 8_000 },
    };
    expect(decide(facts)).toMatchObject({
      kind: 'offer',
      route: 'automatic',
      terms: { amountCents: 5_120, percentBps: 800 },
    });
  });

  it('en-04: redeemed after delivery by the buyer: a no that names both instants', () => {
    const facts = aCase('VIR.code_used', {
      ...digital,
      findings: {
        code: {
          status: 'redeemed_by_buyer',
          deliveredAt: '2026-11-11T23:00:22Z',
          redeemedAt: '2026-11-11T23:06:10Z',
          at: '2026-11-12T01:00:00Z',
        },
      },
    });
    expect(decide(facts)).toMatchObject({
      kind: 'decline',
      reasons: ['code_redeemed_by_buyer'],
      instants: { deliveredAt: '2026-11-11T23:00:22Z', redeemedAt: '2026-11-11T23:06:10Z' },
    });
  });
});
