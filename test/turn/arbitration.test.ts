import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../server/store/database.ts';
import { freshDatabase } from '../support/database.ts';
import { aCase, type Case, staff } from './case-kit.ts';

const HOUR = 3_600_000;
const agent = staff('agent', 'A1');

let db: Database;
beforeAll(async () => {
  db = await freshDatabase('postgres');
  // The model is loaded before time counts.
  await aCase(db);
}, 180_000);
afterAll(() => db.close());

/** A coat of ¥1,280 that came back. */
async function arrived(): Promise<Case> {
  const item = { category: 'apparel', title: '羊毛大衣', paidCents: 128_000 } as const;
  const one = await aCase(db, { item });
  await one.chat.say('大衣不想要了 七天无理由退货');
  await one.chat.say('确认');
  await one.delivered();
  expect(await one.state()).toBe('inspection');
  return one;
}

/** It was inspected, and its buyer took that to arbitration. */
async function contested(inspection: Parameters<Case['act']>[1]): Promise<Case> {
  const one = await arrived();
  const evidenceIds = [await one.upload({ by: 'staff' })];
  await one.act(agent, { ...inspection, evidenceIds });
  expect(await one.state()).toBe('inspect_dispute');
  await one.buyer({ action: 'escalate' });
  expect(await one.state()).toBe('arb_evidence');
  return one;
}

const refundOf = async (one: Case) => (await one.ticket()).refunds.map((r) => r.amountCents);
/** What the return would have paid back, its label taken off. */
const LABEL = 1_200;

describe('the time to inspect a return (T-14, I1)', () => {
  const more = { action: 'extend_deadline', reason: '仓库盘点' } as const;

  it('is never lengthened beyond the seven days from its arrival', async () => {
    const one = await arrived();
    const { deadline } = await one.ticket();
    const started = Date.parse(deadline?.from ?? '');
    const left = 7 * 24 - (Date.parse(deadline?.at ?? '') - started) / HOUR;
    expect(await one.act(agent, { ...more, hours: left + 1 })).toMatchObject({
      code: 'validation_failed',
      extra: { errors: [{ path: 'hours' }] },
    });
    await one.act(agent, { ...more, hours: left });
    const at = (await one.ticket()).deadline?.at ?? '';
    expect(Date.parse(at) - started).toBe(7 * 24 * HOUR);
    await one.wait(7 * 24 * HOUR);
    expect(await one.ticket()).toMatchObject({
      state: 'refunding',
      return: { inspection: { by: 'silence' } },
    });
  });
});

describe('arbitration that nobody decides (T-09)', () => {
  it('honours an inspection that is documented', async () => {
    const worn = {
      action: 'inspect',
      outcome: 'R3',
      deductBps: 4_000,
      note: '领口粉底渍',
    } as const;
    const one = await contested(worn);
    await one.wait(48 * HOUR);
    expect(await one.state()).toBe('refunding');
    expect(await refundOf(one)).toEqual([128_000 - 51_200 - LABEL]);
    expect(one.chat.text(await one.chat.fresh())).toMatch(/验收有记录.*申诉/);
  });

  it('goes on while a person is asked for in the talk', async () => {
    const one = await contested({ action: 'inspect', outcome: 'R3', deductBps: 4_000, note: '脏' });
    const said = one.chat.text(await one.chat.say('转人工'));
    expect(said).toMatch(/同事/);
    expect(await one.state()).toBe('arb_evidence');
    await one.wait(48 * HOUR);
    expect(await refundOf(one)).toEqual([128_000 - 51_200 - LABEL]);
  });

  it('sends back what was never sold by us, and pays nothing', async () => {
    const one = await contested({ action: 'inspect', outcome: 'R5', note: '寄回的是另一件' });
    await one.wait(48 * HOUR);
    const ended = await one.ticket();
    expect(ended).toMatchObject({ state: 'rejected', goods: 'shipped_back', refunds: [] });
    expect(ended.hold).toBeUndefined();
  });
});

