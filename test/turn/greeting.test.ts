import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

describe('a chat opened from the button of an order', () => {
  const caller = { kind: 'buyer', buyerId: 'b-of-two' } as const;
  const two = [
    { ...seed.item, id: 'K', title: '机械键盘', paidCents: 30_000 },
    { ...seed.item, id: 'S', title: '显示器', paidCents: 70_000 },
  ];
  const shop = async () => {
    const market = await marketplace(db);
    const order = { ...seed.order, items: two, paidCents: 100_000 };
    const buyer = { ...seed.buyer, id: caller.buyerId };
    await market.stock({
      merchants: [seed.merchant],
      buyer,
      orders: [{ ...order, id: 'O-two', buyerId: buyer.id }],
    });
    await market.stock({
      merchants: [],
      buyer: { ...seed.buyer, id: 'another' },
      orders: [{ ...order, id: 'O-others', buyerId: 'another' }],
    });
    return market.turn;
  };

  it('is about the item that was tapped, which needs not be told apart again', async () => {
    const turn = await shop();
    const { events, conversationId } = await turn.open(caller, { orderId: 'O-two', itemId: 'S' });
    expect(events).toMatchObject([{ text: expect.stringContaining('显示器') }]);
    expect(events).not.toMatchObject([{ text: expect.stringContaining('机械键盘') }]);
    await turn.message(caller, conversationId, { clientId: randomUUID(), text: '屏幕有道划痕' });
    const { events: all } = await turn.sync(caller, conversationId, 0);
    expect(all.some((event) => event.type === 'ask' && event.slot === 'item')).toBe(false);
    expect(all.find(({ type }) => type === 'ticket')).toMatchObject({ item: '显示器' });
  });

  it.each([
    ['order', { orderId: 'O-none' }],
    ['order', { orderId: 'O-others' }],
    ['item', { orderId: 'O-two', itemId: 'X' }],
  ])(
    'is refused where there is no such %s, and leaves no talk behind: %j',
    async (what, target) => {
      const turn = await shop();
      const { conversationId } = await turn.open(caller, {});
      await expect(turn.open(caller, target)).rejects.toMatchObject({
        code: 'not_found',
        detail: expect.stringContaining(`no such ${what}`),
      });
      expect((await turn.open(caller, {})).conversationId).toBe(conversationId);
    },
  );
});
