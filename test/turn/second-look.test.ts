import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../server/store/database.ts';
import { auditLedger } from '../../server/store/ledger-verify.ts';
import type { Order } from '../../server/terms/order.ts';
import { freshDatabase } from '../support/database.ts';
import { aCase, type Case, staff } from './case-kit.ts';

const DAY = 86_400_000;
const agent = staff('agent', 'A1');
const operator = staff('operator', 'P1');
const merchant = staff('merchant', 'M1');

let db: Database;
beforeAll(async () => {
  db = await freshDatabase('postgres');
});
afterAll(() => db.close());

/** A flaw that the listing stated in full: refused by the rules. */
async function refused(order: Partial<Order> = {}): Promise<Case> {
  const told = [{ part: 'screen', note: '左上划痕', level: 'full' }] as const;
  const given = await aCase(db, { item: { disclosures: told }, order });
  await given.chat.say('屏幕有道划痕 页面没写');
  await given.chat.photos('给', {}, {}, {});
  await given.chat.say('退点钱就行');
  expect(await given.state()).toBe('rejected');
  return given;
}

const appealOf = async (one: Case, by: Parameters<Case['next']>[0]) =>
  (await one.next(by)).find(({ action }) => action === 'appeal');

describe('an appeal (E33)', () => {
  it('wants something that was not on the case when it was decided', async () => {
    const one = await refused();
    const { ticket } = await one.snapshot();
    expect(await appealOf(one, one.chat.caller)).toEqual({
      action: 'appeal',
      by: 'buyer',
      effect: 'appeal',
      needs: ['note', 'evidenceIds'],
    });
    const known = ticket.evidence[0]?.id ?? '';
    const copy = (await one.snapshot()).evidence.find((file) => file.id === known)?.sha256 ?? '';
    const unfit = [
      [],
      [known],
      [await one.upload({ sha256: copy })],
      [await one.upload({ ok: false })],
    ];
    for (const evidenceIds of unfit) {
      const answer = await one.buyer({ action: 'appeal', note: '再看看', evidenceIds });
      expect(answer).toMatchObject({
        code: 'action_not_allowed',
        detail: expect.stringMatching(/E33.*not on the case.*decided at.*evidenceIds until/),
        extra: { next: expect.arrayContaining([expect.objectContaining({ action: 'appeal' })]) },
      });
    }
    expect(await one.state()).toBe('rejected');
    const fresh = await one.upload();
    await one.buyer({ action: 'appeal', note: '店家聊天里承认了', evidenceIds: [fresh] });
    expect(await one.ticket()).toMatchObject({ state: 'appeal', appeals: [{ by: 'buyer' }] });
    expect((await one.ticket()).evidence.map((file) => file.id)).toContain(fresh);
  });

  it('is open to the last second of the seventh day, and a rating does not lengthen it', async () => {
    const one = await refused();
    await one.wait(6 * DAY);
    await one.buyer({ action: 'rate', score: 1 });
    await one.wait(DAY);
    expect(await appealOf(one, one.chat.caller)).toBeDefined();
    await one.wait(1_000);
    expect(await appealOf(one, one.chat.caller)).toBeUndefined();
    const evidenceIds = [await one.upload()];
    expect(await one.buyer({ action: 'appeal', note: '新的', evidenceIds })).toMatchObject({
      code: 'action_not_allowed',
      detail: expect.stringMatching(/E33.*open until/),
    });
    expect(one.chat.text(await one.chat.say('我要申诉'))).toMatch(/7天内提出.*转人工/);
  });

  it('is asked for its evidence in the talk, and goes in with it', async () => {
    const one = await refused();
    const asked = one.chat.text(await one.chat.say('我不服 要申诉'));
    expect(asked).toMatch(/申诉一次.*没有交过的凭证.*转人工/);
    expect(await one.state()).toBe('rejected');
    expect(one.chat.text(await one.chat.photos('', { problem: 'blurry' }))).toMatch(/模糊/);
    expect(await one.state()).toBe('rejected');
    await one.chat.photos('这张是拆箱时拍的', {});
    expect(await one.ticket()).toMatchObject({
      state: 'appeal',
      appeals: [{ note: expect.stringMatching(/我不服/) }],
    });
  });

  it('keeps the chance of who has nothing new, and takes what comes unasked only on a word', async () => {
    const one = await refused();
    await one.chat.say('申诉');
    expect(one.chat.text(await one.chat.say('没有了'))).toMatch(/先不申诉/);
    expect(one.chat.text(await one.chat.photos('', {}))).toMatch(/想用新凭证申诉/);
    expect(await one.state()).toBe('rejected');
    await one.chat.say('申诉');
    expect(await one.state()).toBe('appeal');
  });

  it('is decided by somebody else, and each side has one', async () => {
    const one = await refused();
    const body = { action: 'appeal' as const, note: '有新的', evidenceIds: [await one.upload()] };
    await one.buyer(body);
    await one.act(agent, { action: 'arbitrate', outcome: 'reject', reason: '页面写明了' });
    expect(await one.ticket()).toMatchObject({ state: 'rejected', decidedBy: { id: 'A1' } });
    expect(await appealOf(one, one.chat.caller)).toBeUndefined();
    const again = { ...body, evidenceIds: [await one.upload()] };
    expect(await one.buyer(again)).toMatchObject({
      detail: expect.stringMatching(/has been used/),
    });
    expect(one.chat.text(await one.chat.say('我要申诉'))).toMatch(/各能申诉一次.*转人工/);
  });

  it('holds what has matured once more, until it is decided', async () => {
    const one = await refused({ payout: 'available' });
    expect((await one.ticket()).hold).toBeUndefined();
    await one.buyer({ action: 'appeal', note: '有新的', evidenceIds: [await one.upload()] });
    expect((await one.ticket()).hold).toEqual({ cents: 378_000, from: '2002' });
    await one.act(operator, { action: 'arbitrate', outcome: 'uphold', reason: '页面写明了' });
    const ended = await one.ticket();
    expect(ended.state).toBe('rejected');
    expect(ended.hold).toBeUndefined();
    expect((await auditLedger(db.pool)).breaches).toEqual([]);
  });

  it('is not for whoever decided before', async () => {
    const one = await aCase(db, { item: { special: 'custom_made' } });
    await one.chat.say('质量太差 我要投诉 转人工');
    expect(await one.state()).toBe('platform_review');
    await one.act(agent, { action: 'reject', reason: '查无此事' });
    const evidenceIds = [await one.upload()];
    await one.buyer({ action: 'appeal', note: '有录音', evidenceIds });
    expect(await one.state()).toBe('appeal');
    const ruling = { action: 'arbitrate', outcome: 'uphold', reason: '维持' } as const;
    expect((await one.next(agent)).map((next) => next.action)).not.toContain('arbitrate');
    expect(await one.act(agent, ruling)).toMatchObject({
      code: 'action_not_allowed',
      detail: expect.stringMatching(/somebody else/),
    });
    await one.act(operator, ruling);
    expect(await one.state()).toBe('rejected');
  });

  it('asks the same of the merchant', async () => {
    const one = await aCase(db);
    await one.chat.say('屏幕有道划痕 页面没写');
    await one.chat.photos('给', {}, {}, {});
    await one.chat.say('退点钱就行');
    await one.buyer({ action: 'accept_offer' });
    await one.paid();
    expect(await one.state()).toBe('completed');
    expect(await appealOf(one, merchant)).toBeDefined();
    expect(await one.act(merchant, { action: 'appeal', note: '发货前完好' })).toMatchObject({
      code: 'action_not_allowed',
    });
    await one.act(merchant, {
      action: 'appeal',
      note: '发货前录像',
      evidenceIds: [await one.upload()],
    });
    expect(await one.state()).toBe('appeal');
  });
});

