import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assess } from '../../server/decision/assess.ts';
import { rulesFor } from '../../server/decision/market.ts';
import { ruleSetFor } from '../../server/decision/rule-set-for.ts';
import type { CodeStatus, TraceFinding } from '../../server/terms/finding.ts';
import { aCase, type Change, digital, inTransit, unshipped } from './cases.ts';
import { rules, seed } from './facts.ts';

const short = (facts: ReturnType<typeof aCase>) => {
  const verdict = assess(facts, rules);
  if (verdict.kind === 'proceed') return `proceed ${verdict.to} ${verdict.terms.amountCents}`;
  if (verdict.kind === 'offer') return `offer ${verdict.terms.remedy} ${verdict.terms.amountCents}`;
  if (verdict.kind === 'inform') return `inform ${verdict.topic}`;
  return `${verdict.kind} ${verdict.reasons.join(' ')}`;
};

describe('the taxonomy', () => {
  it('has the same leaves and ladders as the words buyers use', () => {
    const file = new URL('../../intents/leaves.json', import.meta.url);
    const leaves: { code: string; ladder: string[] }[] = JSON.parse(readFileSync(file, 'utf8'));
    expect(Object.fromEntries(leaves.map(({ code, ladder }) => [code, ladder]))).toEqual(
      Object.fromEntries(Object.entries(rules.leaves).map(([code, { ladder }]) => [code, ladder])),
    );
    expect(leaves).toHaveLength(58);
  });
  it('names rows of DT-16 that there are, each sharing the whole loss', () => {
    const rows = Object.entries(rules.dt16.rows);
    expect(rows.filter(([, { split }]) => split.reduce((a, b) => a + b) !== 10_000)).toEqual([]);
    const named = Object.values(rules.leaves).flatMap(({ liability }) => liability);
    expect(named.filter((id) => !rules.dt16.rows[id])).toEqual([]);
  });
});

describe('DT-13', () => {
  const found = (status: CodeStatus, change: Change = {}) =>
    aCase('VIR.code_invalid', {
      ...digital,
      ...change,
      findings: { code: { status, at: seed.now, listedFaceCents: 10_000, actualFaceCents: 5_000 } },
    });
  const none: Change = { item: { ...digital.item, remainingStock: 0 } };
  it.each([
    ['V1', found('never_valid'), 'offer refund_only 9500'],
    ['V1, no other code', found('never_valid', none), 'proceed refunding 9500'],
    ['V2', found('redeemed_before_delivery'), 'offer refund_only 9500'],
    ['V3', found('redeemed_by_buyer'), 'decline code_redeemed_by_buyer'],
    ['V4', found('wrong_face'), 'offer partial_refund 4750'],
    ['V5', found('wrong_region'), 'offer refund_only 9500'],
    ['V6', found('not_delivered'), 'offer resend 0'],
    ['V7', found('reclaimed'), 'refer account_reclaimed'],
    ['V8', found('redeemed_unknown'), 'refer code_redeemed_unknown'],
    ['the code works', found('valid'), 'decline code_valid'],
  ])('%s', (_, facts, expected) => {
    expect(short(facts)).toBe(expected);
  });
  it('proposes half where nobody knows who redeemed it', () => {
    expect(assess(found('redeemed_unknown'), rules)).toMatchObject({
      proposal: { terms: { amountCents: 4_750 } },
    });
  });
  it('pays the codes that failed, not the line (O7)', () => {
    const three = aCase('VIR.code_invalid', {
      ...digital,
      item: { ...digital.item, paidCents: 47_500, quantity: 10 },
      findings: { code: { status: 'never_valid', codeIds: ['a', 'b', 'c'], at: seed.now } },
    });
    expect(short(three)).toBe('proceed refunding 14250');
  });
  it.each([
    ['20,000 is automatic', 20_000, 'automatic'],
    ['one cent more is the merchant’s', 20_001, 'merchant'],
  ])('%s', (_, paidCents, route) => {
    const facts = found('never_valid', { item: { ...digital.item, paidCents } });
    expect(assess(facts, rules)).toMatchObject({ route });
  });
});

