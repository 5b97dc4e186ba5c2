import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WireEvent } from '../../../server/contract/conversation-events.ts';
import type { DeskAsk } from '../../../server/contract/desk.ts';
import { DESK_RULES } from '../../../server/dialogue/desk/rules.ts';
import { deskChore } from '../../../server/plugins/desk-watch.ts';
import { logger } from '../../../server/plugins/logger.ts';
import type { Database } from '../../../server/store/database.ts';
import { createDesk } from '../../../server/store/desk.ts';
import type { StaffCaller } from '../../../server/terms/caller.ts';
import { Refused } from '../../../server/terms/refused.ts';
import { freshDatabase } from '../../support/database.ts';
import { marketplace } from '../../support/talk.ts';
import { aCase, type Case, staff } from '../case-kit.ts';

const amy = staff('agent', 'amy');
const ben = staff('agent', 'ben');
const boss = staff('operator', 'boss');

let db: Database;
beforeAll(async () => {
  db = await freshDatabase('postgres');
});
afterAll(() => db.close());

type Fields<T> = T extends unknown ? Omit<T, 'conversationId'> : never;

/** A buyer who asked for a person about a scratched laptop. */
async function waiting(given: Parameters<typeof aCase>[1] = {}) {
  const one = await aCase(db, given);
  await one.chat.say('屏幕有一道划痕，商品页没写');
  await one.chat.say('转人工');
  const { conversationId } = one.chat;
  const desk = createDesk(db.pool);
  const ask = (caller: StaffCaller, fields: Fields<DeskAsk>) =>
    one.market.turn
      .desk(caller, { conversationId, ...fields } as DeskAsk)
      .catch((error: unknown) => {
        if (error instanceof Refused) return error;
        throw error;
      });
  return {
    ...one,
    desk,
    conversationId,
    ask,
    say: (caller: StaffCaller, text: string, visibility: 'all' | 'internal' | 'merchant' = 'all') =>
      ask(caller, { type: 'reply', clientId: randomUUID(), text, visibility }),
    row: async () => (await desk.one(conversationId))?.talk,
    seenBy: async (caller: Parameters<Case['market']['turn']['sync']>[0]) =>
      (await one.market.turn.sync(caller, conversationId, 0)).events,
  };
}

const dense = (events: readonly WireEvent[]) => events.every(({ seq }, n) => seq === n + 1);

