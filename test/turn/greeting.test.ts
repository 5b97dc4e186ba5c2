import { afterAll, beforeAll, expect, it } from 'vitest';
import { createConversations } from '../../server/store/conversations.ts';
import type { Database } from '../../server/store/database.ts';
import { seed } from '../decision/facts.ts';
import { freshDatabase } from '../support/database.ts';
import { marketplace } from '../support/talk.ts';

let db: Database;
beforeAll(async () => {
  db = await freshDatabase('postgres');
});
afterAll(() => db.close());

it('a conversation whose server died before the greeting is greeted at the next opening, once', async () => {
  const market = await marketplace(db);
  const { buyer, merchant, order } = seed;
  await market.stock({ merchants: [merchant], buyer, orders: [{ ...order, buyerId: buyer.id }] });
  const at = market.clock.now();
  await createConversations(db).create({ id: 'cv-cut', buyerId: buyer.id, locale: 'zh-CN', at });
  const caller = { kind: 'buyer', buyerId: buyer.id } as const;
  const open = () => market.turn.open(caller, { conversationId: 'cv-cut' });
  const [one, two] = await Promise.all([open(), open()]);
  expect(one.events).toMatchObject([{ seq: 1, type: 'text', turnEnd: true }]);
  expect(two.events).toEqual(one.events);
  expect((await open()).events).toEqual(one.events);
});