describe('more time in an arbitration (T-09, 24 hours once)', () => {
  const merchant = staff('merchant', 'M1');
  const documented: Parameters<Case['act']>[1] = {
    action: 'inspect',
    outcome: 'R3',
    deductBps: 4_000,
    note: '领口粉底渍',
  };
  const states = { action: 'add_evidence', note: '衣服寄出时没有污渍' } as const;
  const hoursLeft = async (one: Case) => {
    const { deadline } = await one.ticket();
    const left = Date.parse(deadline?.at ?? '') - Date.parse(one.market.clock.now());
    return [deadline?.timer, left / HOUR];
  };

  it('begins when both have stated their case, and is not given again', async () => {
    const one = await contested(documented);
    await one.buyer(states);
    expect(await hoursLeft(one)).toEqual(['T-09', 48]);
    await one.wait(3 * HOUR);
    await one.act(merchant, { action: 'add_evidence', note: '收到时有粉底渍' });
    expect(await hoursLeft(one)).toEqual(['T-09s', 24]);
    expect(one.chat.text(one.chat.events)).toMatch(/双方都交了材料/);
    await one.wait(23 * HOUR);
    await one.buyer({ ...states, note: '有发货视频' });
    expect(await hoursLeft(one)).toEqual(['T-09s', 1]);
    expect((await one.ticket()).arbitration?.statements).toHaveLength(3);
    await one.wait(HOUR);
    expect(await one.state()).toBe('refunding');
  });

  it('counts photos and the words beside them as a statement while a person holds the talk', async () => {
    const one = await contested(documented);
    const { conversationId } = one.chat;
    await one.market.turn.desk(agent, { conversationId, type: 'take' });
    await one.chat.fresh();
    const said = await one.chat.photos('寄出时拍的，没有污渍', {});
    expect(said.filter(({ actor }) => actor.kind === 'bot')).toEqual([]);
    const { arbitration, evidence } = await one.ticket();
    expect(arbitration?.statements).toMatchObject([{ by: 'buyer', note: '寄出时拍的，没有污渍' }]);
    expect(evidence).toHaveLength(1);
  });

  it('lets the other side answer what came late', async () => {
    const one = await contested(documented);
    await one.wait(47 * HOUR);
    await one.act(merchant, { action: 'add_evidence', note: '收到时有粉底渍' });
    await one.wait(HOUR);
    expect(await one.state()).toBe('arb_evidence');
    expect(await hoursLeft(one)).toEqual(['T-09s', 23]);
    expect((await one.ticket()).arbitration?.supplement?.for).toBe('buyer');
    await one.wait(23 * HOUR);
    expect(await one.state()).toBe('refunding');
  });

  it('is not needed for what came early enough', async () => {
    const one = await contested(documented);
    await one.wait(24 * HOUR);
    await one.buyer(states);
    await one.wait(24 * HOUR);
    expect(await one.state()).toBe('refunding');
  });

  it('an arbiter asks one side for more, once; a photo in the talk is what answers it', async () => {
    const one = await contested(documented);
    const ask: Parameters<Case['act']>[1] = {
      action: 'request_evidence',
      from: 'buyer',
      checklist: ['photo_closeup'],
    };
    await one.wait(40 * HOUR);
    expect(await one.act(agent, ask)).toMatchObject({ version: expect.any(Number) });
    expect(await hoursLeft(one)).toEqual(['T-09s', 24]);
    expect(await one.ticket()).toMatchObject({
      wanted: { from: 'buyer', keys: ['photo_closeup'] },
    });
    expect(one.chat.text(one.chat.events)).toMatch(/仲裁员看过材料/);
    expect(await one.act(agent, ask)).toMatchObject({ code: 'action_not_allowed' });
    const offered = (await one.next(agent)).map(({ action }) => action);
    expect(offered).not.toContain('request_evidence');
    await one.chat.photos('领口近照', {});
    const now = await one.ticket();
    expect(now.arbitration?.statements).toMatchObject([{ by: 'buyer', note: '领口近照' }]);
    expect(now.wanted).toBeUndefined();
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

describe('a person’s decision in an open case (E16)', () => {
  it.each([
    ['return_refund', 'return_wait'],
    ['partial_refund', 'refunding'],
  ] as const)('for %s asks nobody again once the buyer agrees', async (outcome, then) => {
    const one = await aCase(db);
    await one.chat.say('屏幕有道划痕 页面没写');
    await one.chat.photos('给', {}, {}, {});
    await one.chat.say('转人工');
    const ruling = { action: 'arbitrate', outcome, reason: '照片清楚' } as const;
    await one.act(agent, ruling);
    const { offerId = '' } = one.chat.last('offer') ?? {};
    await one.chat.send({ offer: { offerId, verb: 'accept' } });
    const { askId = '', digest = '', text = '' } = one.chat.last('confirm') ?? {};
    expect(text).not.toContain('寄售方');
    await one.chat.send({ confirm: { askId, digest } });
    expect(await one.state()).toBe(then);
  });
});
