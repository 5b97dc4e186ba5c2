import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buyerToken, type House, openHouse } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const open = async (claims: { sub: string }) => {
  const { socket } = await house.socket('/buyer', { token: await buyerToken(claims) });
  const heard: { text?: string; seq: number }[] = [];
  socket.on('event', (event) => heard.push(event));
  const opened = await socket.emitWithAck('open', {});
  return { socket, heard, conversationId: String(opened.conversationId) };
};

it('acknowledges a message and tells every window of that conversation, no other', async () => {
  const one = await open({ sub: 'anna' });
  const two = await open({ sub: 'anna' });
  const stranger = await open({ sub: 'bert' });
  const message = { clientId: randomUUID(), conversationId: one.conversationId, text: '你好' };
  expect(await one.socket.emitWithAck('message', message)).toEqual({ ok: true, seq: 1 });
  await expect.poll(() => two.heard).toMatchObject([{ seq: 1, text: '你好', turnEnd: true }]);
  expect(one.heard).toHaveLength(1);
  expect(stranger.heard).toHaveLength(0);
});

it('gives a repeated client id its first answer', async () => {
  const { socket, conversationId } = await open({ sub: 'cora' });
  const message = { clientId: randomUUID(), conversationId, text: 'once' };
  const acks = [await socket.emitWithAck('message', message)];
  acks.push(await socket.emitWithAck('message', message));
  expect(acks).toEqual([
    { ok: true, seq: 1 },
    { ok: true, seq: 1 },
  ]);
});

it('answers sync with everything after a seq', async () => {
  const { socket, conversationId } = await open({ sub: 'dora' });
  for (const text of ['a', 'b', 'c'])
    await socket.emitWithAck('message', { clientId: randomUUID(), conversationId, text });
  const missed = await socket.emitWithAck('sync', { conversationId, afterSeq: 1 });
  expect(missed).toMatchObject({ ok: true, lastSeq: 3, events: [{ text: 'b' }, { text: 'c' }] });
});

it('names what is missing where an item is named without its order, and opens nothing', async () => {
  const { socket } = await house.socket('/buyer', { token: await buyerToken() });
  const ack = await socket.emitWithAck('open', { itemId: 'I-1' });
  expect(ack).toMatchObject({ ok: false, error: { code: 'validation_failed' } });
  expect(ack.error.errors).toMatchObject([{ path: 'orderId' }]);
});

it('does not tell a conversation of someone else from one that is not there', async () => {
  const mine = await open({ sub: 'emil' });
  const other = await open({ sub: 'fred' });
  const ask = (name: string, conversationId: string) =>
    other.socket.emitWithAck(name, {
      conversationId,
      ...(name === 'sync' ? { afterSeq: 0 } : {}),
      ...(name === 'message' ? { clientId: randomUUID(), text: 'hi' } : {}),
    });
  for (const name of ['open', 'sync', 'message']) {
    const foreign = await ask(name, mine.conversationId);
    expect(foreign).toMatchObject({ ok: false, error: { code: 'not_found' } });
    expect(foreign).toEqual(await ask(name, 'of-nobody'));
  }
});

it('takes a stranger in as a visitor, who may come back', async () => {
  const { socket } = await house.socket('/buyer');
  const { conversationId, visitorToken } = await socket.emitWithAck('open', {});
  const { socket: later } = await house.socket('/buyer', { token: String(visitorToken) });
  expect(await later.emitWithAck('open', {})).toMatchObject({ ok: true, conversationId });
});

it('passes on that someone types, to the others of the room only', async () => {
  const one = await open({ sub: 'gina' });
  const two = await open({ sub: 'gina' });
  const stranger = await open({ sub: 'hugo' });
  const typing: string[] = [];
  one.socket.on('typing', () => typing.push('one'));
  two.socket.on('typing', () => typing.push('two'));
  one.socket.emit('typing', { conversationId: one.conversationId });
  stranger.socket.emit('typing', { conversationId: one.conversationId });
  await expect.poll(() => typing).toEqual(['two']);
});
