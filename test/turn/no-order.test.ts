import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../server/store/database.ts';
import { createTicketReads } from '../../server/store/tickets.ts';
import type { BuyerCaller, Caller, StaffCaller } from '../../server/terms/caller.ts';
import { seed } from '../decision/facts.ts';
import { freshDatabase } from '../support/database.ts';
import { type Marketplace, marketplace } from '../support/talk.ts';

let db: Database;
let market: Marketplace;
beforeAll(async () => {
  db = await freshDatabase('postgres');
  market = await marketplace(db);
  const buyer = { ...seed.buyer, id: 'b-without' };
  await market.stock({ merchants: [seed.merchant], buyer, orders: [] });
});
afterAll(() => db.close());

const AGENT: StaffCaller = { kind: 'staff', userId: 'staff-1', name: '许安然', role: 'agent' };

/** Somebody new says one thing after the other; answers all that was shown. */
async function hears(caller: BuyerCaller, ...texts: string[]) {
  const { conversationId } = await market.turn.open(caller, {});
  const say = (text: string) =>
    market.turn.message(caller, conversationId, { clientId: randomUUID(), text });
  for (const text of texts) await say(text);
  const { events } = await market.turn.sync(caller, conversationId, 0);
  return { conversationId, events, say };
}
const visitor = (): BuyerCaller => ({ kind: 'visitor', visitorId: randomUUID() });

describe.each([
  ['a visitor', visitor],
  ['a buyer without orders', (): BuyerCaller => ({ kind: 'buyer', buyerId: `b-${randomUUID()}` })],
])('%s', (_who, caller) => {
  it.each(['转人工', '叫你们真人来', 'I want to speak to a human'])(
    'reaches a person by asking: %s',
    async (text) => {
      const { events } = await hears(caller(), text);
      expect(events.at(-1)).toMatchObject({ type: 'handoff', group: 'general', turnEnd: true });
      expect(events.some(({ type }) => type === 'ticket')).toBe(false);
    },
  );
});

it('a colleague takes a visitor’s talk, answers in it, and the bot is silent meanwhile', async () => {
  const caller = visitor();
  const { conversationId, say } = await hears(caller, '转人工');
  await market.turn.desk(AGENT, { type: 'take', conversationId });
  const text = '您好，请讲';
  const reply = { type: 'reply', conversationId, text, visibility: 'all' } as const;
  await market.turn.desk(AGENT, { ...reply, clientId: randomUUID() });
  await say('我想问下退货');
  const { events } = await market.turn.sync(caller, conversationId, 0);
  expect(events.at(-2)).toMatchObject({ type: 'text', text, actor: { kind: 'agent' } });
  expect(events.at(-1)).toMatchObject({ type: 'text', actor: { kind: 'buyer' } });
});

it('a visitor is asked for the order’s number, or to sign in, for what is about an order', async () => {
  const { events } = await hears(visitor(), '我买的耳机有划痕');
  expect(events.at(-1)).toMatchObject({ text: expect.stringContaining('登录') });
});

it('a visitor who proves an order has a case of it, and so has its buyer', async () => {
  await market.stock({ merchants: [seed.merchant], buyer: seed.buyer, orders: [seed.order] });
  const caller = visitor();
  const proof = `${seed.order.id} ${seed.order.receiver.phone.slice(-4)}`;
  const { conversationId } = await hears(caller, '屏幕有划痕 页面没写', proof);
  const reads = createTicketReads(db, { now: () => new Date().toISOString() });
  const seen = async (who: Caller) =>
    (await reads.list(who, { limit: 10 })).items.map((row) => row.orderId);
  const buyer: Caller = { kind: 'buyer', buyerId: seed.buyer.id };
  expect(await seen(caller)).toEqual([seed.order.id]);
  expect(await seen(buyer)).toEqual([seed.order.id]);
  expect(await seen(visitor())).toEqual([]);
  const [row] = (await reads.list(caller, { limit: 10 })).items;
  const { id: ticketId = '', version = 0 } = row ?? {};
  const body = { action: 'withdraw', version, clientId: randomUUID() } as const;
  await expect(market.turn.act(visitor(), ticketId, body)).rejects.toThrow('no such ticket');
  await market.turn.act(caller, ticketId, body);
  const { events } = await market.turn.sync(caller, conversationId, 0);
  expect(events.findLast(({ type }) => type === 'ticket')).toMatchObject({ state: 'cancelled' });
});
