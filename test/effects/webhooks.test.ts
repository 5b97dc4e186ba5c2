import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterEach, expect, test } from 'vitest';
import { deliver } from '../../server/effects/webhooks/deliver.ts';
import {
  createPump,
  type DeliveryLease,
  type Pump,
  WEBHOOK_RETRY_MS,
} from '../../server/effects/webhooks/pump.ts';
import { clock, memoryFeed, memoryLog, until } from './made.ts';

const SECRETS = ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'a plain text secret of some length'];
const event = {
  id: 'event:t1:1:0',
  cursor: '1',
  type: 'ticket.created',
  ticketId: 't1',
  at: clock.now(),
  data: { n: 1 },
};

let server: Server | undefined;
let pump: Pump | undefined;
afterEach(async () => {
  await pump?.stop();
  server?.closeAllConnections();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
});

interface Heard {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A storefront on loopback that answers by `status` and keeps what it heard. */
async function storefront(status: (heard: Heard) => number = () => 200) {
  const heard: Heard[] = [];
  server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    heard.push({ headers: request.headers, body });
    response
      .writeHead(status({ headers: request.headers, body }), { location: '/elsewhere' })
      .end();
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/hook`, heard };
}

test.each(SECRETS)('the library itself verifies what is sent with %s', async (secret) => {
  const { url, heard } = await storefront();
  await deliver({ url, secret }, event);
  const [{ headers, body }] = heard as [Heard];
  const raw = !secret.startsWith('whsec_');
  const library = new Webhook(secret, raw ? { format: 'raw' } : {});
  const signed = headers as Record<string, string>;
  expect(library.verify(body, signed)).toEqual({
    type: 'ticket.created',
    timestamp: clock.now(),
    ticketId: 't1',
    data: { n: 1 },
  });
  expect(headers['webhook-id']).toBe(event.id);
  expect(() => library.verify(body.replace('"n":1', '"n":2'), signed)).toThrow();
});

test.each([302, 400, 500])(
  'an answer of %d is a failure, and no redirect is followed',
  async (status) => {
    const { url, heard } = await storefront(() => status);
    await expect(deliver({ url, secret: SECRETS[0] ?? '' }, event)).rejects.toThrow(String(status));
    expect(heard).toHaveLength(1);
  },
);

test('retries reach over a full day', () => {
  const hours = WEBHOOK_RETRY_MS.reduce((sum, ms) => sum + ms, 0) / 3_600_000;
  expect(hours).toBeGreaterThan(24);
  expect(hours).toBeLessThan(26);
});

const ALONE: DeliveryLease = { hold: async () => true, release: async () => {} };

/** Starts a pump over this feed; `cursor` is what a restart would find. */
function start(
  memory: ReturnType<typeof memoryFeed>,
  send: (id: string) => void,
  kept: { at?: string } = {},
  lease: DeliveryLease = ALONE,
) {
  const log = memoryLog();
  pump = createPump({
    feed: memory.feed,
    cursor: { get: async () => kept.at, set: async (at) => void Object.assign(kept, { at }) },
    lease,
    deliver: async ({ id }) => send(id),
    log,
    sweepMs: 10,
    retryAfterMs: [1, 5, 5, 5],
  });
  pump.start();
  return { kept, log, pump };
}

async function fill(memory: ReturnType<typeof memoryFeed>, ids: readonly string[]) {
  for (const id of ids)
    await memory.feed.append({
      id,
      type: 'ticket.updated',
      ticketId: id.split('-')[0] ?? '',
      at: clock.now(),
      data: {},
    });
}

test('each ticket in order, a failing ticket holding up no other, the cursor behind the oldest open one', async () => {
  const memory = memoryFeed();
  await fill(memory, ['a-1', 'b-1', 'a-2', 'b-2']);
  const sent: string[] = [];
  let down = true;
  const { kept } = start(memory, (id) => {
    if (id === 'a-1' && down) throw new Error('refused');
    sent.push(id);
  });
  await until(() => sent.includes('b-2'));
  expect(sent).toEqual(['b-1', 'b-2']);
  expect(kept.at).toBeUndefined();
  down = false;
  await until(() => kept.at === '4');
  expect(sent).toEqual(['b-1', 'b-2', 'a-1', 'a-2']);
});

test('a restart repeats nothing delivered and skips nothing open', async () => {
  const memory = memoryFeed();
  await fill(memory, ['a-1', 'b-1', 'c-1']);
  const kept: { at?: string } = {};
  const first: string[] = [];
  const before = start(
    memory,
    (id) => {
      if (id === 'b-1') throw new Error('refused');
      first.push(id);
    },
    kept,
  );
  await until(() => first.length === 2 && kept.at === '1');
  await before.pump.stop();
  const second: string[] = [];
  start(memory, (id) => void second.push(id), kept);
  await until(() => kept.at === '3');
  expect(second).toEqual(['b-1', 'c-1']);
});

test('an event refused to the end is given up with an alert, and the next one comes', async () => {
  const memory = memoryFeed();
  await fill(memory, ['a-1', 'a-2']);
  const sent: string[] = [];
  const { log, kept } = start(memory, (id) => {
    if (id === 'a-1') throw new Error('refused');
    sent.push(id);
  });
  await until(() => sent.length === 1 && kept.at === '2');
  expect(log.lines.at(-1)).toMatchObject({ alert: 'webhook_given_up', event: 'a-1', tried: 5 });
});

test('a nudge delivers at once', async () => {
  const memory = memoryFeed();
  const sent: string[] = [];
  const { pump: made } = start(memory, (id) => void sent.push(id));
  await fill(memory, ['a-1']);
  made.nudge();
  await until(() => sent.length === 1);
});

test('of two processes one delivers, and the other goes on when it stops', async () => {
  const memory = memoryFeed();
  const kept: { at?: string } = {};
  let holder: string | undefined;
  const leaseOf = (name: string): DeliveryLease => ({
    async hold() {
      holder ??= name;
      return holder === name;
    },
    async release() {
      if (holder === name) holder = undefined;
    },
  });
  const sent: string[] = [];
  const [one, two] = ['one', 'two'].map(
    (name) => start(memory, (id) => void sent.push(`${name} ${id}`), kept, leaseOf(name)).pump,
  );
  await fill(memory, ['a-1', 'b-1']);
  for (const made of [two, one]) made?.nudge();
  await until(() => kept.at === '2');
  const first = holder;
  await (first === 'one' ? one : two)?.stop();
  await fill(memory, ['a-2']);
  await until(() => kept.at === '3');
  const other = first === 'one' ? 'two' : 'one';
  expect(sent).toEqual([`${first} a-1`, `${first} b-1`, `${other} a-2`]);
  await (first === 'one' ? two : one)?.stop();
});
