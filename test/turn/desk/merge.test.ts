import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../server/store/database.ts';
import { createOffice } from '../../../server/store/office.ts';
import { freshDatabase } from '../../support/database.ts';
import { staff } from '../case-kit.ts';
import { marks, tellAll, twoTalks, waiting } from './two-talks.ts';

const amy = staff('agent', 'amy');
const ben = staff('agent', 'ben');

let db: Database;
beforeAll(async () => {
  db = await freshDatabase('postgres');
});
afterAll(() => db.close());

describe('a merged talk', () => {
  it('leaves the desk and leads its buyer, and staff, to the other', async () => {
    const { a, b, merge } = await twoTalks(db);
    const { number, state, deadline } = await a.ticket();
    const before = await b.seen(b.chat.caller);
    await merge();
    expect(await a.row()).toBeUndefined();
    expect(await b.row()).toMatchObject({
      links: [{ conversationId: a.id, kind: 'related' }],
    });
    const [last] = (await a.seen(a.chat.caller)).slice(-1);
    const other = await b.ticket();
    expect(last).toMatchObject({
      type: 'text',
      text: expect.stringContaining(other.number),
      talk: { conversationId: b.id, number: other.number },
      actor: { kind: 'bot' },
    });
    // Nobody held it: the bot has answered all the while.
    const types = (await a.seen(a.chat.caller)).map(({ type }) => type);
    expect(types).not.toContain('handback');
    expect(await b.seen(b.chat.caller)).toEqual(before);
    expect(marks(await a.seen())).toEqual(['merged']);
    expect(marks(await b.seen())).toEqual(['joined']);
    expect(await a.context()).toMatchObject({ merged: { conversationId: b.id }, talk: null });
    expect((await b.context()).joined).toMatchObject([
      { conversationId: a.id, tickets: [{ number, state }] },
    ]);
    // Its case goes on by itself.
    expect(await a.ticket()).toMatchObject({ number, state, deadline });
  });

  it('that a person held is handed back, visibly', async () => {
    const { a, merge } = await twoTalks(db);
    await a.ask(amy, { type: 'take' });
    await merge();
    const types = (await a.seen(a.chat.caller)).slice(-3).map(({ type }) => type);
    expect(types).toEqual(['party', 'handback', 'text']);
    expect((await a.context()).holder).toBe('bot');
  });

  it('keeps what is written in it, leads on in one line, and the other hears the words', async () => {
    const { market, a, b, merge } = await twoTalks(db);
    await b.ask(ben, { type: 'take' });
    await b.ask(ben, { type: 'reply', clientId: randomUUID(), text: '请稍等', visibility: 'all' });
    await merge();
    await a.chat.fresh();
    const answers = await a.chat.say('充电器也没收到');
    expect(answers).toMatchObject([{ type: 'text', talk: { conversationId: b.id } }]);
    expect(a.chat.events.some((one) => 'text' in one && one.text === '充电器也没收到')).toBe(true);
    expect(await tellAll(market)).toBeGreaterThan(0);
    const told = (await b.seen()).filter((event) => 'mark' in event && event.mark === 'told');
    expect(told).toMatchObject([
      { text: '充电器也没收到', visibility: 'internal', talk: { conversationId: a.id } },
    ]);
    expect(await b.row()).toMatchObject({
      last: { by: 'buyer', text: '充电器也没收到' },
      clock: { kind: 'next', runsSince: expect.any(String) },
    });
    expect(JSON.stringify(await b.seen(b.chat.caller))).not.toContain('充电器');
  });

  it.each([
    ['转人工', { reason: 'buyer_asked' }],
    ['电池鼓包冒烟了，烫到手了', { group: 'lead', reason: 'safety', priority: 0 }],
  ])('still brings a person at once: %s', async (words, row) => {
    const { market, a, b, merge } = await twoTalks(db);
    await merge();
    await a.chat.say(words);
    expect(await a.row()).toMatchObject(row);
    expect(a.chat.last('handoff')).toBeDefined();
    await tellAll(market);
    expect(marks(await b.seen())).toEqual(['joined', 'told', 'parted']);
    expect((await b.context()).joined ?? []).toEqual([]);
    // It is a talk of its own again, and answered as one.
    expect(await a.context()).not.toHaveProperty('merged');
  });

  it('still takes the cards and the photos of its own case', async () => {
    const { a, merge } = await twoTalks(db);
    await merge();
    const { evidence } = await a.ticket();
    await a.chat.photos('补两张', {}, {});
    expect((await a.ticket()).evidence).toHaveLength(evidence.length + 2);
    await a.act(amy, {
      action: 'arbitrate',
      ...{ outcome: 'partial_refund', amountCents: 10_000, reason: '照片清楚' },
    });
    const offer = a.chat.last('offer');
    const shown = await a.chat.send({ offer: { offerId: offer?.offerId ?? '', verb: 'accept' } });
    const card = shown.find((event) => event.type === 'confirm');
    expect(card).toBeDefined();
    await a.chat.send({ confirm: { askId: card?.askId ?? '', digest: card?.digest ?? '' } });
    expect((await a.ticket()).refunds).toHaveLength(1);
    expect((await a.context()).merged).toBeDefined();
  });

  it('is not what the buyer finds next time', async () => {
    const { market, a, b, merge } = await twoTalks(db);
    await merge();
    await a.chat.say('在吗');
    const opened = (opening: object) => market.turn.open(a.chat.caller, opening);
    expect(await opened({})).toMatchObject({ conversationId: b.id });
    expect(await opened({ orderId: a.order.id })).toMatchObject({ conversationId: a.id });
  });
});

