import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../server/store/database.ts';
import { freshDatabase } from '../support/database.ts';
import { aCase, type Case, staff } from './case-kit.ts';

const HOUR = 3_600_000;
const agent = staff('agent', 'A1');

let db: Database;
beforeAll(async () => {
  db = await freshDatabase('pglite');
});
afterAll(() => db.close());

/** A coat of ¥1,280 that came back, was inspected, and whose buyer took it to arbitration. */
async function contested(inspection: Parameters<Case['act']>[1]): Promise<Case> {
  const item = { category: 'apparel', title: '羊毛大衣', paidCents: 128_000 } as const;
  const one = await aCase(db, { item });
  await one.chat.say('大衣不想要了 七天无理由退货');
  await one.chat.say('确认');
  await one.delivered();
  expect(await one.state()).toBe('inspection');
  await one.act(agent, { ...inspection });
  expect(await one.state()).toBe('inspect_dispute');
  await one.buyer({ action: 'escalate' });
  expect(await one.state()).toBe('arb_evidence');
  return one;
}

const refundOf = async (one: Case) => (await one.ticket()).refunds.map((r) => r.amountCents);
/** What the return would have paid back, its label taken off. */
const LABEL = 1_200;

describe('arbitration that nobody decides (T-09)', () => {
  it('honours an inspection that is documented', async () => {
    const photo = ['ev_1'];
    const one = await contested({
      action: 'inspect',
      outcome: 'R3',
      deductBps: 4_000,
      note: '领口粉底渍',
      evidenceIds: photo,
    });
    await one.wait(48 * HOUR);
    expect(await one.state()).toBe('refunding');
    expect(await refundOf(one)).toEqual([128_000 - 51_200 - LABEL]);
    expect(one.chat.text(await one.chat.fresh())).toMatch(/验收有记录.*申诉/);
  });

  it('is for the buyer where a fifth and more was taken off without a photo', async () => {
    const one = await contested({ action: 'inspect', outcome: 'R3', deductBps: 4_000, note: '脏' });
    await one.wait(48 * HOUR);
    expect(await one.state()).toBe('refunding');
    expect(await refundOf(one)).toEqual([128_000 - LABEL]);
  });

  it('sends back what was never sold by us, and pays nothing', async () => {
    const one = await contested({
      action: 'inspect',
      outcome: 'R5',
      note: '寄回的是另一件',
      evidenceIds: ['ev_1'],
    });
    await one.wait(48 * HOUR);
    const ended = await one.ticket();
    expect(ended).toMatchObject({ state: 'rejected', goods: 'shipped_back', refunds: [] });
    expect(ended.hold).toBeUndefined();
  });
});

describe('haggling (DT-12)', () => {
  it('reads the market’s pack, and keeps the way back as it stood', async () => {
    const one = await aCase(db, {
      item: { paidCents: 40_000 },
      order: { market: 'US', currency: 'USD' },
    });
    await one.chat.say('屏幕有道划痕 页面没写');
    await one.chat.photos('给', {}, {}, {});
    await one.chat.say('退点钱就行');
    const way = (ticket: Awaited<ReturnType<Case['ticket']>>, remedy: string) =>
      ticket.offers.findLast((o) => o.status === 'open' && o.terms.remedy === remedy)?.terms;
    const before = await one.ticket();
    expect(way(before, 'partial_refund')).toMatchObject({ amountCents: 6_000 });
    await one.buyer({ action: 'counter', amountCents: 20_000 });
    const after = await one.ticket();
    expect(way(after, 'partial_refund')).toMatchObject({ amountCents: 6_800 });
    expect(way(after, 'return_refund')).toEqual(way(before, 'return_refund'));
    // The pack's coupons end at $30; the rest of the cash stays cash.
    expect(way(after, 'coupon')).toMatchObject({
      coupon: { faceCents: 3_000 },
      amountCents: 4_300,
    });
  });
});