describe('a talk that needs a person', () => {
  it('queues up with what its taker must know, and the buyer hears where it stands', async () => {
    const one = await waiting();
    expect(await one.row()).toMatchObject({
      group: 'general',
      reason: 'buyer_asked',
      language: 'zh-CN',
      about: { leaf: 'NAD.appearance', cents: 420_000 },
      last: { by: 'buyer' },
      clock: { kind: 'first' },
    });
    expect(one.chat.last('handoff')).toBeDefined();
    const bot = await one.chat.say('现在到哪一步了');
    expect(bot.length).toBeGreaterThan(0);
  });

  it('is silent while a person holds it, and answers again after', async () => {
    const one = await waiting();
    await one.ask(amy, { type: 'take' });
    await one.chat.fresh();
    expect(one.chat.last('party')).toMatchObject({ change: 'joined', actor: { name: 'amy' } });
    expect(await one.chat.say('到哪一步了')).toEqual([]);
    await one.ask(amy, { type: 'handback' });
    await one.chat.fresh();
    expect(one.chat.events.slice(-2).map(({ type }) => type)).toEqual(['party', 'handback']);
    expect((await one.chat.say('到哪一步了')).length).toBeGreaterThan(0);
  });

  it('waits on at its place after a handback for as long as its case needs a person', async () => {
    const one = await waiting();
    const before = await one.row();
    await one.ask(amy, { type: 'take' });
    await one.wait(60_000);
    await one.ask(amy, { type: 'handback' });
    const row = await one.row();
    expect(row).toMatchObject({ queuedAt: before?.queuedAt, clock: { kind: 'first' } });
    expect(row).toMatchObject({ passedBy: 'amy' });
    expect(row).not.toHaveProperty('assignee');
    await one.ask(amy, { type: 'take' });
    await one.act(amy, { action: 'reject', reason: '照片与描述不符' });
    await one.ask(amy, { type: 'handback' });
    expect(await one.row()).toBeUndefined();
  });

  it('lets a card be answered whoever holds the talk', async () => {
    const one = await waiting();
    await one.ask(amy, { type: 'take' });
    await one.act(amy, {
      action: 'arbitrate',
      outcome: 'partial_refund',
      amountCents: 10_000,
      reason: '照片清楚',
    });
    const offer = one.chat.last('offer');
    const shown = await one.chat.send({ offer: { offerId: offer?.offerId ?? '', verb: 'accept' } });
    expect(shown.map(({ type }) => type)).toContain('confirm');
  });

  it('goes to the group that has the work of a retired one, at its place, and nothing new goes there', async () => {
    let { groups } = DESK_RULES;
    const rules = () => ({ ...DESK_RULES, groups });
    const market = await marketplace(db, undefined, undefined, undefined, rules);
    const one = await aCase(db, { market });
    await one.chat.say('转人工');
    const { conversationId } = one.chat;
    const desk = createDesk(db.pool);
    const row = async () => (await desk.one(conversationId))?.talk;
    const go = (group: string) =>
      market.turn.desk(boss, { type: 'transfer', conversationId, clientId: randomUUID(), group });
    await go('logistics');
    const before = await row();
    groups = groups.map((one) => (one.id === 'logistics' ? { ...one, to: 'finance' } : one));
    const chore = deskChore({ desk, turn: market.turn, rules, log: logger('silent') });
    await chore.run(market.clock.now());
    expect(await row()).toEqual({ ...before, group: 'finance' });
    await expect(go('logistics')).rejects.toMatchObject({
      code: 'validation_failed',
      extra: { errors: [{ path: 'group', message: expect.stringContaining('general') }] },
    });
  });

  it('leaves the queue when its case no longer needs a person', async () => {
    const one = await waiting();
    await one.act(amy, { action: 'reject', reason: '照片与描述不符' });
    expect(await one.row()).toBeUndefined();
  });
});

describe('one writer', () => {
  it('gives a talk that two take at once to one, and names them to the other', async () => {
    const one = await waiting();
    const answers = await Promise.all([
      one.ask(amy, { type: 'take' }),
      one.ask(ben, { type: 'take' }),
    ]);
    const lost = answers.find((answer) => answer instanceof Refused);
    const won = answers.find((answer) => !(answer instanceof Refused));
    const winner = won && 'holder' in won ? won.holder?.name : undefined;
    expect(lost).toMatchObject({ code: 'already_taken', extra: { errors: [{ message: winner }] } });
    expect((await one.row())?.assignee?.name).toBe(winner);
    const joins = (await one.seenBy(one.chat.caller)).filter(({ type }) => type === 'party');
    expect(joins).toHaveLength(1);
  });

  it('keeps others out of what somebody holds, a lead aside', async () => {
    const one = await waiting();
    await one.ask(amy, { type: 'take' });
    for (const refused of [
      await one.say(ben, '您好'),
      await one.ask(ben, { type: 'handback' }),
      await one.ask(ben, { type: 'transfer', group: 'finance' }),
      await one.ask(boss, { type: 'take' }),
    ])
      expect(refused).toMatchObject({ code: 'already_taken' });
    expect(await one.ask(boss, { type: 'take', force: true })).toMatchObject({
      holder: { name: 'boss' },
    });
  });

  it('answers a clientId once', async () => {
    const one = await waiting();
    const clientId = randomUUID();
    const ask = { type: 'reply', clientId, text: '您好，我来处理', visibility: 'all' } as const;
    const [first, again] = [await one.ask(amy, ask), await one.ask(amy, ask)];
    expect(again).toEqual(first);
    const said = (await one.seenBy(one.chat.caller)).filter(
      (event) => event.type === 'text' && event.text === '您好，我来处理',
    );
    expect(said).toHaveLength(1);
  });

  it('is no business of a merchant', async () => {
    const one = await waiting();
    const theirs = staff('merchant', 'm', (await one.ticket()).merchantId);
    expect(await one.ask(theirs, { type: 'take' })).toMatchObject({ code: 'not_found' });
    expect(await one.say(theirs, 'x')).toMatchObject({ code: 'not_found' });
  });
});