describe('once the other talk has left the desk', () => {
  it('waits for a person again where its case does', async () => {
    const { market, a, b, merge } = await twoTalks(db);
    await merge();
    await b.act(amy, { action: 'reject', reason: '照片与描述不符' });
    expect(await b.row()).toBeUndefined();
    await tellAll(market);
    expect(await a.row()).toMatchObject({ group: 'general', clock: { kind: 'first' } });
    await a.chat.fresh();
    expect(a.chat.events.slice(-2).map(({ type }) => type)).toEqual(['text', 'handoff']);
  });

  it('waits for a person again where none answered in either talk', async () => {
    const { market, a, b, merge } = await twoTalks(db);
    await merge();
    for (const one of [a, b]) await one.act(amy, { action: 'reject', reason: '照片与描述不符' });
    await tellAll(market);
    expect(await a.row()).toMatchObject({ reason: 'buyer_asked' });
  });

  it('is answered by the bot as ever where its case needs nobody', async () => {
    const { market, a, b, merge } = await twoTalks(db);
    await b.ask(amy, { type: 'reply', clientId: randomUUID(), text: '您好', visibility: 'all' });
    await merge();
    for (const one of [a, b])
      await one.act(amy, {
        action: 'arbitrate',
        ...{ outcome: 'partial_refund', amountCents: 10_000, reason: '照片清楚' },
      });
    await b.ask(amy, { type: 'handback' });
    await tellAll(market);
    expect(await a.row()).toBeUndefined();
    expect(await a.context()).not.toHaveProperty('merged');
    expect((await b.context()).joined).toBeUndefined();
    const said = await a.chat.say('到哪一步了');
    expect(said.length).toBeGreaterThan(0);
    expect(said.filter((event) => 'talk' in event)).toEqual([]);
  });
});

