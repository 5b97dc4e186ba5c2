import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { broadcast } from '../../server/plugins/broadcast.ts';
import { logger } from '../../server/plugins/logger.ts';
import { connectRedis, type RedisConnection } from '../../server/plugins/redis.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';
import { fakeTurn } from './fake-turn.ts';
import { buyerToken, type House, openHouse } from './house.ts';

let server: TestRedis;
let redis: RedisConnection;
let house: House;
beforeAll(async () => {
  server = await startRedis();
  redis = await connectRedis(server.url, logger('silent'));
  const told = broadcast(redis.ready);
  const turn = fakeTurn(told.announce);
  const dependencies = [redis.dependency];
  house = await openHouse({}, { redis, dependencies, turn, broadcast: told });
});
afterAll(async () => {
  await house.close();
  await redis.close();
});

it('goes on talking while Redis is away, and says that it is', async () => {
  const { socket } = await house.socket('/buyer', { token: await buyerToken() });
  const { conversationId } = await socket.emitWithAck('open', {});
  const say = (text: string) =>
    socket.emitWithAck('message', { clientId: randomUUID(), conversationId, text });
  expect(await say('there')).toMatchObject({ ok: true, seq: 1 });
  const heard: { text: string }[] = [];
  socket.on('event', (event) => heard.push(event));
  await server.stop();
  expect(await say('away')).toMatchObject({ ok: true, seq: 2 });
  await expect.poll(() => heard.map(({ text }) => text)).toContain('away');
  const missed = await socket.emitWithAck('sync', { conversationId, afterSeq: 1 });
  expect(missed).toMatchObject({ ok: true, events: [{ text: 'away' }] });
  const { socket: later } = await house.socket('/buyer', { token: await buyerToken() });
  expect(await later.emitWithAck('open', {})).toMatchObject({ ok: true, lastSeq: 2 });
  const ready = await house.call({ path: '/readyz' });
  expect(ready).toMatchObject({ status: 503, body: { dependencies: { redis: 'unavailable' } } });
});

it('does not start without the Redis it was told of', async () => {
  await expect(connectRedis('redis://127.0.0.1:1', logger('silent'))).rejects.toThrow('REDIS_URL');
});
