import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buyerToken, type House, openHouse } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
// Whatever was sent: the process is there, and an honest client is served.
afterEach(async () => {
  const { socket, refused } = await house.socket('/buyer', { token: await buyerToken() });
  expect(refused).toBeUndefined();
  expect(await socket.emitWithAck('open', {})).toMatchObject({ ok: true });
  socket.close();
});

const connected = async () => {
  const { socket } = await house.socket('/buyer', { token: await buyerToken() });
  const { conversationId } = await socket.emitWithAck('open', {});
  return { socket, conversationId: String(conversationId) };
};

describe('a message that is not right', () => {
  it.each([
    ['null', null],
    ['nothing', undefined],
    ['a string', 'open'],
    ['a number', 7],
    ['a list', [{}]],
    ['bytes', Buffer.from('open')],
    ['a field nobody declared', { conversationId: 'of-buyer-1', admin: true }],
    ['a number as an id', { conversationId: 7 }],
    ['an object as an id', { conversationId: { not: '' } }],
  ])('%s for open', async (_what, payload) => {
    const { socket } = await connected();
    const ack = await socket.emitWithAck('open', payload);
    expect(ack).toMatchObject({ ok: false, error: { code: 'validation_failed' } });
  });

  it.each([
    ['text as money', { offer: { offerId: 'o', verb: 'counter', amountCents: '100' } }],
    ['no words at all', { text: '  ' }],
    ['too many words', { text: '很'.repeat(4_001) }],
    ['a NUL', { text: 'a\0b' }],
    ['half a character', { text: '\ud83d' }],
    ['a client id of no shape', { text: 'a', clientId: '1' }],
  ])('%s in a message', async (_what, part) => {
    const { socket, conversationId } = await connected();
    const said = house.turn.said.length;
    const message = { clientId: randomUUID(), conversationId, ...part };
    const ack = await socket.emitWithAck('message', message);
    expect(ack).toMatchObject({ ok: false, error: { code: 'validation_failed' } });
    expect(house.turn.said).toHaveLength(said);
  });

  it('has two payloads', async () => {
    const { socket } = await connected();
    const ack = await socket.emitWithAck('open', {}, {});
    expect(ack).toMatchObject({ ok: false, error: { code: 'validation_failed' } });
  });

  it('has no acknowledgement, or a string in its place', async () => {
    const { socket, conversationId } = await connected();
    const message = { clientId: randomUUID(), conversationId, text: 'nobody listens' };
    socket.emit('message', message);
    socket.emit('message', message, 'ack');
    socket.emit('message');
    socket.emit('message', null);
    socket.emit('typing', null);
    expect(await socket.emitWithAck('sync', { conversationId, afterSeq: 0 })).toMatchObject({
      ok: true,
    });
    expect(house.turn.said.map(({ body }) => body.text)).not.toContain('nobody listens');
  });

  it('is for an event nobody declared', async () => {
    const { socket } = await connected();
    for (const name of ['take', '__proto__', 'constructor', 'toString'])
      expect(await socket.timeout(2_000).emitWithAck(name, {})).toMatchObject({
        ok: false,
        error: { code: 'bad_request' },
      });
  });

  it('is larger than 64 KB: that connection ends', async () => {
    const { socket, conversationId } = await connected();
    const gone = new Promise((resolve) => socket.once('disconnect', resolve));
    socket.emit('message', { clientId: randomUUID(), conversationId, text: 'x'.repeat(70_000) });
    expect(await gone).toMatch(/transport/);
  });
});

it('slows down a client that does not stop', async () => {
  const { socket, conversationId } = await connected();
  const acks = await Promise.all(
    Array.from({ length: 90 }, () => socket.emitWithAck('sync', { conversationId, afterSeq: 0 })),
  );
  const refused = acks.filter((ack) => !ack.ok);
  expect(refused.length).toBeGreaterThan(10);
  expect(refused[0]).toMatchObject({ error: { code: 'rate_limited' } });
});

it('says nothing of a fault of its own', async () => {
  const { socket } = await connected();
  house.turn.breakOnce();
  const ack = await socket.emitWithAck('open', {});
  expect(ack).toMatchObject({ ok: false, error: { code: 'internal' } });
  expect(JSON.stringify(ack)).not.toMatch(/secret|TypeError/);
});

it('has nobody in the namespace that we do not use', async () => {
  const { refused } = await house.socket('/nothing' as '/buyer', {});
  expect(refused?.message).toMatch(/Invalid namespace/);
});