describe('a merge', () => {
  it('is refused with what would be right', async () => {
    const { market, a, b } = await twoTalks(db);
    const stranger = await waiting(db, market, `U-${randomBytes(5).toString('hex')}`);
    const to = (id: string) => a.ask(amy, { type: 'merge', to: id });
    const at = (path: string) => ({ extra: { errors: [{ path }] } });
    for (const id of ['cv_none', a.id, stranger.id])
      expect(await to(id)).toMatchObject({ code: 'validation_failed', ...at('to') });
    const merchant = staff('merchant', 'm', (await a.ticket()).merchantId);
    expect(await a.ask(merchant, { type: 'merge', to: b.id })).toMatchObject({ code: 'not_found' });
    await a.ask(ben, { type: 'take' });
    expect(await to(b.id)).toMatchObject({ code: 'already_taken', ...at('holder') });
    const no = { action: 'reject', reason: '照片与描述不符' } as const;
    await a.act(ben, no);
    await a.ask(ben, { type: 'handback' });
    expect(await to(b.id)).toMatchObject({ code: 'action_not_allowed', ...at('conversationId') });
    await a.ask(amy, { type: 'take' });
    await b.act(ben, no);
    expect(await to(b.id)).toMatchObject({ code: 'action_not_allowed', ...at('to') });
    // Nothing of it was written anywhere.
    expect(marks(await b.seen())).toEqual([]);
    expect((await a.row())?.links).toEqual([]);
  });

  it('makes no chain and no circle, whoever is first', async () => {
    const { market, buyerId, a, b, merge } = await twoTalks(db);
    const c = await waiting(db, market, buyerId);
    await merge();
    for (const refused of [
      await b.ask(amy, { type: 'merge', to: a.id }),
      await b.ask(amy, { type: 'merge', to: c.id }),
      await c.ask(amy, { type: 'merge', to: a.id }),
      await a.ask(amy, { type: 'merge', to: c.id }),
    ])
      expect(refused).toMatchObject({ code: 'action_not_allowed' });
    expect(marks(await c.seen())).toEqual([]);

    const two = await twoTalks(db);
    await Promise.all([two.merge(), two.b.ask(ben, { type: 'merge', to: two.a.id })]);
    const ends = [await two.a.context(), await two.b.context()];
    const [merged, left] = ends[0]?.merged ? ends : [...ends].reverse();
    expect(left?.merged).toBeUndefined();
    expect(left?.joined ?? []).toHaveLength(merged?.merged ? 1 : 0);
    expect(merged?.joined ?? []).toEqual([]);
  });

  it('is done once for its clientId, and on what was read', async () => {
    const { a, b } = await twoTalks(db);
    const { version } = await a.context();
    const ask = { type: 'merge', to: b.id, clientId: randomUUID(), version } as const;
    expect(await a.ask(amy, { ...ask, version: version - 1 })).toMatchObject({
      code: 'version_conflict',
    });
    expect(marks(await b.seen())).toEqual([]);
    const [first, again] = [await a.ask(amy, ask), await a.ask(amy, ask)];
    expect(first).toMatchObject({ conversationId: a.id, holder: null });
    expect(again).toEqual(first);
    expect(marks(await a.seen())).toEqual(['merged']);
    expect(marks(await b.seen())).toEqual(['joined']);
  });

  it('can be undone: back to its queue, at its place; both stand in the log of the office', async () => {
    const { market, a, b, merge } = await twoTalks(db);
    await a.ask(amy, { type: 'transfer', group: 'logistics' });
    const before = await a.row();
    await merge();
    expect(await b.ask(amy, { type: 'unmerge' })).toMatchObject({ code: 'action_not_allowed' });
    await market.advanceTo(new Date(Date.parse(market.clock.now()) + 60_000).toISOString());
    await a.ask(ben, { type: 'unmerge', clientId: randomUUID() });
    const { group, queuedAt, about } = before ?? {};
    expect(await a.row()).toMatchObject({ group, queuedAt, about });
    expect((await a.row())?.assignee).toBeUndefined();
    await tellAll(market);
    expect((await b.context()).joined ?? []).toEqual([]);
    expect((await a.chat.say('到哪一步了')).length).toBeGreaterThan(0);
    expect(await b.ask(amy, { type: 'merge', to: a.id })).toMatchObject({ conversationId: b.id });
    const { items } = await createOffice(db.pool).log(3, undefined);
    expect(items).toMatchObject([
      { actor: 'amy', action: 'merge', subject: `talk:${b.id}`, after: { conversationId: a.id } },
      { actor: 'ben', action: 'unmerge', subject: `talk:${a.id}` },
      { actor: 'amy', action: 'merge', subject: `talk:${a.id}` },
    ]);
  });
});
