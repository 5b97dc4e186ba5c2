import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../server/store/database.ts';
import type { OrderItem } from '../../server/terms/order.ts';
import { freshDatabase } from '../support/database.ts';
import { aCase, type Case, staff } from './case-kit.ts';

const agent = staff('agent', 'A1');
const merchant = staff('merchant', 'M1');

let db: Database;
beforeAll(async () => {
  db = await freshDatabase('postgres');
  // The model is loaded before time counts.
  await aCase(db);
}, 180_000);
afterAll(() => db.close());

/** Something that was not wanted any more and has come back. */
async function arrived(change: Partial<OrderItem> = {}, wish = '不想要了'): Promise<Case> {
  const item = { category: 'apparel', title: '羊毛大衣', paidCents: 128_000, ...change } as const;
  const one = await aCase(db, { item });
  await one.chat.say(`大衣${wish} 七天无理由退货`);
  await one.chat.say('确认');
  await one.delivered();
  expect(await one.state()).toBe('inspection');
  return one;
}

const offered = async (one: Case) =>
  (await one.ticket()).offers.map(({ terms }) => [terms.amountCents, terms.deductCents ?? 0]);

describe('what an inspection takes off a return (DT-11)', () => {
  const inspect = { action: 'inspect', note: '领口粉底渍' } as const;

  it.each([
    ['a merchant: a lasting loss, without a share named', merchant, { outcome: 'R3' }],
    ['a merchant: a lasting loss of a fifth', merchant, { outcome: 'R3', deductBps: 2_000 }],
    ['the platform: a lasting loss of a fifth', agent, { outcome: 'R3', deductBps: 2_000 }],
    ['the platform: another item', agent, { outcome: 'R5' }],
  ] as const)('is shown where it is a fifth or more, by %s', async (_, by, found) => {
    const one = await arrived();
    const unfit = [
      [],
      ['ev_none'],
      [await one.upload()],
      [await one.upload({ by: 'staff', ok: false })],
    ];
    for (const evidenceIds of unfit)
      expect(await one.act(by, { ...inspect, ...found, evidenceIds })).toMatchObject({
        code: 'validation_failed',
        extra: { errors: [{ path: 'evidenceIds' }] },
      });
    expect(await one.state()).toBe('inspection');
    const evidenceIds = [await one.upload({ by: 'staff' })];
    await one.act(by, { ...inspect, ...found, evidenceIds });
    expect(await one.state()).toBe('inspect_dispute');
  });

  it('needs no photo below that', async () => {
    const one = await arrived();
    await one.act(merchant, { ...inspect, outcome: 'R2' });
    expect(await one.state()).toBe('inspect_dispute');
  });

  it('is not raised to a fifth by a second look that shows nothing', async () => {
    const one = await arrived();
    await one.act(agent, { ...inspect, outcome: 'R2' });
    const before = await offered(one);
    await one.act(agent, { action: 'report', kind: 'regrade', result: { class: 'R3' } });
    expect(await one.ticket()).toMatchObject({ return: { inspection: { class: 'R2' } } });
    expect(await offered(one)).toEqual(before);
    await one.act(agent, { action: 'report', kind: 'regrade', result: { class: 'R1' } });
    expect(await one.state()).toBe('refunding');
  });

  it('is a share of the pieces that came back, not of the whole line', async () => {
    const one = await arrived({ paidCents: 400_000, quantity: 4 }, '其中一件不想要了');
    expect((await one.ticket()).claim.quantity).toBe(1);
    await one.act(agent, { ...inspect, outcome: 'R2' });
    // A tenth of the 100,000 that one of the four was paid with.
    expect(await offered(one)).toContainEqual([90_000, 10_000]);
  });

  it('names what is missing, or takes nothing for it', async () => {
    const one = await arrived();
    expect(await one.act(agent, { ...inspect, outcome: 'R4' })).toMatchObject({
      code: 'validation_failed',
      extra: { errors: [{ path: 'missing' }] },
    });
    await one.act(agent, { ...inspect, outcome: 'R4', missing: ['box'] });
    expect(await offered(one)).toContainEqual([122_880, 5_120]);
  });
});

describe('a gift that did not come back (暂行办法 §11–13)', () => {
  const missing: Parameters<Case['act']>[1] = {
    action: 'inspect',
    outcome: 'R4',
    missing: ['gift'],
    note: '少了帆布袋',
  };

  it('is paid at the price that was announced for it', async () => {
    const one = await arrived({ giftPriceCents: 9_900 });
    await one.act(agent, missing);
    expect(await offered(one)).toContainEqual([118_100, 9_900]);
  });

  it('at its part of it, where some of the pieces came back', async () => {
    const some = { paidCents: 400_000, quantity: 4, giftPriceCents: 9_900 };
    const one = await arrived(some, '其中一件不想要了');
    await one.act(agent, missing);
    expect(await offered(one)).toContainEqual([97_525, 2_475]);
  });

  it('at the table’s value where none was', async () => {
    const one = await arrived();
    await one.act(agent, missing);
    expect(await offered(one)).toContainEqual([125_440, 2_560]);
  });
});

describe('an inspection in dispute', () => {
  it('that is decided for the buyer gives back what the return was agreed at, not the first offer', async () => {
    const one = await aCase(db, { item: { paidCents: 100_000 } });
    await one.chat.say('屏幕有道划痕 页面没写');
    await one.chat.photos('给', {}, {}, {});
    await one.chat.say('退点钱就行');
    expect(one.chat.last('offer')).toMatchObject({ remedy: 'partial_refund' });
    const back = (await one.ticket()).offers.find(({ terms }) => terms.remedy === 'return_refund');
    await one.buyer({ action: 'accept_offer', offerId: back?.id });
    await one.delivered();
    const evidenceIds = [await one.upload({ by: 'staff' })];
    const worn = { outcome: 'R3', note: '新摔痕', evidenceIds } as const;
    await one.act(agent, { action: 'inspect', ...worn });
    await one.buyer({ action: 'escalate' });
    const reason = '照片是签收当天拍的';
    await one.act(agent, { action: 'arbitrate', outcome: 'buyer', reason });
    expect(await one.ticket()).toMatchObject({
      state: 'refunding',
      granted: { terms: { remedy: 'return_refund', amountCents: 100_000 } },
      refunds: [{ amountCents: 100_000 }],
    });
  });
});
