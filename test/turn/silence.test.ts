import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { partsOf } from '../../server/channels/ticket-parts.ts';
import type { Database } from '../../server/store/database.ts';
import { recordOf } from '../../server/store/merchant-record.ts';
import { freshDatabase } from '../support/database.ts';
import { marketplace, rules } from '../support/talk.ts';
import { aCase, type Case, staff } from './case-kit.ts';

const HOUR = 3_600_000;
const FAKE = '这台笔记本是假货，我怀疑是仿的';

let db: Database;
beforeAll(async () => {
  db = await freshDatabase('postgres');
});
afterAll(() => db.close());

/** Time goes on until whatever the case waits for is over. */
async function untilOver(one: Case): Promise<void> {
  const { deadline } = await one.ticket();
  await one.market.advanceTo(deadline?.at ?? '');
  await one.chat.fresh();
}
const lastText = ({ chat }: Case) => chat.last('text');

describe('what the clock says is bound like everything else', () => {
  it('no photos: what is missing is named, what silence does is told, the closing cites its deed', async () => {
    const one = await aCase(db);
    await one.chat.say('屏幕有道划痕 页面没写');
    const { id } = await one.ticket();
    await one.wait(25 * HOUR);
    await one.chat.fresh();
    expect(lastText(one)?.text).toMatch(/^还差整机照片/);
    await one.wait(19 * HOUR);
    await one.chat.fresh();
    expect(lastText(one)?.text).toMatch(/会先关闭.*重新打开一次/);
    await untilOver(one);
    expect(await one.state()).toBe('closed_timeout');
    expect(lastText(one)?.cites).toContainEqual({ kind: 'action', id });
    expect(lastText(one)?.cites).toContainEqual({ kind: 'rule', id: 'DT-14' });
  });

  it('opened again and left again, no second opening is promised', async () => {
    const one = await aCase(db);
    await one.chat.say('屏幕有道划痕 页面没写');
    await untilOver(one);
    await one.buyer({ action: 'reopen' });
    await one.chat.fresh();
    expect(await one.state()).toBe('evidence_wait');
    await untilOver(one);
    expect(await one.state()).toBe('closed_timeout');
    expect(lastText(one)?.text).toMatch(/新的申请/);
    expect(lastText(one)?.text).not.toMatch(/重新打开/);
    const { id } = await one.ticket();
    expect(lastText(one)?.cites).toContainEqual({ kind: 'action', id });
  });
});

describe('what only people decide', () => {
  it('reaches them without the photos, and the buyer was told so all along', async () => {
    const one = await aCase(db);
    await one.chat.say(FAKE);
    expect(await one.ticket()).toMatchObject({
      state: 'evidence_wait',
      deadline: { timer: 'T-03', thenState: 'platform_review' },
    });
    await untilOver(one);
    expect(await one.ticket()).toMatchObject({
      state: 'platform_review',
      referral: { group: 'appraisal', reasons: ['photos_silent'] },
    });
    expect(one.chat.last('handoff')).toMatchObject({ reason: 'photos_silent' });
    const evidenceId = await one.upload();
    await one.chat.send({ text: '照片来了', evidenceIds: [evidenceId] });
    expect((await one.ticket()).evidence.map(({ id }) => id)).toContain(evidenceId);
    expect(lastText(one)?.text).toMatch(/已经放进这次申请/);
  });

  it('closes where a person has seen it and asked in vain', async () => {
    const one = await aCase(db);
    await one.chat.say(FAKE);
    await untilOver(one);
    await one.act(
      { kind: 'staff', userId: 'a1', name: 'a1', role: 'agent' },
      { action: 'request_evidence', from: 'buyer', checklist: ['photo_overview'], hours: 24 },
    );
    expect(await one.ticket()).toMatchObject({
      state: 'evidence_wait',
      deadline: { thenState: 'closed_timeout' },
    });
    await untilOver(one);
    expect(await one.state()).toBe('closed_timeout');
  });
});

