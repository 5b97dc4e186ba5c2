import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../server/store/database.ts';
import { alertOf } from '../../../server/turn/desk/alerts.ts';
import type { CommittedEvent } from '../../../server/turn/ports.ts';
import { freshDatabase } from '../../support/database.ts';
import { staff } from '../case-kit.ts';
import { twoTalks } from './two-talks.ts';

const amy = staff('agent', 'amy');
const ben = staff('agent', 'ben');

let db: Database;
beforeAll(async () => {
  db = await freshDatabase('postgres');
});
afterAll(() => db.close());

/** Decides its case and hands it back: nothing keeps it at the desk. */
async function settled(one: Awaited<ReturnType<typeof twoTalks>>['a']): Promise<void> {
  await one.ask(amy, { type: 'take' });
  await one.act(amy, {
    action: 'arbitrate',
    ...{ outcome: 'partial_refund', amountCents: 10_000, reason: '照片清楚' },
  });
  await one.ask(amy, { type: 'handback' });
  expect(await one.row()).toBeUndefined();
}

async function lastChange(conversationId: string): Promise<CommittedEvent | undefined> {
  const { rows } = await db.pool.query<CommittedEvent>(
    `SELECT type, actor, body, at FROM conversation_event
     WHERE conversation_id = $1 AND type = 'desk' ORDER BY seq DESC LIMIT 1`,
    [conversationId],
  );
  return rows[0];
}

describe('what ties a talk', () => {
  it('stays with it when it leaves the desk, and is there again when it comes back', async () => {
    const { a, b } = await twoTalks(db);
    await a.ask(ben, { type: 'follow', on: true });
    await a.ask(amy, { type: 'link', to: b.id, kind: 'related' });
    const [to, from] = [await b.ticket(), await a.ticket()];
    await settled(a);
    expect((await a.context()).links).toEqual([
      { conversationId: b.id, kind: 'related', number: to.number, title: to.itemTitle },
    ]);
    const left = await lastChange(a.id);
    expect(left && alertOf(a.id, left)).toMatchObject({
      users: ['ben'],
      alert: { kind: 'left', number: from.number, title: from.itemTitle },
    });
    await a.chat.say('转人工');
    expect(await a.row()).toMatchObject({
      followers: ['ben'],
      links: [{ conversationId: b.id, kind: 'related' }],
    });
  });

  it('may be tied and untied while no person is in it, at both ends', async () => {
    const { a, b } = await twoTalks(db);
    await settled(a);
    await settled(b);
    await a.ask(ben, { type: 'follow', on: true });
    await a.ask(amy, { type: 'link', to: b.id, kind: 'related' });
    expect((await b.context()).links).toMatchObject([{ conversationId: a.id }]);
    // What the buyer says meanwhile, and a case that ends, leaves them alone.
    await a.chat.say('不用了，算了');
    expect((await a.context()).links).toMatchObject([{ conversationId: b.id }]);
    await a.ask(amy, { type: 'unlink', to: b.id });
    expect((await a.context()).links).toEqual([]);
    expect((await b.context()).links).toEqual([]);
    await a.ask(ben, { type: 'take' });
    expect(await a.row()).toMatchObject({ followers: ['ben'], links: [] });
  });

  it('is kept through a merge', async () => {
    const { a, b, merge } = await twoTalks(db);
    await merge();
    await a.ask(ben, { type: 'follow', on: true });
    expect((await a.context()).merged).toMatchObject({ conversationId: b.id });
    await a.ask(amy, { type: 'unmerge' });
    expect(await a.row()).toMatchObject({ followers: ['ben'] });
  });
});
