import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../server/store/database.ts';
import { juryFile } from '../../server/turn/jury-file.ts';
import { freshDatabase } from '../support/database.ts';
import { aCase, type Case, staff } from './case-kit.ts';

const HOUR = 3_600_000;
const agent = staff('agent', 'A1');
const juror = staff('agent', 'J1');
const merchant = staff('merchant', 'M1');

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

describe('a jury (E18, E19, T-10)', () => {
  /** An empty parcel that both sides want a jury for. */
  async function wanted(given: Parameters<typeof aCase>[1]): Promise<Case> {
    const one = await aCase(db, given);
    await one.chat.say('质量太差 转人工');
    await one.act(agent, { action: 'open_arbitration' });
    await one.buyer({ action: 'open_jury' });
    await one.act(merchant, { action: 'open_jury' });
    return one;
  }
  const dollars = { market: 'US', currency: 'USD' } as const;

  it('is seated by the figures of the order’s own market', async () => {
    const small = { item: { paidCents: 80_000 } };
    const here = await wanted(small);
    await here.act(agent, { action: 'open_jury' });
    expect(await here.state()).toBe('arb_jury');
    const there = await wanted({ ...small, order: dollars });
    expect(await there.act(agent, { action: 'open_jury' })).toMatchObject({
      code: 'action_not_allowed',
    });
    expect(await there.state()).toBe('arb_evidence');
  });

  it('votes with a reason each, and without whoever worked on the case', async () => {
    const one = await wanted({ item: { paidCents: 80_000 } });
    await one.act(agent, { action: 'open_jury' });
    await one.act(agent, { action: 'assign' });
    const vote = { action: 'vote', seat: '1', outcome: 'buyer' } as const;
    expect(await one.act(juror, vote)).toMatchObject({ code: 'validation_failed' });
    const said = { ...vote, reason: '页面没写' };
    expect(await one.act(agent, said)).toMatchObject({ code: 'action_not_allowed' });
    await one.act(juror, said);
    const { ticket, evidence } = await one.snapshot();
    const note = `${ticket.itemTitle} 卖我800元 电话13912345678`;
    const statements = [{ by: 'buyer', at: ticket.createdAt, note, evidenceIds: [] }] as const;
    const told = ticket.arbitration && { ...ticket.arbitration, statements };
    const file = juryFile({ ...ticket, arbitration: told }, evidence);
    expect(file).toMatchObject({ leaf: ticket.claim.leaf, votes: 1 });
    expect(file.statements).toEqual([{ by: 'buyer', note: '▇▇ 卖我▇▇ 电话▇▇' }]);
    const { buyerId, merchantId, orderId, paidCents } = ticket;
    for (const secret of [buyerId, merchantId, orderId, String(paidCents)])
      expect(JSON.stringify(file)).not.toContain(secret);
    expect((await one.ticket()).arbitration?.votes).toEqual([
      { seat: '1', for: 'buyer', reason: '页面没写' },
    ]);
  });

  it('is opened by the clock where both agreed, and without nine equal votes an arbiter decides', async () => {
    const one = await wanted({ item: { paidCents: 80_000 } });
    await one.wait(48 * HOUR);
    expect(await one.state()).toBe('arb_jury');
    for (const seat of ['1', '2', '3', '4', '5', '6', '7', '8'])
      await one.act(juror, { action: 'vote', seat, outcome: 'buyer', reason: '页面没写' });
    await one.wait(48 * HOUR);
    expect(await one.state()).toBe('arb_jury');
    expect((await one.snapshot()).events.at(-1)?.type).toBe('escalated_to_lead');
    await one.act(agent, {
      action: 'arbitrate',
      outcome: 'partial_refund',
      amountCents: 8_000,
      liability: 'L06',
      reason: '按一成',
    });
    expect(await refundOf(one)).toEqual([8_000]);
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
