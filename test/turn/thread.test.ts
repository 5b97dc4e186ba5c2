import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ThreadPage } from '../../server/contract/thread.ts';
import { threads } from '../../server/plugins/threads.ts';
import { createConversations } from '../../server/store/conversations.ts';
import type { Database } from '../../server/store/database.ts';
import type { StaffCaller } from '../../server/terms/caller.ts';
import { Refused } from '../../server/terms/refused.ts';
import { freshDatabase } from '../support/database.ts';
import { aCase, type Case, staff } from './case-kit.ts';

let db: Database;
beforeAll(async () => {
  db = await freshDatabase('postgres');
});
afterAll(() => db.close());

const agent = staff('agent', 'A1');
const stranger = staff('merchant', 'S-other', 'M-other');

/** What a member of staff gets of a case's thread through its door; a refusal as its code. */
async function read({ market }: Case, caller: StaffCaller, ticketId: string, afterSeq = 0) {
  const parts = { turn: market.turn, tickets: market.tickets, log: createConversations(db) };
  const [door] = threads(parts);
  try {
    const call = { caller, params: { id: ticketId }, query: { afterSeq } };
    return (await door?.handler(call as never)) as ThreadPage;
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
}
const eventsOf = async (one: Case, caller: StaffCaller) => {
  const page = await read(one, caller, (await one.ticket()).id);
  if (page instanceof Refused || !page) throw new Error('no thread');
  return page.events;
};

const say = async (one: Case, caller: StaffCaller, text: string, clientId = randomUUID()) => {
  const { id } = await one.ticket();
  const done = await one.market.turn
    .sayInThread(caller, id, { clientId, text })
    .catch((error: unknown) => error);
  await one.chat.fresh();
  return done;
};

let n = 0;
async function claimed() {
  n += 1;
  const merchantId = `MT-${n}`;
  const one = await aCase(db, { item: { merchantId }, merchant: { id: merchantId } });
  await one.chat.say('我电话13912345678 屏幕有道划痕 页面没写');
  await one.chat.photos('给', {}, {}, {});
  await one.chat.say('退点钱就行');
  return { one, merchant: staff('merchant', `ST-${n}`, merchantId) };
}

describe('the thread of a case', () => {
  it('gives a merchant what is said of their case once they are in it, and nothing before', async () => {
    const { one, merchant } = await claimed();
    const before = await eventsOf(one, merchant);
    expect(before.filter(({ type }) => type === 'text')).toEqual([]);
    await say(one, merchant, '您好，我是卖家。可以再加一点');
    expect(one.chat.events.find(({ type }) => type === 'party')).toMatchObject({
      change: 'joined',
      actor: { kind: 'merchant' },
    });
    await one.chat.say('那就谢谢了 我叫林晓 电话13912345678');
    const seen = await eventsOf(one, merchant);
    const texts = seen.filter(({ type }) => type === 'text');
    expect(texts.map(({ actor, text }) => [actor.kind, text])).toEqual([
      ['merchant', '您好，我是卖家。可以再加一点'],
      ['buyer', '那就谢谢了 我叫▇▇ 电话▇▇'],
    ]);
    expect(JSON.stringify(seen)).not.toMatch(/13912345678|林晓/);
    expect(seen.map(({ seq }) => seq)).toEqual(seen.map((_, index) => index + 1));
    // The platform's people read what was said as it was said.
    const ours = await eventsOf(one, agent);
    expect(ours.map(({ seq }) => seq)).toEqual(seen.map(({ seq }) => seq));
    expect(JSON.stringify(ours)).toMatch(/13912345678/);
    // And the buyer reads nothing of how the other side was shown it.
    expect(JSON.stringify(one.chat.events)).not.toMatch(/toMerchant|▇▇/);
  });

  it('hides a merchant’s ways past the platform from the buyer, and says why', async () => {
    const { one, merchant } = await claimed();
    await say(one, merchant, '加微信 shop_88888 我私下转账给您');
    const shown = one.chat.text(one.chat.events);
    expect(shown).not.toMatch(/shop_88888/);
    expect(shown).toMatch(/联系方式已隐藏/);
  });

  it('is the same read in pieces as at once', async () => {
    const { one, merchant } = await claimed();
    await say(one, merchant, '一');
    await one.chat.say('好的 我想想');
    await say(one, merchant, '二');
    const { id } = await one.ticket();
    const whole = await eventsOf(one, merchant);
    for (let cut = 0; cut <= whole.length; cut += 1) {
      const rest = await read(one, merchant, id, cut);
      expect(rest).toEqual({ ok: true, events: whole.slice(cut), lastSeq: whole.length });
    }
  });

  it('answers another merchant as if there were no such case', async () => {
    const { one } = await claimed();
    const { id } = await one.ticket();
    const [theirs, none] = [await read(one, stranger, id), await read(one, stranger, 'tk_none')];
    expect(theirs).toMatchObject({ code: 'not_found' });
    expect(theirs).toEqual(none);
    const [said, unsaid] = [
      await say(one, stranger, '？'),
      await one.market.turn
        .sayInThread(stranger, 'tk_none', { clientId: randomUUID(), text: '？' })
        .catch((error: unknown) => error),
    ];
    expect(said).toMatchObject({ code: 'not_found' });
    expect(said).toEqual(unsaid);
  });

  it('answers a repeated message once', async () => {
    const { one, merchant } = await claimed();
    const clientId = randomUUID();
    await say(one, merchant, '一次', clientId);
    await say(one, merchant, '一次', clientId);
    const texts = (await eventsOf(one, merchant)).filter(({ text }) => text === '一次');
    expect(texts).toHaveLength(1);
  });

  it('brings what staff write to the merchant to the merchant of that case alone', async () => {
    const { one, merchant } = await claimed();
    const { one: another, merchant: neighbour } = await claimed();
    const { conversationId } = one.chat;
    const before = one.chat.events.length;
    const reply = (fields: object) =>
      one.market.turn
        .desk(agent, {
          type: 'reply',
          conversationId,
          clientId: randomUUID(),
          text: '林晓（13800000000）说划痕有照片，您看 15% 可以吗',
          visibility: 'merchant',
          ...fields,
        })
        .catch((error: unknown) => error);
    const clientId = randomUUID();
    await reply({ clientId });
    await reply({ clientId });
    await reply({ text: '仅同事可见', visibility: 'internal' });
    const { id } = await one.ticket();
    const aside = { clientId: randomUUID(), text: '可以', visibility: 'merchant' } as const;
    await one.market.turn.sayInThread(merchant, id, aside);

    const seen = await eventsOf(one, merchant);
    const said = seen.filter(({ type }) => type === 'text');
    expect(said.map(({ actor, text, visibility }) => [actor.kind, text, visibility])).toEqual([
      ['agent', expect.stringMatching(/说划痕有照片，您看 15% 可以吗$/), 'merchant'],
      ['merchant', '可以', 'merchant'],
    ]);
    expect(seen.map(({ seq }) => seq)).toEqual(seen.map((_, index) => index + 1));
    expect(JSON.stringify(seen)).not.toMatch(/林晓|13800000000/);
    expect((await eventsOf(one, agent)).length).toBe(seen.length);

    // Told once, though sent twice.
    const told = await db.pool.query(
      `SELECT payload->'notices'->0->>'to' AS "to" FROM outbox
        WHERE ticket_id = $1 AND payload->'notices'->0->>'name' = 'staff_wrote'`,
      [id],
    );
    expect(told.rows).toEqual([{ to: 'merchant' }]);

    // Neither the buyer, who heard nothing and saw nobody come, nor the merchant of another case.
    await one.chat.fresh();
    expect(one.chat.events.length).toBe(before);
    expect(JSON.stringify(await eventsOf(another, neighbour))).not.toMatch(/15%/);
    expect(await read(one, neighbour, id)).toMatchObject({ code: 'not_found' });
    const elsewhere = (await another.ticket()).id;
    expect(await reply({ ticketId: elsewhere })).toMatchObject({
      code: 'validation_failed',
      extra: { errors: [{ path: 'ticketId' }] },
    });
    expect((await eventsOf(one, merchant)).length).toBe(seen.length);
    await one.buyer({ action: 'withdraw' });
    expect(await reply({})).toMatchObject({ code: 'action_not_allowed' });
  });

  it('ends with the case', async () => {
    const { one, merchant } = await claimed();
    await say(one, merchant, '在吗');
    await one.buyer({ action: 'withdraw' });
    expect(one.chat.events.findLast(({ type }) => type === 'party')).toMatchObject({
      change: 'left',
    });
    const before = (await eventsOf(one, merchant)).filter(({ type }) => type === 'text').length;
    await one.chat.say('别的订单的事 我的密码是abc');
    const after = (await eventsOf(one, merchant)).filter(({ type }) => type === 'text').length;
    expect(after).toBe(before);
    expect(await say(one, merchant, '还在吗')).toMatchObject({ code: 'action_not_allowed' });
  });
});