describe('taking a case up again (E34)', () => {
  const withdrawn = async (start: string) => {
    const one = await aCase(db, { start });
    await one.chat.say('屏幕有道划痕 页面没写');
    await one.buyer({ action: 'withdraw' });
    return one;
  };
  const mayReopen = async (one: Case) =>
    (await one.next(one.chat.caller)).some(({ action }) => action === 'reopen');

  it('once, within seven days of closing', async () => {
    const one = await withdrawn('2026-11-06T00:00:00.000Z');
    await one.wait(7 * DAY);
    expect(await mayReopen(one)).toBe(true);
    await one.wait(1_000);
    expect(await mayReopen(one)).toBe(false);
    expect(one.chat.text(await one.chat.say('帮我重新打开'))).toMatch(/7天内可以重新打开/);
    const two = await withdrawn('2026-11-06T00:00:00.000Z');
    await two.chat.say('帮我重新打开');
    expect(await two.state()).toBe('evidence_wait');
    await two.buyer({ action: 'withdraw' });
    expect(await mayReopen(two)).toBe(false);
    expect(two.chat.text(await two.chat.say('帮我重新打开'))).toMatch(/重新打开一次/);
  });

  it('of a claim that was made in time, by its own date', async () => {
    // Signed for on 5 November: visible damage is a matter of seven days, the last of them a person's.
    const intime = await withdrawn('2026-11-12T10:02:00.000Z');
    await intime.wait(6 * DAY);
    expect(await mayReopen(intime)).toBe(true);
    const late = await withdrawn('2026-11-12T10:02:01.000Z');
    expect(await mayReopen(late)).toBe(false);
    expect(await late.buyer({ action: 'reopen' })).toMatchObject({
      code: 'action_not_allowed',
      detail: expect.stringMatching(/E34.*after its time had run out.*new claim/),
    });
    expect(late.chat.text(await late.chat.say('帮我重新打开'))).toMatch(/当时就已经过了.*转人工/);
  });
});
