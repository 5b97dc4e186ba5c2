import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { todoItem } from '../../server/channels/merchant-desk.ts';
import { decisionView } from '../../server/channels/ticket-parts.ts';
import { InsightView } from '../../server/contract/insight.ts';
import { mandateFaults } from '../../server/decision/mandate.ts';
import { weeksUpTo } from '../../server/insight/rates.ts';
import { insightView } from '../../server/plugins/merchant-insight.ts';
import type { Database } from '../../server/store/database.ts';
import { createInsight } from '../../server/store/insight.ts';
import { createMandates } from '../../server/store/mandates.ts';
import { createStorefrontWrites } from '../../server/store/storefront-writes.ts';
import { createTodo } from '../../server/store/todo.ts';
import type { Caller } from '../../server/terms/caller.ts';
import type { Mandate } from '../../server/terms/mandate.ts';
import { Refused } from '../../server/terms/refused.ts';
import { rules } from '../decision/facts.ts';
import { freshDatabase } from '../support/database.ts';
import { aCase, type Case, staff } from './case-kit.ts';

let db: Database;
beforeAll(async () => {
  db = await freshDatabase('postgres');
});
afterAll(() => db.close());

const shop = (name = `C-${randomUUID().slice(0, 8)}`) => ({
  name,
  caller: staff('merchant', `user of ${name}`, name),
});

/** A claim above what the shop agreed to beforehand: it waits for the shop's word. */
async function waiting(merchantId: string): Promise<Case> {
  const item = { paidCents: 1_200_000, merchantId };
  const one = await aCase(db, { item, merchant: { id: merchantId } });
  await one.chat.say('屏幕有道划痕 页面没写 退我10%就行');
  await one.chat.photos('给', {}, {}, {});
  for (let n = 0; n < 3 && !(await open(one)); n += 1) {
    const shown = one.chat.last('confirm');
    if (shown) await one.chat.send({ confirm: { askId: shown.askId, digest: shown.digest } });
  }
  expect(await one.state()).toBe('merchant_review');
  return one;
}
const open = async (one: Case) =>
  one.chat.last('ticket') !== undefined && (await one.state()) === 'merchant_review';

describe('goods that are back', () => {
  it('are received by whoever has them, whether or not the carrier ever told of the parcel', async () => {
    const { name, caller } = shop();
    const item = { merchantId: name, paidCents: 80_000 };
    const one = await aCase(db, { item, merchant: { id: name } });
    await one.chat.say('屏幕有道划痕 页面没写');
    await one.chat.say('转人工');
    const ruling = { outcome: 'return_refund', reason: '可以退货' } as const;
    await one.act(staff('agent', 'a'), { action: 'arbitrate', ...ruling });
    const { offerId = '' } = one.chat.last('offer') ?? {};
    await one.chat.send({ offer: { offerId, verb: 'accept' } });
    const { askId = '', digest = '' } = one.chat.last('confirm') ?? {};
    await one.chat.send({ confirm: { askId, digest } });
    await one.buyer({ action: 'ship_return', carrier: 'YTO', trackingNo: 'YT0000000000001' });
    // A number that was typed in moves nothing by itself.
    expect(await one.state()).toBe('return_wait');
    expect(await one.act(shop().caller, { action: 'confirm_receipt' })).toMatchObject({
      code: 'not_found',
    });
    await one.act(caller, { action: 'confirm_receipt' });
    expect(await one.state()).toBe('inspection');
    expect((await one.next(caller)).map(({ action }) => action)).toContain('inspect');
    await one.act(caller, { action: 'inspect', outcome: 'R0' });
    expect(await one.state()).toBe('refunding');
  });
});

