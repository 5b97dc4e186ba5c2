import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Broadcast, broadcast } from '../../server/plugins/broadcast.ts';
import { logger } from '../../server/plugins/logger.ts';
import { connectRedis, type RedisConnection } from '../../server/plugins/redis.ts';
import { ask } from '../support/database.ts';
import { fakeTurn } from './fake-turn.ts';
import { buyerToken, type House, openHouse } from './house.ts';

const nodes: House[] = [];
const connections: RedisConnection[] = [];
const told: Broadcast[] = [];
beforeAll(async () => {
  const url = await ask('redis');
  const log = logger('silent');
  // One log of conversations, as one database would be; the first node announces what it committed.
  const turn = fakeTurn((id, events) => told[0]?.announce(id, events));
  for (const _node of [1, 2]) {
    const redis = await connectRedis(url, log);
    connections.push(redis);
    const rooms = broadcast(redis.ready);
    told.push(rooms);
    const dependencies = [redis.dependency];
    nodes.push(await openHouse({}, { redis, turn, broadcast: rooms, dependencies }));
  }
});
afterAll(async () => {
  for (const node of nodes) await node.close();
  for (const connection of connections) await connection.close();
});

const join = async (node: House | undefined, sub: string) => {
  if (!node) throw new Error('no node');
  const { socket } = await node.socket('/buyer', { token: await buyerToken({ sub }) });
  const heard: { text: string }[] = [];
  socket.on('event', (event) => heard.push(event));
  const { conversationId } = await socket.emitWithAck('open', {});
  return { socket, heard, conversationId };
};

it('tells a window on another node of what was said here', async () => {
  const here = await join(nodes[0], 'quentin');
  const there = await join(nodes[1], 'quentin');
  const stranger = await join(nodes[1], 'rosa');
  const { conversationId } = here;
  await here.socket.emitWithAck('message', { clientId: randomUUID(), conversationId, text: 'hi' });
  await expect.poll(() => there.heard).toMatchObject([{ text: 'hi' }]);
  expect(stranger.heard).toHaveLength(0);
});

it('names Redis among what it stands on', async () => {
  const answer = await nodes[0]?.call({ path: '/readyz' });
  expect(answer?.body).toMatchObject({ dependencies: { redis: 'ok' } });
});

it('counts calls for all nodes together', async () => {
  const guess = (node: House | undefined) =>
    node?.call({
      path: '/v1/auth/login',
      body: { email: 'agent@demo.redress', password: 'guess' },
    });
  const tries = await Promise.all(Array.from({ length: 14 }, (_, i) => guess(nodes[i % 2])));
  expect(tries.filter((one) => one?.status === 429)).toHaveLength(4);
});

it('ends on every node what somebody has open on any', async () => {
  let ended = 0;
  const stop = told[1]?.onEnd(['user:vera'], () => {
    ended += 1;
  });
  told[0]?.shutOut('walter');
  told[0]?.shutOut('vera');
  await expect.poll(() => ended).toBe(1);
  stop?.();
});

it('closes its own sockets when it stops, and not those of its neighbour', async () => {
  const here = await join(nodes[0], 'saul');
  const there = await join(nodes[1], 'tina');
  const gone = new Promise((resolve) => here.socket.once('disconnect', resolve));
  await nodes[0]?.doors.close(1_000);
  await gone;
  expect(there.socket.connected).toBe(true);
  const { conversationId } = there;
  expect(await there.socket.emitWithAck('sync', { conversationId, afterSeq: 0 })).toMatchObject({
    ok: true,
  });
});