describe('money above the ceiling', () => {
  const risk = (riskScore: number): Partial<typeof seed> => ({
    buyer: { ...seed.buyer, riskScore },
  });
  const cancel = (paidCents: number, riskScore: number) =>
    assess(
      aCase('FUL.cancel_unshipped', { ...unshipped, item: { paidCents }, facts: risk(riskScore) }),
      rules,
    );
  it('waits for the merchant who bears it, or for a person', () => {
    expect(cancel(500_000, 30)).toMatchObject({ kind: 'proceed', to: 'refunding' });
    expect(cancel(500_001, 30)).toMatchObject({ kind: 'offer', route: 'merchant' });
    expect(cancel(50_000, 60)).toMatchObject({ kind: 'proceed', to: 'refunding' });
    expect(cancel(50_001, 60)).toMatchObject({ kind: 'refer', reasons: ['above_ceiling'] });
    expect(cancel(1, 80)).toMatchObject({ kind: 'refer', reasons: ['above_ceiling'] });
    expect(cancel(2_000_000, 0)).toMatchObject({ kind: 'refer', reasons: ['order_value'] });
  });
});

describe('the carrier’s word', () => {
  const traced = (status: TraceFinding['status'], change: Change = {}) =>
    aCase('LOG.not_received', { ...change, findings: { trace: { status, at: seed.now } } });
  const small: Change = { item: { paidCents: 300_000 } };
  it.each([
    ['is asked first', aCase('LOG.lost', inTransit), 'proceed intercepting 420000'],
    ['lost, within the ceiling', traced('lost', small), 'proceed refunding 300000'],
    [
      'lost and insured, one cent above: the carrier’s, so a person looks (E11)',
      traced('lost', {
        item: { paidCents: 300_001 },
        shipment: { declaredValueCents: 300_001 },
      }),
      'refer above_ceiling',
    ],
    [
      'lost and undeclared, one cent above: who booked it pays and is asked (L07, E10)',
      traced('lost', { item: { paidCents: 300_001 } }),
      'offer refund_only 300001',
    ],
    ['delivered', traced('delivered', small), 'refer carrier_says_delivered'],
    ['failed', traced('failed', small), 'refer trace_failed'],
    ['moving', traced('moving', { ...inTransit, ...small }), 'inform parcel_moving'],
    [
      'no movement for more than seven days is a loss',
      traced('moving', { ...inTransit, ...small, facts: { now: '2026-11-09T00:00:01Z' } }),
      'proceed refunding 300000',
    ],
  ])('%s', (_, facts, expected) => {
    expect(short(facts)).toBe(expected);
  });
  it('lets the buyer of a lost parcel have another piece where there is one', () => {
    const findings = { trace: { status: 'lost' as const, at: seed.now } };
    const lost = (remainingStock: number) =>
      aCase('LOG.lost', { ...inTransit, item: { paidCents: 9_000, remainingStock }, findings });
    expect(short(lost(1))).toBe('offer refund_only 9000');
    expect(short(lost(0))).toBe('proceed refunding 9000');
  });
  it('bears up to the declared value, the rest whoever booked', () => {
    const facts = aCase('LOG.damaged', {
      item: { paidCents: 268_000 },
      shipment: { bookedBy: 'platform', declaredValueCents: 200_000 },
      claim: { severity: 'S4' },
    });
    expect(assess(facts, rules)).toMatchObject({
      proposal: { liability: { carrierBps: 7_462, platformBps: 2_538 } },
    });
  });
  it.each([
    ['undeclared', {}, undefined, { carrierBps: 0, platformBps: 10_000 }],
    ['undeclared, 67,000 admitted', {}, 67_000, { carrierBps: 2_500, platformBps: 7_500 }],
    ['declared, nothing admitted', { declaredValueCents: 268_000 }, 0, { carrierBps: 0 }],
  ])('bears of a parcel %s what its limit is', (_, declared, admittedCents, liability) => {
    const at = seed.now;
    const facts = aCase('LOG.damaged', {
      item: { paidCents: 268_000 },
      shipment: { bookedBy: 'platform', ...declared },
      claim: { severity: 'S4' },
      findings: admittedCents === undefined ? {} : { carrierClaim: { admittedCents, at } },
    });
    expect(assess(facts, rules)).toMatchObject({ proposal: { liability } });
  });
});

