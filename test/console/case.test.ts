import { describe, expect, it } from 'vitest';
import { readAnswers } from '../../widget/console/case/action-body.ts';
import { fieldsOf } from '../../widget/console/case/action-fields.ts';
import { splitByLiability } from '../../widget/console/case/liability.ts';
import { isTalking } from '../../widget/console/case/negotiation.ts';
import {
  acceptedOffer,
  amountAtStake,
  readOffer,
  shownStatus,
} from '../../widget/console/case/offers.ts';
import { progressSteps } from '../../widget/console/case/progress.ts';
import { factsInOrder, factText, outcomeText, pricingOf } from '../../widget/console/case/trace.ts';
import { SEED } from './seed-case.ts';

const shares = (merchantBps: number, platformBps: number, carrierBps = 0, buyerBps = 0) => ({
  ...{ merchantBps, platformBps, carrierBps, buyerBps },
  basis: 'L14',
});

describe('liability', () => {
  it('leaves out who bears nothing', () => {
    expect(splitByLiability(63_000, shares(10_000, 0))).toEqual([
      { party: 'merchant', bps: 10_000, cents: 63_000 },
    ]);
  });

  it.each([
    [107_500, shares(4_000, 6_000), [43_000, 64_500]],
    [101, shares(5_000, 5_000), [51, 50]],
    [100, shares(3_334, 3_333, 3_333), [34, 33, 33]],
    [1, shares(2_500, 2_500, 2_500, 2_500), [1, 0, 0, 0]],
  ])('splits %i to the cent', (total, split, cents) => {
    const parts = splitByLiability(total, split);
    expect(parts.map((part) => part.cents)).toEqual(cents);
    expect(parts.reduce((sum, part) => sum + part.cents, 0)).toBe(total);
  });
});

describe('progress', () => {
  const phases = (ticket: Parameters<typeof progressSteps>[0]) =>
    progressSteps(ticket).map((step) => `${step.phase} ${step.status}`);

  it('lights the seed claim to its end, without a step for goods', () => {
    expect(phases(SEED)).toEqual([
      'submitted done',
      'review done',
      'solution done',
      'money done',
      'books done',
      'end done',
    ]);
  });

  it('shows where an open case stands and what may come', () => {
    const timeline = SEED.timeline.slice(0, 6);
    expect(phases({ ...SEED, timeline, state: 'offer_wait' })).toEqual([
      'submitted done',
      'review done',
      'solution current',
      'money next',
      'books next',
      'end next',
    ]);
  });

  it('skips what a withdrawn claim never saw', () => {
    const timeline = SEED.timeline.slice(0, 2);
    const steps = phases({ ...SEED, timeline, state: 'cancelled' });
    expect(steps.slice(2)).toEqual([
      'solution skipped',
      'money skipped',
      'books skipped',
      'end done',
    ]);
  });

  it('shows goods once they move', () => {
    expect(phases({ ...SEED, timeline: [], state: 'return_wait' })).toContain('goods current');
  });
});

describe('offers', () => {
  it('reads terms beside the id or below it', () => {
    const flat = readOffer({
      offerId: 'o1',
      group: 'o1',
      remedy: 'coupon',
      coupon: { faceCents: 1_700 },
    });
    expect(flat).toMatchObject({ id: 'o1', main: true, remedy: 'coupon', couponCents: 1_700 });
    const nested = readOffer({ id: 'o2', group: 'o1', terms: { remedy: 'points', points: 5 } });
    expect(nested).toMatchObject({ id: 'o2', main: false, remedy: 'points', points: 5 });
  });

  it('names the amount at stake as the list does', () => {
    const open = { offerId: 'a', group: 'b', status: 'open', amountCents: 1 };
    const main = { offerId: 'b', group: 'b', status: 'open', amountCents: 2 };
    expect(acceptedOffer(SEED)?.id).toBe('off_1');
    expect(amountAtStake(SEED)).toBe(63_000);
    expect(amountAtStake({ requested: {}, offers: [open, main], timeline: [] })).toBe(2);
    expect(amountAtStake({ requested: { amountCents: 84_000 }, offers: [], timeline: [] })).toBe(
      84_000,
    );
  });

  it('goes by what is offered anew after a vain repair, not by the repair', () => {
    const repair = { offerId: 'a', status: 'accepted', remedy: 'repair', amountCents: 0 };
    const instead = { offerId: 'b', status: 'open', remedy: 'return_refund', amountCents: 100_000 };
    const ticket = { ...SEED, state: 'offer_wait' as const, offers: [repair, instead] };
    expect(acceptedOffer(ticket)).toBeUndefined();
    expect(amountAtStake({ ...ticket, timeline: [] })).toBe(100_000);
    expect(isTalking(ticket)).toBe(true);
  });
});

