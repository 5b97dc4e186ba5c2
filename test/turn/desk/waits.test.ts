import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../server/store/database.ts';
import { createDesk } from '../../../server/store/desk.ts';
import { alertOf } from '../../../server/turn/desk/alerts.ts';
import type { CommittedEvent } from '../../../server/turn/ports.ts';
import { freshDatabase } from '../../support/database.ts';
import { aCase, staff } from '../case-kit.ts';
import { twoTalks } from './two-talks.ts';

const amy = staff('agent', 'amy');

let db: Database;
beforeAll(async () => {
  db = await freshDatabase('postgres');
});
afterAll(() => db.close());

/** Whom the newest change of that kind is told to. */
async function toldOf(conversationId: string, change: string): Promise<readonly string[]> {
  const { rows } = await db.pool.query<CommittedEvent>(
    `SELECT type, actor, body, at FROM conversation_event
     WHERE conversation_id = $1 AND type = 'desk' AND body->>'change' = $2
     ORDER BY seq DESC LIMIT 1`,
    [conversationId, change],
  );
  return rows[0] ? (alertOf(conversationId, rows[0])?.users ?? []) : [];
}

describe('a talk that waits for its merchant', () => {
  const paused = async () => {
    const { a } = await twoTalks(db);
    await a.ask(amy, { type: 'take' });
    await a.ask(amy, { type: 'pause', waitsFor: 'merchant' });
    expect((await a.row())?.clock).not.toHaveProperty('dueAt');
    const merchant = staff('merchant', 'shop', (await a.ticket()).merchantId);
    return { ...a, merchant };
  };

  it.each(['merchant', 'all'] as const)(
    'goes on once they wrote to %s, and whoever has it hears',
    async (visibility) => {
      const one = await paused();
      const { id } = await one.ticket();
      const words = { clientId: randomUUID(), text: '发货前没有划痕', visibility };
      await one.market.turn.sayInThread(one.merchant, id, words);
      const row = await one.row();
      expect(row?.clock).toMatchObject({ kind: 'next', dueAt: expect.any(String) });
      expect(row?.clock).not.toHaveProperty('paused');
      expect(await toldOf(one.id, 'answered')).toEqual(['amy']);
    },
  );

  it('stands still while only the buyer writes', async () => {
    const one = await paused();
    await one.chat.say('在吗');
    expect((await one.row())?.clock).toMatchObject({ paused: 'merchant' });
  });

  it('goes on once their time to answer is over', async () => {
    const one = await paused();
    await one.act(amy, { action: 'ask_merchant' });
    expect(await one.state()).toBe('merchant_review');
    expect((await one.row())?.clock).toMatchObject({ paused: 'merchant' });
    await one.market.advanceTo((await one.ticket()).deadline?.at ?? '');
    expect(await one.state()).not.toBe('merchant_review');
    expect((await one.row())?.clock).toMatchObject({ dueAt: expect.any(String) });
  });
});

describe('who is consulted', () => {
  it('hears of it each time they are asked, whoever was asked meanwhile', async () => {
    const { a } = await twoTalks(db);
    const ask = (group: string) => a.ask(amy, { type: 'consult', group, text: '请看一下' });
    for (const group of ['appraisal', 'logistics', 'appraisal']) await ask(group);
    const { consulted = [] } = (await a.row()) ?? {};
    expect(consulted).toEqual([{ group: 'logistics' }, { group: 'appraisal' }]);
  });
});

describe('a talk that turns urgent while it waits', () => {
  it('has the time of the urgent, and no offer to somebody of another group', async () => {
    // Late in the evening: the desk is shut, and what is dangerous waits for no morning.
    const one = await aCase(db, { start: '2026-11-05T15:00:00.000Z' });
    await one.chat.say('转人工');
    const { conversationId } = one.chat;
    const row = async () => (await createDesk(db.pool).one(conversationId))?.talk;
    await one.market.turn.offerTalk(conversationId, { id: 'amy', name: 'amy' });
    expect(await row()).toMatchObject({ group: 'general', assignee: { id: 'amy' } });
    await one.chat.say('电池在冒烟，手都烫伤了');
    expect(await row()).toMatchObject({
      ...{ group: 'lead', priority: 0 },
      clock: { kind: 'first', dueAt: '2026-11-05T15:05:00.000Z' },
    });
    expect(await row()).not.toHaveProperty('assignee');
  });
});

describe('what waits for people who are not there', () => {
  it('is in nobody’s way, however much of it there is', async () => {
    const { a, b } = await twoTalks(db);
    await a.ask(amy, { type: 'transfer', group: 'finance' });
    const desk = createDesk(db.pool);
    // What comes first in every order is in a group that nobody of these has.
    await db.pool.query('UPDATE desk_talk SET priority = 0 WHERE conversation_id = $1', [a.id]);
    const offered = async (groups: string[], { caller = amy, most = 1 } = {}) =>
      (await desk.unoffered([{ id: caller.userId, groups }], most)).map(
        (one) => one.conversationId,
      );
    expect(await offered(['finance'])).toEqual([a.id]);
    const [first] = await offered(['general']);
    expect(first).toBeDefined();
    expect(first).not.toBe(a.id);
    // Nor is what they let pass themselves.
    await b.market.turn.offerTalk(b.id, { id: 'amy', name: 'amy' });
    await b.wait(10 * 60_000);
    await b.market.turn.tickTalk(b.id);
    expect(await offered(['general'], { most: 50 })).not.toContain(b.id);
    expect(await offered(['general'], { caller: staff('agent', 'ben'), most: 50 })).toContain(b.id);
  });
});