describe('change of mind', () => {
  const special = (flag: 'custom_made' | 'disclosed_defect', explicit?: boolean): Change => ({
    item: { special: flag },
    order: {
      purchaseConfirmations: explicit === undefined ? [] : [{ id: 'pc-1', kind: flag, explicit }],
    },
  });
  it.each([
    ['made to order', special('custom_made'), 'decline excluded_by_law'],
    [
      'a stated flaw, confirmed',
      special('disclosed_defect', true),
      'decline excluded_by_confirmation',
    ],
    [
      'a stated flaw, ticked in advance',
      special('disclosed_defect', false),
      'proceed return_wait 420000',
    ],
    ['a stated flaw, never confirmed', special('disclosed_defect'), 'proceed return_wait 420000'],
    ['not shipped yet', unshipped, 'proceed refunding 420000'],
    ['on its way', inTransit, 'proceed intercepting 420000'],
    [
      'could not be turned round',
      { ...inTransit, findings: { trace: { status: 'failed', at: seed.now } } },
      'proceed return_wait 420000',
    ],
    [
      'two of three pieces',
      { item: { quantity: 3, paidCents: 100 }, claim: { quantity: 2 } },
      'proceed return_wait 67',
    ],
    [
      'a second claim after a partial refund',
      { facts: { refundedCents: 63_000 } },
      'proceed return_wait 357000',
    ],
    ['all of it refunded', { facts: { refundedCents: 420_000 } }, 'decline already_refunded'],
    ['paid with a coupon altogether', { item: { paidCents: 0 } }, 'proceed return_wait 0'],
    ['one cent', { item: { paidCents: 1 } }, 'proceed return_wait 1'],
    [
      'critical risk changes nothing',
      { facts: { buyer: { ...seed.buyer, riskScore: 100 } } },
      'proceed return_wait 420000',
    ],
  ] as [string, Change, string][])('%s', (_, change, expected) => {
    expect(short(aCase('NRR.seven_day', change))).toBe(expected);
  });
  it('gives an EU buyer the standard way out back, and takes the way home', () => {
    const facts = aCase('NRR.seven_day', { order: { market: 'EU', freightCents: 990 } });
    expect(assess(facts, rules)).toMatchObject({
      terms: { freight: { payer: 'buyer', offset: true, outboundCents: 990 } },
    });
  });
  it('exchanges what does not fit where there is another, both ways at the buyer’s cost', () => {
    const facts = aCase('NRR.size_fit', { item: { paidCents: 9_900, category: 'apparel' } });
    expect(assess(facts, rules)).toMatchObject({
      terms: { remedy: 'exchange', freight: { payer: 'buyer', labelCents: 2_400 } },
      alternatives: [{ remedy: 'return_refund', amountCents: 9_900 }],
    });
    const out = aCase('NRR.size_fit', { item: { remainingStock: 0 } });
    expect(short(out)).toBe('proceed return_wait 420000');
  });
});

describe('shipping', () => {
  const paidAt = '2026-11-01T04:31:00Z';
  const at = (now: string): Change => ({ ...unshipped, facts: { now, submittedAt: now } });
  it.each([
    ['72 hours to the second', at('2026-11-04T04:31:00Z'), 'inform ships_in_time'],
    ['a second later', at('2026-11-04T04:31:01Z'), 'offer refund_only 420000'],
  ])('late after %s', (_, change, expected) => {
    const facts = aCase('FUL.late_ship', { ...change, order: { ...change.order, paidAt } });
    expect(short(facts)).toBe(expected);
  });
  it('gives the coupon of DT-7b beside the money, paid by whoever held the goods', () => {
    expect(assess(aCase('FUL.oos', unshipped), rules)).toMatchObject({
      kind: 'proceed',
      to: 'refunding',
      terms: { amountCents: 420_000, coupon: { faceCents: 3_000 }, cashEquivalentCents: 3_000 },
      liability: { basis: 'L15', merchantBps: 10_000 },
    });
  });
});