describe('a case that has ended', () => {
  it('waits for nobody’s answer, and gives no figure to go on from', () => {
    const open = { ...SEED, offers: [] };
    expect(isTalking({ ...open, state: 'negotiation' })).toBe(true);
    for (const state of ['completed', 'inspect_dispute', 'arb_jury', 'suspended'] as const)
      expect(isTalking({ ...open, state }), state).toBe(false);
    expect(isTalking({ ...SEED, state: 'platform_review' })).toBe(false);
    const lapsed = { ...SEED, offers: [{ offerId: 'a', status: 'open' }] };
    expect(shownStatus({ id: 'a', status: 'open' }, lapsed)).toBe('lapsed');
    expect(shownStatus({ id: 'a', status: 'open' }, { ...lapsed, state: 'negotiation' })).toBe(
      'open',
    );
    expect(shownStatus({ id: 'a', status: 'declined' }, lapsed)).toBe('declined');
  });

  it('carries out what an inspection left of what was agreed, where that stands', () => {
    const agreed = { offerId: 'a', status: 'accepted', amountCents: 280_000 };
    const left = { offerId: 'b', status: 'open', amountCents: 224_000, deductCents: 56_000 };
    const sentBack = { offerId: 'c', group: 'b', status: 'open', amountCents: 0 };
    const [moment] = SEED.timeline;
    const stands = moment ? [{ ...moment, event: 'inspection_stands' }] : [];
    const ticket = { ...SEED, offers: [agreed, left, sentBack] };
    expect(amountAtStake(ticket)).toBe(280_000);
    const ended = { ...ticket, timeline: [...SEED.timeline, ...stands] };
    expect(amountAtStake(ended)).toBe(224_000);
    expect([left, sentBack].map(readOffer).map((offer) => shownStatus(offer, ended))).toEqual([
      'stands',
      'lapsed',
    ]);
  });
});

describe('the decision trace', () => {
  const zh = { locale: 'zh-CN', currency: 'CNY' } as const;
  const en = { locale: 'en', currency: 'CNY' } as const;

  it.each([
    ['zone', '3/2', '×1.5'],
    ['grade', '17/20', '×0.85'],
    ['base', 1_000, '10%'],
    ['paidCents', 420_000, '¥4,200.00'],
    ['merchantPreauth', 80_000, '¥800.00'],
    ['score', 90, '90'],
    ['special', null, '—'],
    ['told', false, '否'],
    ['category', 'electronics', '数码'],
    ['severity', 'S2', 'S2 轻'],
    ['leaf', 'NAD.appearance', '外观损伤/未告知瑕疵'],
    ['tier', 'B', 'B'],
  ])('reads the fact %s', (name, value, text) => {
    expect(factText(name, value, zh)).toBe(text);
  });

  it('reads outcomes', () => {
    expect(outcomeText('1500 bp = 63000', zh)).toBe('15% = ¥630.00');
    expect(outcomeText('merchant 7000 / platform 3000', zh)).toBe('寄售方 70% / 平台 30%');
    expect(outcomeText('merchant 10000 / platform 0', en)).toBe('merchant 100%');
    expect(outcomeText('merchant 7000 / platform 3000', en)).toBe('merchant 70% / platform 30%');
    expect(outcomeText('something new', en)).toBe('something new');
  });

  it('tells facts in one order, however they were stored', () => {
    const stored = { cap: 3_000, unheard: 1, evidence: '1/1', zone: '3/2', base: 1_000 };
    const names = factsInOrder(stored).map(([name]) => name);
    expect(names).toEqual(['base', 'zone', 'evidence', 'cap', 'unheard']);
  });

  it('finds the product behind the amount', () => {
    expect(pricingOf(SEED.decision?.trace ?? [])).toEqual({
      ruleId: 'DT-6',
      factors: [
        ['base', '10%'],
        ['zone', '1.5'],
        ['grade', '1'],
        ['disclosure', '1'],
        ['evidence', '1'],
      ],
      bps: 1_500,
      cents: 63_000,
    });
  });
});

describe('an action’s form', () => {
  const reject = fieldsOf({ action: 'reject' });

  it('names the first field that is missing', () => {
    expect(
      readAnswers([{ name: 'liability', kind: 'liability', required: false }], {
        liability: '寄售方：70，Platform: 30',
      }),
    ).toEqual({ fields: { liability: 'merchant:7000,platform:3000' } });
    expect(readAnswers(reject, { note: 'x' })).toEqual({ missing: 'reasonCode', wrong: false });
    expect(readAnswers(reject, { reasonCode: 'other', note: '   ' })).toEqual({
      missing: 'note',
      wrong: false,
    });
  });

  it('asks for a merchant’s own proof where the code does, and not where it does not', () => {
    const needed = (code: string) =>
      fieldsOf({ action: 'reject', by: 'merchant', code })
        .filter(({ required }) => required)
        .map(({ name }) => name);
    expect(needed('buyer_caused')).toEqual(['reasonCode', 'note', 'evidenceIds']);
    expect(needed('disclosed')).toEqual(['reasonCode', 'note']);
    expect(needed('out_of_stock')).toEqual(['reasonCode']);
  });

  it('sends only what was filled in, money as whole cents', () => {
    expect(readAnswers(reject, { reasonCode: 'other', note: ' 已写明 ' })).toEqual({
      fields: { reasonCode: 'other', note: '已写明' },
    });
    const propose = { remedy: 'partial_refund', amountCents: '¥1,630.5', note: 'n' };
    expect(readAnswers(fieldsOf({ action: 'propose' }), propose)).toMatchObject({
      fields: { amountCents: 163_050 },
    });
  });

  it.each(['六百', '12.345', '-5', '1e3'])('takes %s for no amount', (amountCents) => {
    const read = readAnswers(fieldsOf({ action: 'counter' }), { amountCents });
    expect(read).toEqual({ missing: 'amountCents', wrong: true });
  });
});