describe('an answer of the platform that comes late (DT-7b)', () => {
  const agent = staff('agent', 'a1');
  const reject = { action: 'reject', reason: '不属于售后' } as const;
  const waits = async (): Promise<Case> => {
    const one = await aCase(db);
    await one.chat.say('转人工 我有别的事情要说');
    const extend = { action: 'extend_deadline', hours: 72, reason: '等检测' } as const;
    expect(await one.act(agent, extend)).not.toBeInstanceOf(Error);
    return one;
  };

  it('brings a coupon with it, which an appeal that changes nothing does not turn into a yes', async () => {
    const one = await waits();
    await one.wait(49 * HOUR);
    await one.act(agent, { action: 'assign' });
    expect((await one.ticket()).coupons).toEqual([]);
    await one.act(agent, reject);
    const { coupons } = await one.ticket();
    expect(coupons).toMatchObject([{ faceCents: 500, for: 'reply' }]);
    expect(lastText(one)).toMatchObject({
      text: expect.stringMatching(/超过 2天.*¥5\.00 优惠券/),
      cites: expect.arrayContaining([{ kind: 'action', id: coupons[0]?.id }]),
    });
  });

  it('brings none where it comes in time, or a person has spoken', async () => {
    const inTime = await waits();
    await inTime.wait(47 * HOUR);
    await inTime.act(agent, reject);
    expect((await inTime.ticket()).coupons).toEqual([]);
    const spoken = await waits();
    const { conversationId } = spoken.chat;
    const reply = { type: 'reply', visibility: 'all', clientId: 'c1', text: '我在看' } as const;
    await spoken.market.turn.desk(agent, { ...reply, conversationId });
    await spoken.wait(49 * HOUR);
    await spoken.act(agent, reject);
    expect((await spoken.ticket()).coupons).toEqual([]);
  });
});

describe('what a merchant decides alone (DT-10)', () => {
  const agent = staff('agent', 'a1');
  const merchant = staff('merchant', 'm1');
  /** Every case of tier A is drawn, and none of tier S. */
  const { A, S } = rules.dt10;
  const drawn = {
    ...rules,
    dt10: { ...rules.dt10, A: { ...A, auditBps: 10_000 }, S: { ...S, auditBps: 0 } },
  };
  const open = async ({ market }: Case, caller = agent) =>
    (await market.tickets.list(caller, { audit: 'open', limit: 100 })).items.map(({ id }) => id);

  /** Refused by its merchant; the buyer lets it run out. */
  async function refused(tier: 'A' | 'S') {
    const market = await marketplace(db, undefined, undefined, drawn);
    const one = await aCase(db, { market, merchant: { tier, preauthCents: 0 } });
    await one.chat.say('屏幕有道划痕 页面没写');
    await one.chat.photos('给', {}, {}, {});
    await one.chat.say('退点钱就行');
    const no = { action: 'reject', reasonCode: 'not_visible', note: '看不出划痕' } as const;
    expect(await one.act(merchant, no)).not.toBeInstanceOf(Error);
    expect(await one.state()).toBe('negotiation');
    await untilOver(one);
    expect(await one.state()).toBe('closed_timeout');
    return one;
  }

  it('is drawn by its tier’s share once it has run out, for the platform’s eyes only', async () => {
    const one = await refused('A');
    const { id, audit, merchantAnswer } = await one.ticket();
    expect([audit?.tier, merchantAnswer]).toEqual(['A', 'rejected']);
    expect(await open(one)).toContain(id);
    expect(await open(one, merchant)).toEqual([]);
    const parts = partsOf(await one.ticket(), merchant);
    expect(parts).not.toHaveProperty('audit');
    expect(partsOf(await one.ticket(), agent)).toMatchObject({ audit: { tier: 'A' } });
    const other = await refused('S');
    expect((await other.ticket()).audit).toBeUndefined();
  });

  it('stands where a colleague finds so, and is looked at once', async () => {
    const one = await refused('A');
    expect(await one.act(merchant, { action: 'audit_confirm' })).toMatchObject({
      code: 'action_not_allowed',
    });
    await one.act(agent, { action: 'audit_confirm' });
    expect(await one.ticket()).toMatchObject({
      state: 'closed_timeout',
      audit: { outcome: 'confirmed' },
    });
    expect(await open(one)).not.toContain((await one.ticket()).id);
    const again = { action: 'audit_overturn', reason: '划痕清晰' } as const;
    expect(await one.act(agent, again)).toMatchObject({ code: 'action_not_allowed' });
  });

  it('counts against the merchant where it does not, and the buyer’s case goes on', async () => {
    const one = await refused('A');
    const bare = await one.act(agent, { action: 'audit_overturn' });
    expect(bare).toMatchObject({ code: 'validation_failed' });
    await one.act(agent, { action: 'audit_overturn', reason: '划痕清晰' });
    expect(await one.ticket()).toMatchObject({
      state: 'platform_review',
      referral: { reasons: ['audit_overturned'] },
      audit: { outcome: 'overturned', note: '划痕清晰' },
    });
    expect(one.chat.text(one.chat.events)).toMatch(/平台抽查.*重新打开/);
    const at = new Date(Date.parse(one.market.clock.now()) + HOUR).toISOString();
    const { merchantId = '' } = merchant.kind === 'staff' ? merchant : {};
    const record = await recordOf(db.pool, { merchantId, at });
    expect(record).toMatchObject({ faults: 1, overturned: 1 });
  });
});