describe('what a person always sees', () => {
  it.each([
    ['AUT.counterfeit', 'appraisal', undefined],
    ['DEF.safety', 'lead', true],
    ['SVC.attitude', 'general', undefined],
  ] as const)('%s', (leaf, group, urgent) => {
    const verdict = assess(aCase(leaf), rules);
    expect(verdict).toMatchObject({ kind: 'refer', group, ...(urgent && { urgent }) });
  });
  it('prepares DT-15 for whoever signs a counterfeit', () => {
    const findings = {
      appraisal: { result: 'counterfeit' as const, feeCents: 30_000, at: seed.now },
    };
    const facts = aCase('AUT.counterfeit', { item: { paidCents: 980_000 }, findings });
    expect(assess(facts, rules)).toMatchObject({
      kind: 'refer',
      group: 'lead',
      proposal: { terms: { amountCents: 980_000, compensationCents: 2_970_000 } },
    });
  });
  it('looks at keep-goods refunds of one who had more than three in 30 days', () => {
    const kept = (keepGoodsRefunds30d: number) => ({ ...seed, habits: { keepGoodsRefunds30d } });
    expect(short(kept(3))).toBe('offer partial_refund 63000');
    expect(short(kept(4))).toBe('refer keep_goods_paused');
  });
  it.each([
    ['499,999', 499_999, 'offer'],
    ['500,000', 500_000, 'refer'],
  ])('a bag of %s', (_, paidCents, kind) => {
    const bag = { item: { category: 'luxury_bag' as const, paidCents } };
    expect(assess(aCase('NAD.appearance', bag), rules).kind).toBe(kind);
    const scuffed = { ...bag, claim: { severity: 'S1' as const } };
    expect(assess(aCase('LOG.damaged', scuffed), rules).kind).toBe(kind);
    // Where it is, and not what it is like, is the carrier's to say.
    expect(assess(aCase('LOG.not_received', bag), rules).kind).toBe('proceed');
  });
});

describe('the version that judges', () => {
  const later = (change: Partial<typeof rules>) => ({
    ...rules,
    version: 'later',
    validFrom: '2026-11-03T00:00:00Z',
    ...change,
  });
  const kinder = later({ dt6: { ...rules.dt6, zone: { ...rules.dt6.zone, primary: [2, 1] } } });
  const harder = later({ dt6: { ...rules.dt6, zone: { ...rules.dt6.zone, primary: [1, 1] } } });
  it('is the later one where that is better or the same, else the one bought under', () => {
    expect(ruleSetFor([rules, kinder], seed)?.version).toBe('later');
    expect(ruleSetFor([rules, later({})], seed)?.version).toBe('later');
    expect(ruleSetFor([harder, rules], seed)?.version).toBe(rules.version);
    expect(ruleSetFor([], seed)).toBeUndefined();
  });
});

describe('the packs', () => {
  it('have ceilings, labels and a time zone of their own, made once', () => {
    const us = rulesFor(rules, 'US');
    expect(us.dt5.ceilings.partial_refund[0]).toBe(10_000);
    expect(us.dt5.ceilings.return_refund[0]).toBe(42_000);
    expect(us.dt5.ceilings.virtual_code[0]).toBe(3_000);
    expect(us.timeZone).toBe('America/New_York');
    expect(rulesFor(rules, 'US')).toBe(us);
    expect(rulesFor(us, 'US')).toBe(us);
    expect(rulesFor(rules, 'CN').dt5).toBe(rules.dt5);
  });
});

describe('V5, a code that works and does not suit the buyer', () => {
  it.each(['consignor', 'platform'] as const)('is unwound, whoever wrote the listing: %s', (by) => {
    const valid = { code: { status: 'valid', at: seed.now } } as const;
    const item = { ...digital.item, paidCents: 10_000, listingAuthor: by };
    const facts = aCase('VIR.wrong_region', { ...digital, item, findings: valid });
    expect(assess(facts, rules)).toMatchObject({
      kind: 'proceed',
      to: 'refunding',
      liability: { basis: 'L02', merchantBps: 10_000, platformBps: 0 },
    });
  });
});
