import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buyerToken, type House, INTEGRATION_KEY, openHouse } from './house.ts';

let house: House;
const up = { queue: true };
beforeAll(async () => {
  house = await openHouse(
    {},
    {
      dependencies: [
        { name: 'database', check: async () => {} },
        {
          name: 'queue',
          check: async () => {
            if (!up.queue) throw new Error('away');
          },
        },
      ],
    },
  );
});
afterAll(() => house.close());

describe('readiness', () => {
  it('names each dependency', async () => {
    expect((await house.call({ path: '/readyz' })).body).toEqual({
      status: 'ok',
      dependencies: { database: 'ok', queue: 'ok' },
    });
    up.queue = false;
    const answer = await house.call({ path: '/readyz' });
    expect(answer.status).toBe(503);
    expect(answer.body.dependencies).toEqual({ database: 'ok', queue: 'unavailable' });
    expect((await house.call({ path: '/healthz' })).status).toBe(200);
  });
});

describe('what is published', () => {
  it('describes every route that the guard registered', async () => {
    const { body } = await house.call({ path: '/v1/openapi.json' });
    const paths = Object.keys(Object(body.paths));
    expect(paths).toEqual(
      expect.arrayContaining([
        '/v1/orders/{id}',
        '/v1/tickets/actions:batch',
        '/v1/conversations/{id}/messages',
        '/v1/auth/login',
        '/healthz',
      ]),
    );
    const order = JSON.stringify(Object(body.paths)['/v1/orders/{id}']);
    for (const word of ['paidCents', 'commissionBps', 'additionalProperties', '"bearer"'])
      expect(order).toContain(word);
  });

  it('says of every route how it refuses, and of those that change something that a key is taken', async () => {
    const { body } = await house.call({ path: '/v1/openapi.json' });
    const routes = Object.values(Object(body.paths)).flatMap((path) =>
      Object.entries(Object(path)),
    );
    expect(routes.length).toBeGreaterThan(40);
    for (const [method, told] of routes) {
      const { responses, parameters = [], security } = Object(told);
      const refusal = responses.default.content['application/problem+json'].schema;
      expect(refusal.required).toEqual(['type', 'title', 'status', 'code', 'detail']);
      const names = parameters.map(({ name }: { name: string }) => name);
      const changes = method !== 'get' && security !== undefined;
      if (changes) expect(names).toContain('idempotency-key');
      else expect(names).not.toContain('idempotency-key');
    }
  });

  it('counts requests and socket events for Prometheus, by name and not by id', async () => {
    await house.call({ path: '/v1/tickets/t-1', token: INTEGRATION_KEY });
    const { socket } = await house.socket('/buyer', { token: await buyerToken() });
    await socket.emitWithAck('open', null);
    const { text, type } = await house.call({ path: '/metrics' });
    expect(type).toMatch(/^text\/plain/);
    expect(text).toContain(
      'redress_http_request_seconds_count{route="/v1/tickets/:id",status="200"} 1',
    );
    expect(text).toContain(
      'redress_socket_events_total{event="open",outcome="validation_failed"} 1',
    );
    expect(text).toContain('redress_sockets{namespace="/buyer"} 1');
    expect(text).not.toContain('t-1"');
  });
});

describe('the demo', () => {
  it('mints a token for a buyer of its own, and shows the shop', async () => {
    const mint = (buyerId: string) =>
      house.call({ path: '/v1/demo/buyer-token', body: { buyerId } });
    const { token } = (await mint('buyer-1')).body;
    expect((await house.call({ path: '/v1/tickets/t-1', token: String(token) })).status).toBe(200);
    expect((await mint('nobody')).status).toBe(404);
    const { body } = await house.call({ path: '/v1/demo/marketplace' });
    expect(body).toMatchObject({ chatOrigin: house.localhost, buyers: [{ id: 'buyer-1' }] });
    expect(JSON.stringify(body)).not.toContain('passwordHash');
    const picture = (name: string) =>
      house.doors.http.inject({ url: `/v1/demo/listing-photos/${name}` });
    const drawn = await picture('laptop-4-1.svg');
    expect([drawn.statusCode, drawn.headers['content-type']]).toEqual([200, 'image/svg+xml']);
    expect(drawn.headers['content-security-policy']).toContain("default-src 'none'");
    expect((await picture('laptop-4-9.svg')).statusCode).toBe(404);
    const odd = { url: '/v1/demo/marketplace', headers: { host: 'no host at all' } };
    expect((await house.doors.http.inject(odd)).statusCode).toBe(200);
  });

  it('is not there outside demo mode', async () => {
    const plain = await openHouse({ DEMO: '0' });
    for (const path of ['/v1/demo/marketplace', '/v1/demo/buyer-token', '/'])
      expect((await plain.call({ path })).status).toBe(404);
    await plain.close();
  });
});

describe('a stop', () => {
  it('lets the work under way finish and takes no more', async () => {
    const stopping = await openHouse();
    const token = await buyerToken();
    const { socket } = await stopping.socket('/buyer', { token });
    const { conversationId } = await socket.emitWithAck('open', {});
    const slow = stopping.turn.slowOnce(400);
    const acked = socket.emitWithAck('message', {
      clientId: crypto.randomUUID(),
      conversationId,
      text: 'just in time',
    });
    await slow;
    const closed = stopping.doors.close(5_000);
    const late = await socket.emitWithAck('sync', { conversationId, afterSeq: 0 });
    expect(late).toMatchObject({ ok: false, error: { code: 'unavailable' } });
    const ready = await stopping.call({ path: '/readyz' });
    expect(ready).toMatchObject({ status: 503, body: { dependencies: { server: 'stopping' } } });
    const open = await stopping.call({ path: '/v1/conversations', token, body: {} });
    expect(open.body).toMatchObject({ status: 503, code: 'unavailable' });
    expect(await acked).toMatchObject({ ok: true, seq: 1 });
    await closed;
    await expect(stopping.call({ path: '/healthz' })).rejects.toThrow();
  });
});