describe('what waits for a merchant', () => {
  it('is also an arbitration in which they have not been heard, until they are, and again once more time is given', async () => {
    const { name, caller } = shop();
    const agent = staff('agent', 'a');
    const one = await waiting(name);
    await one.buyer({ action: 'escalate' });
    await one.act(agent, { action: 'open_arbitration' });
    const { id } = await one.ticket();
    const todo = createTodo(db.pool, one.market.clock);
    const asked = async () => {
      const { tickets, waiting: count } = await todo.list(caller, { limit: 50 });
      expect(count).toBe(tickets.length);
      return tickets.map((ticket) => ticket.id);
    };
    expect(await asked()).toEqual([id]);
    await one.act(caller, { action: 'add_evidence', note: '发货前拍过照，没有划痕' });
    expect(await asked()).toEqual([]);
    await one.wait(60_000);
    const more = { from: 'merchant', checklist: ['photo_closeup'], hours: 24 };
    await one.act(agent, { action: 'request_evidence', ...more });
    expect(await asked()).toEqual([id]);
    await one.wait(60_000);
    await one.act(caller, { action: 'add_evidence', note: '见发货视频' });
    expect(await asked()).toEqual([]);
    expect(await todo.list(shop().caller, { limit: 50 })).toMatchObject({ waiting: 0 });
  });

  it('is told by deadline, with what a yes gives and what silence does, to that merchant only', async () => {
    const { name, caller } = shop();
    const first = await waiting(name);
    await first.wait(60_000);
    const second = await waiting(name);
    await waiting(shop().name);
    const todo = createTodo(db.pool, first.market.clock);
    const page = await todo.list(caller, { limit: 50 });
    const ids = [(await first.ticket()).id, (await second.ticket()).id];
    expect(page.tickets.map(({ id }) => id).sort()).toEqual([...ids].sort());
    const due = page.tickets.map(({ deadline }) => deadline?.at ?? '');
    expect(due).toEqual([...due].sort());
    expect(page).toMatchObject({ waiting: 2, overdue: 0, nextCursor: null });
    const [ticket] = page.tickets;
    expect(ticket && todoItem(ticket, [])).toMatchObject({
      deadline: { timer: 'T-05' },
      terms: { remedy: 'partial_refund', amountCents: expect.any(Number) },
    });

    const head = await todo.list(caller, { limit: 1 });
    const tail = await todo.list(caller, { limit: 1, cursor: head.nextCursor ?? '' });
    expect([...head.tickets, ...tail.tickets].map(({ id }) => id)).toEqual(
      page.tickets.map(({ id }) => id),
    );
    expect(tail.nextCursor).toBeNull();
    await expect(todo.list(caller, { limit: 1, cursor: 'eyJ9' })).rejects.toBeInstanceOf(Refused);
    expect(await todo.list(staff('agent', 'a'), { limit: 50 })).toMatchObject({ waiting: 0 });

    await first.act(caller, { action: 'approve' });
    expect((await todo.list(caller, { limit: 50 })).waiting).toBe(1);

    const now = first.market.clock.now();
    const timeZone = 'Asia/Shanghai';
    const weeks = weeksUpTo({ now, count: 2, timeZone });
    const begin = weeks.map(({ at }) => at);
    const read = await createInsight(db.pool).read(name, now, begin);
    const view = read && insightView(name, read, { rules, weeks, timeZone });
    expect(InsightView.parse(view)).toMatchObject({
      cases: 2,
      orders: 2,
      caseBps: 10_000,
      answers: { agreed: 1, silent: 0, refused: 0, mandate: 0 },
      reasons: [{ leaf: 'NAD.appearance', cases: 2 }],
      items: [{ cases: 2 }],
    });
    expect(view?.weeks.map(({ cases }) => cases)).toEqual([0, 2]);
    // A week that begins after them has none of them; the one before it has.
    const later = new Date(Date.parse(now) + 1).toISOString();
    const split = await createInsight(db.pool).read(name, now, [String(begin[0]), later]);
    expect(split?.weeks).toEqual([{ week: 1, orders: 2, cases: 2 }]);
    expect(await createInsight(db.pool).read('C-none', now, begin)).toBeUndefined();
  });
});

describe('a refusal', () => {
  it('is filed with what its code asks for, and its photo joins the case', async () => {
    const { name, caller } = shop();
    const one = await waiting(name);
    const refuse = (fields: object) => one.act(caller, { action: 'reject', ...fields });
    const buyersOwn = (await one.ticket()).evidence[0]?.id ?? '';
    expect(buyersOwn).not.toBe('');
    for (const fields of [
      { reasonCode: 'buyer_caused', note: '发货视频里没有' },
      { reasonCode: 'buyer_caused', note: '发货视频里没有', evidenceIds: [buyersOwn] },
      { reasonCode: 'buyer_caused', note: '发货视频里没有', evidenceIds: ['ev_none'] },
    ])
      expect(await refuse(fields)).toMatchObject({
        code: 'validation_failed',
        extra: { errors: [{ path: 'evidenceIds' }] },
      });
    expect(await refuse({ reasonCode: 'too_much' })).toMatchObject({
      extra: { errors: [{ path: 'reasonCode' }], next: expect.any(Array) },
    });
    expect(await one.state()).toBe('merchant_review');
    const photo = await one.upload({ by: 'staff' });
    await refuse({ reasonCode: 'buyer_caused', note: '发货视频里没有', evidenceIds: [photo] });
    expect(await one.state()).toBe('negotiation');
    expect((await one.ticket()).evidence.map(({ id }) => id)).toContain(photo);
  });
});

