import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../server/store/database.ts';
import { auditLedger } from '../../server/store/ledger-verify.ts';
import type { Order } from '../../server/terms/order.ts';
import { seed } from '../decision/facts.ts';
import { freshDatabase } from '../support/database.ts';
import { aCase, type Case, staff } from './case-kit.ts';

const agent = staff('agent', 'A1');

let db: Database;
beforeAll(async () => {
  db = await freshDatabase('postgres');
  // The model is loaded before any test's own time counts.
  await aCase(db);
}, 180_000);
afterAll(() => db.close());

const signedAt = (at: string): Partial<Order> => ({
  shipments: seed.order.shipments.map((one) => ({ ...one, signedAt: at })),
});

describe('the last second of a change of mind, in the chat', () => {
  const coat = { category: 'apparel', title: '羊毛大衣', paidCents: 128_000 } as const;
  const us = { market: 'US', currency: 'USD' } as const;
  it.each([
    ['the seventh day in Shanghai', '2026-11-05T10:02:00Z', '2026-11-12T15:59:59.999Z', {}, true],
    ['a second later', '2026-11-05T10:02:00Z', '2026-11-12T16:00:00.000Z', {}, false],
    [
      'signed for after midnight there',
      '2026-11-05T16:00:00Z',
      '2026-11-13T15:59:59.000Z',
      {},
      true,
    ],
    ['up to a leap day', '2028-02-22T04:00:00Z', '2028-02-29T15:59:59.000Z', {}, true],
    ['past a leap day', '2028-02-22T04:00:00Z', '2028-02-29T16:00:00.000Z', {}, false],
    ['the fourteenth in New York', '2026-11-05T10:02:00Z', '2026-11-20T04:59:59.000Z', us, true],
    ['a second later there', '2026-11-05T10:02:00Z', '2026-11-20T05:00:00.000Z', us, false],
    [
      'EU, of a buyer who was never told of the right, a year later',
      '2026-11-05T10:02:00Z',
      '2027-11-19T22:59:59.000Z',
      { market: 'EU', currency: 'EUR', withdrawalInformed: false },
      true,
    ],
    [
      'a second later of theirs',
      '2026-11-05T10:02:00Z',
      '2027-11-19T23:00:00.000Z',
      { market: 'EU', currency: 'EUR', withdrawalInformed: false },
      false,
    ],
  ] as [string, string, string, Partial<Order>, boolean][])(
    '%s',
    async (_, signed, start, market, open) => {
      const one = await aCase(db, { item: coat, start, order: { ...market, ...signedAt(signed) } });
      const said = one.chat.text(await one.chat.say('大衣不想要了 七天无理由退货'));
      if (open) {
        expect(one.chat.last('confirm')).toBeDefined();
        await one.chat.say('确认');
        expect(await one.state()).toBe('return_wait');
      } else {
        expect(await one.state()).toBe('rejected');
        expect(said).toMatch(/转人工/);
      }
    },
  );
});

/** A scratch that is told, shown, offered for, taken and paid. */
async function settled(one: Case, words = '屏幕有道划痕 页面没写'): Promise<number> {
  await one.chat.say(words);
  await one.chat.photos('给', {}, {}, {});
  await one.chat.say('退点钱就行');
  await one.buyer({ action: 'accept_offer' });
  await one.paid();
  expect(await one.state()).toBe('completed');
  return (await one.ticket()).refunds.reduce((sum, refund) => sum + refund.amountCents, 0);
}

describe('goods that are not worth their way back (E23), in the chat', () => {
  async function takesReturn(paidCents: number) {
    const one = await aCase(db, { item: { paidCents } });
    await one.chat.say('屏幕有道划痕 页面没写');
    await one.chat.photos('给', {}, {}, {});
    await one.chat.say('退点钱就行');
    const back = (await one.ticket()).offers.find(({ terms }) => terms.remedy === 'return_refund');
    await one.buyer({ action: 'accept_offer', offerId: back?.id ?? '' });
    return one;
  }

  it('stay with the buyer, who is paid at once; nobody pays a label', async () => {
    const one = await takesReturn(2_399);
    const ticket = await one.ticket();
    expect(ticket).toMatchObject({ state: 'refunding', refunds: [{ amountCents: 2_399 }] });
    expect(ticket.return).toBeUndefined();
    expect(one.chat.text(one.chat.events)).toMatch(/不用寄回/);
    await one.paid();
    expect(await one.state()).toBe('completed');
    expect((await auditLedger(db.pool)).breaches).toEqual([]);
  });

  it('come back where the way costs half of them or less', async () => {
    expect(await (await takesReturn(2_400)).state()).toBe('return_wait');
  });
});

describe('sums at the edge, in the chat', () => {
  it('of one cent, one cent comes back and the books balance', async () => {
    const one = await aCase(db, { item: { paidCents: 1 } });
    expect(await settled(one)).toBe(1);
    expect((await auditLedger(db.pool)).breaches).toEqual([]);
  });

  it('where a coupon paid for all of it, nothing is paid back and nothing is stuck', async () => {
    const one = await aCase(db, { item: { paidCents: 0 }, order: { couponCents: 42_000 } });
    await one.chat.say('屏幕有道划痕 页面没写');
    await one.chat.photos('给', {}, {}, {});
    await one.chat.say('退点钱就行');
    expect(await one.ticket()).toMatchObject({ refunds: [], deadline: expect.anything() });
    expect(['platform_review', 'offer_wait']).toContain(await one.state());
  });

  it('two reasons on one item are priced apart and paid as one', async () => {
    const one = await aCase(db, { item: { paidCents: 100_000 } });
    await one.chat.say('屏幕有道划痕 页面没写 另外充电器也没给我');
    await one.chat.photos('给', {}, {}, {}, {}, {});
    await one.chat.say('退点钱就行');
    const main = (await one.ticket()).offers.find((offer) => offer.id === offer.group);
    // DT-6: screen S2 1000 × 1.5; DT-6c: a charger is 6 %.
    expect(main?.terms).toMatchObject({
      remedy: 'partial_refund',
      amountCents: 21_000,
      flaws: [
        { leaf: 'NAD.appearance', cents: 15_000 },
        { leaf: 'WRG.missing_part', cents: 6_000 },
      ],
    });
    await one.buyer({ action: 'accept_offer' });
    await one.paid();
    const { state, refunds } = await one.ticket();
    expect([state, refunds.map((refund) => refund.amountCents)]).toEqual(['completed', [21_000]]);
  });

  it('of a return after a partial refund, only the rest comes back', async () => {
    const one = await aCase(db, { item: { paidCents: 100_000 } });
    expect(await settled(one)).toBe(15_000);
    await one.chat.say('七天无理由退货 不想要了');
    await one.chat.say('确认');
    expect(await one.ticket()).toMatchObject({ state: 'return_wait', claimNo: 2 });
    await one.delivered();
    await one.act(agent, { action: 'inspect', outcome: 'R0' });
    await one.paid();
    const { granted, refunds, return: back } = await one.ticket();
    expect(granted?.terms.amountCents).toBe(85_000);
    expect(refunds.map((r) => r.amountCents)).toEqual([85_000 - (back?.labelCents ?? 0)]);
    expect((await auditLedger(db.pool)).breaches).toEqual([]);
  });
});
