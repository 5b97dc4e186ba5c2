import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buyerToken, type House, openHouse } from './house.ts';

let house: House;
const tokens: Record<string, string> = {};
beforeAll(async () => {
  house = await openHouse();
  for (const role of ['agent', 'merchant', 'operator']) {
    const body = { email: `${role}@demo.redress`, password: 'demo' };
    tokens[role] = String((await house.call({ path: '/v1/auth/login', body })).body.token);
  }
});
afterAll(() => house.close());

const join = async (role: string) => {
  const { socket } = await house.socket('/staff', { token: tokens[role] ?? '' });
  const heard: { text?: string }[] = [];
  socket.on('event', (event) => heard.push(event));
  return { socket, heard };
};
const say = async (text: string) => {
  const { socket } = await house.socket('/buyer', { token: await buyerToken() });
  const { conversationId } = await socket.emitWithAck('open', {});
  await socket.emitWithAck('message', { clientId: randomUUID(), conversationId, text });
  return String(conversationId);
};

describe('the staff channel', () => {
  it('is closed to buyers and to nobody in particular', async () => {
    const buyer = await house.socket('/staff', { token: await buyerToken() });
    expect(buyer.refused?.message).toBe('forbidden');
    expect((await house.socket('/staff')).refused?.message).toBe('unauthorized');
  });

  it('pushes the conversations that were subscribed to, and no others', async () => {
    const conversationId = await say('before');
    const one = await join('agent');
    const two = await join('agent');
    const ack = await one.socket.emitWithAck('subscribe', { conversationIds: [conversationId] });
    expect(ack).toMatchObject({ ok: true, conversationIds: [conversationId] });
    await say('now');
    await expect.poll(() => one.heard).toMatchObject([{ text: 'now' }]);
    expect(two.heard).toHaveLength(0);
    const missed = await one.socket.emitWithAck('sync', { conversationId, afterSeq: 0 });
    expect(missed).toMatchObject({ ok: true, lastSeq: 2 });
  });

  it('takes a subscription without an acknowledgement too', async () => {
    const conversationId = await say('a');
    const { socket, heard } = await join('operator');
    socket.emit('subscribe', { conversationIds: [conversationId] });
    await socket.emitWithAck('sync', { conversationId, afterSeq: 0 });
    await say('b');
    await expect.poll(() => heard).toMatchObject([{ text: 'b' }]);
  });

  it('answers for a ticket of another merchant as for none', async () => {
    const { socket } = await join('merchant');
    const ask = (id: string) => socket.emitWithAck('subscribe', { ticketIds: [id] });
    expect(await ask('t-1')).toMatchObject({ ok: false, error: { code: 'not_found' } });
    expect(await ask('t-1')).toEqual(await ask('t-0'));
  });

  it('names a queue that there is not, and joins nothing of what was asked for with it', async () => {
    const { socket } = await join('agent');
    expect(await socket.emitWithAck('subscribe', { queues: ['lead'] })).toMatchObject({ ok: true });
    const ack = await socket.emitWithAck('subscribe', { queues: ['general', 'genral'] });
    expect(ack).toMatchObject({ ok: false, error: { code: 'validation_failed' } });
    expect(ack.error.errors).toEqual([
      { path: 'queues.1', message: expect.stringContaining('there are general') },
    ]);
  });

  it('gives a merchant no queue', async () => {
    const { socket } = await join('merchant');
    const ack = await socket.emitWithAck('subscribe', { queues: ['general'] });
    expect(ack).toEqual({ ok: true, conversationIds: [], queues: [] });
  });
});