describe('a code that never came (DT-13 V6)', () => {
  /** Chosen to be sent again; where the rules give an hour for that. */
  async function resent() {
    const hour = { ...rules, dt13: { ...rules.dt13, resendHours: 1 } };
    const market = await marketplace(db, undefined, undefined, hour);
    const item = { category: 'virtual_code', special: 'digital_code', custody: 'digital' } as const;
    const order = { status: 'paid', shipments: [] } as const;
    const one = await aCase(db, { market, item: { ...item, paidCents: 5_000, codes: [] }, order });
    await one.chat.say('付了款一直没收到卡密 给我补发');
    const { id: ticketId } = await one.ticket();
    const at = market.clock.now();
    const findings = { code: { status: 'not_delivered', at } } as const;
    await market.turn.report('issuer', {
      kind: 'code_check',
      ticketId,
      findings,
      at,
      eventId: ticketId,
    });
    await one.chat.fresh();
    await one.buyer({ action: 'accept_offer' });
    expect(await one.state()).toBe('exchange_wait');
    return one;
  }

  it('is paid back as soon as the rules’ own hours have passed, and the wait is told from the rules', async () => {
    const one = await resent();
    const { deadline } = await one.ticket();
    expect(Date.parse(deadline?.at ?? '') - Date.parse(one.market.clock.now())).toBe(HOUR);
    await untilOver(one);
    expect(await one.ticket()).toMatchObject({
      state: 'refunding',
      refunds: [{ amountCents: 5_000 }],
    });
    expect(one.chat.text(one.chat.events)).toMatch(/1 小时内没能把卡密补发/);
  });
});

describe('a return that stands still (T-13)', () => {
  const DAY = 24 * HOUR;
  const agent = staff('agent', 'a1');

  /** Scanned once by its carrier, and never again. */
  async function scanned() {
    const one = await aCase(db, { item: { paidCents: 60_000 } });
    await one.chat.say('屏幕有道划痕 页面没写');
    await one.chat.photos('给', {}, {}, {});
    await one.chat.say('我要退货退款');
    await one.buyer({ action: 'accept_offer' });
    const parcel = { carrier: 'SF', trackingNo: `R-${(await one.ticket()).id}` };
    await one.buyer({ action: 'ship_return', ...parcel });
    const scan = async (code: string) => {
      const { id: ticketId } = await one.ticket();
      const event = { at: one.market.clock.now(), code };
      await one.market.turn.scan({ ticketId, leg: 'return', ...parcel, event });
      await one.chat.fresh();
    };
    await scan('accepted');
    expect(await one.state()).toBe('return_transit');
    const traced = async () => {
      const { rows } = await db.pool.query<{ payload: object }>(
        `SELECT payload FROM outbox WHERE ticket_id = $1 AND kind = 'parcel.trace'`,
        [(await one.ticket()).id],
      );
      return rows.map(({ payload }) => payload);
    };
    return { one, parcel, scan, traced };
  }

  it('is asked for after five days, and again five days after the next scan', async () => {
    const { one, parcel, scan, traced } = await scanned();
    await one.wait(5 * DAY - 1);
    expect(await traced()).toEqual([]);
    await one.wait(1);
    expect(await traced()).toMatchObject([parcel]);
    await scan('in_transit');
    await one.wait(5 * DAY - 1);
    expect(await traced()).toHaveLength(1);
    await one.wait(1);
    expect(await traced()).toHaveLength(2);
    expect(await one.state()).toBe('return_transit');
  });

  it('is given to people after fifteen, or once its carrier says so', async () => {
    const { one } = await scanned();
    await one.wait(15 * DAY - 1);
    expect(await one.state()).toBe('return_transit');
    await one.wait(1);
    const lost = {
      state: 'platform_review',
      goods: 'lost',
      referral: { reasons: ['return_lost'] },
    };
    expect(await one.ticket()).toMatchObject(lost);
    const sooner = await scanned();
    await sooner.one.wait(5 * DAY);
    await sooner.one.act(agent, { action: 'report', kind: 'intercept', result: 'lost' });
    expect(await sooner.one.ticket()).toMatchObject(lost);
  });

  it('is looked at where its carrier says that it has come', async () => {
    const { one } = await scanned();
    await one.wait(5 * DAY);
    await one.act(agent, { action: 'report', kind: 'intercept', result: 'delivered' });
    expect(await one.state()).toBe('inspection');
  });
});