describe('what is said beside the talk', () => {
  it('is never the buyer’s: not in the events, not in the numbering', async () => {
    const one = await waiting();
    await one.say(amy, '买家第三次来了，先看凭证', 'internal');
    await one.ask(amy, { type: 'take' });
    await one.say(amy, '您好');
    await one.say(ben, '建议让鉴定看一眼', 'merchant');
    await one.ask(amy, { type: 'consult', group: 'appraisal', text: '像不像水渍？' });
    await one.say(amy, '稍等');
    const buyers = await one.seenBy(one.chat.caller);
    expect(dense(buyers)).toBe(true);
    expect(JSON.stringify(buyers)).not.toMatch(/第三次|鉴定看一眼|水渍|visibility/);
    const ours = await one.seenBy(amy);
    expect(dense(ours)).toBe(true);
    expect(ours).toHaveLength(buyers.length + 3);
    expect(ours.filter((event) => 'visibility' in event)).toHaveLength(3);
    expect(ours.map(({ buyerSeq }) => buyerSeq).filter((seq) => seq !== undefined)).toEqual(
      buyers.map(({ seq }) => seq),
    );
  });

  it('reads on from any position without a gap or a repeat', async () => {
    const one = await waiting();
    await one.say(amy, '备注一', 'internal');
    await one.say(amy, '您好');
    await one.say(amy, '备注二', 'internal');
    const all = await one.seenBy(amy);
    for (const from of all.keys()) {
      const rest = await one.market.turn.sync(amy, one.conversationId, from);
      expect(rest.events).toEqual(all.slice(from));
      expect(rest.lastSeq).toBe(all.length);
    }
  });
});

describe('a reply with blanks', () => {
  it('is filled from the case on the server, each value bound to what backs it', async () => {
    const one = await waiting();
    await one.act(amy, {
      action: 'arbitrate',
      outcome: 'partial_refund',
      amountCents: 63_000,
      reason: '照片清楚',
    });
    await one.say(amy, '方案是 {amount}，商品「{item}」不用寄回。');
    const [said] = (await one.seenBy(one.chat.caller)).slice(-1);
    expect(said).toMatchObject({
      text: '方案是 ¥630.00，商品「ThinkPad X1 Carbon Gen9 16G/512G」不用寄回。',
      cites: [{ kind: 'offer' }],
      actor: { kind: 'agent', name: 'amy' },
    });
  });

  it('tells the buyer a time by the clocks of their market, as it was shown before', async () => {
    const one = await waiting({
      order: { market: 'US', currency: 'USD' },
      buyer: { market: 'US' },
    });
    const context = await one.market.turn.deskContext(amy, one.conversationId);
    const shown = context.canned.find(({ name }) => name === 'deadline')?.filled;
    await one.say(amy, '{deadline} 前有结果');
    const [said] = (await one.seenBy(one.chat.caller)).slice(-1);
    const { text } = said as { text: string };
    expect(text).toMatch(/ E[SD]T 前有结果$/);
    expect(shown).toContain(text.replace(' 前有结果', ''));
  });

  it('is refused where nothing fills one, and nothing is said', async () => {
    const one = await waiting();
    const before = await one.seenBy(amy);
    expect(await one.say(amy, '退款 {refund} 已发起')).toMatchObject({
      code: 'validation_failed',
      extra: { errors: [{ path: 'text' }] },
    });
    expect(await one.say(amy, '{unknown}')).toMatchObject({ code: 'validation_failed' });
    expect(await one.seenBy(amy)).toEqual(before);
  });
});