describe('a mandate', () => {
  const mandateOf = (one: Case) =>
    createMandates(one.market.db.pool, {
      faults: (mandate, merchant) => mandateFaults(mandate, merchant, rules),
    });

  it('keeps own rules with the merchant for whoever bought under them', async () => {
    const shopOwn = {
      item: { merchantId: 'C-own' },
      merchant: { id: 'C-own', tier: 'S' },
    } as const;
    const one = await aCase(db, shopOwn);
    const mandates = mandateOf(one);
    const at = (hour: number) => `2026-11-05T0${hour}:00:00.000Z`;
    const say = (baseVersion: number, mandate: Mandate) =>
      mandates.set({
        ...{ merchantId: 'C-own', baseVersion, mandate, at: at(baseVersion + 1) },
        ...{ author: '店主', role: 'merchant' },
      });
    await expect(say(0, { ownRules: { noReasonDays: 5 } })).rejects.toMatchObject({
      code: 'validation_failed',
      extra: { errors: [{ path: 'ownRules.noReasonDays' }] },
    });
    await say(0, { ownRules: { noReasonDays: 15 } });
    await say(1, { style: 'firm' });
    await say(2, { ownRules: { freeReturns: true } });
    const { rows } = await db.pool.query(
      "SELECT body->'negotiation' AS said FROM merchant WHERE id = 'C-own'",
    );
    expect(rows).toMatchObject([
      {
        said: {
          version: 3,
          ownRules: { freeReturns: true },
          promised: [
            { from: at(1), until: at(2), ownRules: { noReasonDays: 15 } },
            { from: at(3), ownRules: { freeReturns: true } },
          ],
        },
      },
    ]);
  });

  it('is kept by version with its author, and answers in the merchant’s name', async () => {
    const { name } = shop();
    const first = await waiting(name);
    const mandates = mandateOf(first);
    const said = {
      merchantId: name,
      baseVersion: 0,
      mandate: { style: 'generous', maxCents: 190_000, leaves: ['NAD'] },
      at: first.market.clock.now(),
      author: '店主',
      role: 'merchant',
    } as const;
    await mandates.set(said);
    await expect(mandates.set(said)).rejects.toMatchObject({ code: 'version_conflict' });
    await expect(
      mandates.set({ ...said, baseVersion: 1, mandate: { maxCents: 1 } }),
    ).rejects.toMatchObject({
      code: 'validation_failed',
      extra: { errors: [{ path: 'maxCents' }] },
    });
    expect(await mandates.read(name)).toMatchObject({
      version: 1,
      history: [{ version: 1, author: '店主', role: 'merchant', mandate: said.mandate }],
    });
    expect(await mandates.read('C-none')).toBeUndefined();

    // The storefront tells of the merchant anew with each order: the merchant's own word stays.
    const second = await aCase(db, {
      item: { paidCents: 1_200_000, merchantId: name },
      merchant: { id: name },
    });
    await second.chat.say('屏幕有道划痕 页面没写 退我10%就行');
    await second.chat.photos('给', {}, {}, {}, {});
    expect(await second.state()).toBe('offer_wait');
    const { verdict } = await second.ticket();
    expect(verdict).toMatchObject({
      kind: 'offer',
      route: 'automatic',
      mandate: { version: 1 },
    });
    const seen = (caller: Caller) => verdict && decisionView(verdict, caller);
    expect(seen(shop(name).caller)?.mandate).toEqual({ version: 1 });
    // Nowhere on the case is up to how much: the buyer may read its whole record.
    expect(JSON.stringify(await second.snapshot())).not.toContain('190000');
  });

  it('of the storefront’s is a version too, and told again takes nothing back', async () => {
    const { name } = shop();
    const one = await waiting(name);
    const writes = createStorefrontWrites(db.pool, one.market.clock);
    const { rows } = await db.pool.query('SELECT body FROM merchant WHERE id = $1', [name]);
    const { negotiation: _, ...merchant } = rows[0].body;
    await writes.putMerchant(merchant, { maxCents: 120_000 });
    const mandates = mandateOf(one);
    await mandates.set({
      merchantId: name,
      baseVersion: 1,
      mandate: { style: 'firm' },
      at: one.market.clock.now(),
      author: '店主',
      role: 'merchant',
    });
    await writes.putMerchant(merchant, { maxCents: 120_000 });
    expect((await mandates.read(name))?.version).toBe(2);
    await writes.putMerchant(merchant, { maxCents: 130_000 });
    expect((await mandates.read(name))?.history.map(({ role }) => role)).toEqual([
      'storefront',
      'merchant',
      'storefront',
    ]);
  });
});

describe('a merchant whom a person asks (T-05, DT-10)', () => {
  const agent: Caller = staff('agent', 'a1');
  const referred = async (tier: 'A' | 'B' | 'C' | 'D') => {
    const one = await aCase(db, {
      merchant: { tier },
      buyer: { id: `U-${randomUUID()}`, riskScore: 70 },
    });
    await one.chat.say('屏幕有道划痕 页面没写 退我10%就行');
    await one.chat.photos('给', {}, {}, {});
    expect(await one.state()).toBe('platform_review');
    return one;
  };

  it.each([
    ['A', 48],
    ['B', 48],
    ['C', 24],
  ] as const)(
    'has the time of tier %s: %d hours, then it counts as agreed',
    async (tier, hours) => {
      const one = await referred(tier);
      await one.act(agent, { action: 'ask_merchant' });
      expect(await one.state()).toBe('merchant_review');
      await one.wait(hours * 3_600_000 - 1);
      expect(await one.state()).toBe('merchant_review');
      await one.wait(1);
      expect(await one.ticket()).toMatchObject({ state: 'offer_wait' });
      expect((await one.ticket()).merchantAnswer).toBeUndefined();
    },
  );

  it('is not asked where its tier has no right to review', async () => {
    const one = await referred('D');
    expect(await one.act(agent, { action: 'ask_merchant' })).toMatchObject({
      code: 'action_not_allowed',
      detail: expect.stringMatching(/DT-10/),
    });
    expect(await one.state()).toBe('platform_review');
  });
});