describe('handing a talk on', () => {
  it('moves it to another queue, silent until somebody takes it there', async () => {
    const one = await waiting();
    await one.ask(amy, { type: 'take' });
    await one.ask(amy, { type: 'transfer', group: 'logistics', note: '像是运输损' });
    expect(await one.row()).toMatchObject({ group: 'logistics' });
    expect((await one.row())?.assignee).toBeUndefined();
    await one.chat.fresh();
    expect(one.chat.last('handoff')).toMatchObject({
      ...{ to: '物流理赔组', group: 'logistics', reason: 'transferred' },
    });
    expect(JSON.stringify(one.chat.events)).not.toContain('像是运输损');
    expect(await one.chat.say('在吗')).toEqual([]);
    expect(await one.ask(ben, { type: 'take' })).toMatchObject({ holder: { name: 'ben' } });
  });

  it('links two talks both ways, and refuses half a link', async () => {
    const [one, other] = [await waiting(), await waiting()];
    await one.ask(amy, { type: 'link', to: other.conversationId, kind: 'related' });
    expect((await one.row())?.links).toEqual([
      { conversationId: other.conversationId, kind: 'related' },
    ]);
    expect((await other.row())?.links).toEqual([
      { conversationId: one.conversationId, kind: 'related' },
    ]);
    const nowhere = await one.ask(amy, { type: 'link', to: 'cv_none', kind: 'related' });
    expect(nowhere).toMatchObject({ code: 'validation_failed' });
    expect((await one.row())?.links).toHaveLength(1);
  });
});

describe('time at the desk', () => {
  it('tells upwards what nobody answers, and stops while the buyer is waited for', async () => {
    const one = await waiting();
    const chore = async () => {
      for (;;) {
        const [next] = await one.desk.due(one.market.clock.now(), 10, 1);
        if (!next) break;
        const { applied } = await one.market.turn.tickTalk(next.id);
        if (!applied) break;
      }
    };
    const first = await one.row();
    const due = first?.clock?.dueAt ?? '';
    await one.market.advanceTo(due);
    await chore();
    expect(await one.row()).toMatchObject({ breaches: 1, group: 'general' });
    await one.market.advanceTo((await one.row())?.clock?.dueAt ?? '');
    await chore();
    expect(await one.row()).toMatchObject({ breaches: 2, group: 'lead', priority: 1 });
    expect(JSON.stringify(await one.seenBy(amy))).toContain('"mark":"overdue"');

    await one.say(amy, '您好，我看一下');
    expect((await one.row())?.clock).toMatchObject({ paused: 'buyer' });
    expect((await one.row())?.clock?.dueAt).toBeUndefined();
    await one.chat.say('好的');
    expect((await one.row())?.clock).toMatchObject({ kind: 'next', runsSince: expect.any(String) });
  });

  it('offers a waiting talk, takes the offer back when nobody takes it, and lets anybody take it', async () => {
    const one = await waiting();
    await one.market.turn.offerTalk(one.conversationId, { id: 'amy', name: 'amy' });
    expect(await one.row()).toMatchObject({ assignee: { id: 'amy' } });
    expect((await one.chat.say('到哪一步了')).length).toBeGreaterThan(0);
    await one.wait(10 * 60_000);
    await one.market.turn.tickTalk(one.conversationId);
    expect(await one.row()).toMatchObject({ passedBy: 'amy' });
    expect((await one.row())?.assignee).toBeUndefined();
    await one.market.turn.offerTalk(one.conversationId, { id: 'amy', name: 'amy' });
    expect(await one.ask(ben, { type: 'take' })).toMatchObject({ holder: { name: 'ben' } });
  });
});
