import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../support/server-process.ts';

const KEY = { authorization: 'Bearer demo-integration-key', 'content-type': 'application/json' };
/** For a program to start, on a busy machine too. */
const LONG_MS = 120_000;
let dataDir: string;
let port: number;
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'redress-program-'));
  port = await freePort();
});
const children: ChildProcess[] = [];
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await rm(dataDir, { recursive: true, force: true });
});

/** The program itself, as `npm start` runs it. */
function start(env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    env: { ...process.env, NODE_ENV: '', DATA_DIR: dataDir, PORT: String(port), ...env },
    stdio: 'pipe',
  });
  children.push(child);
  let output = '';
  const written = { out: () => output };
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const listening = () =>
    expect.poll(written.out, { timeout: LONG_MS, interval: 50 }).toContain('is listening on');
  return { child, ended, listening, ...written };
}

const at = (where: string, body?: unknown) =>
  fetch(`http://127.0.0.1:${port}${where}`, {
    headers: KEY,
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  }).then((response) => response.json());

/** Says something in the conversation named, else in the newest: two days later that may be one the monitor began. */
async function say(text: string, known?: string) {
  const { buyers } = await at('/v1/demo/marketplace');
  const { token } = await at('/v1/demo/buyer-token', { buyerId: buyers[0].id });
  const auth = { token };
  const socket = io(`http://127.0.0.1:${port}/buyer`, { auth, transports: ['websocket'] });
  const { conversationId } = await socket.emitWithAck('open', {
    ...(known !== undefined && { conversationId: known }),
  });
  const message = { clientId: randomUUID(), conversationId, text };
  const ack = await socket.emitWithAck('message', message);
  const log = await socket.emitWithAck('sync', { conversationId, afterSeq: 0 });
  socket.close();
  return { ack, log, conversationId };
}

const stop = ({ child, ended }: { child: ChildProcess; ended: Promise<number | null> }) => {
  child.kill('SIGTERM');
  return ended;
};

describe('the program', () => {
  it(
    'starts on an empty folder, talks, stops, and goes on where it stopped',
    async () => {
      const first = start({ TEST_CLOCK: '2026-11-05T00:00:00Z' });
      await first.listening();
      expect(first.out()).toContain('operator@demo.redress');
      const { ack, conversationId } = await say('你好');
      expect(ack).toMatchObject({ ok: true });
      const moved = await at('/v1/test-clock', { advance: 'PT48H' });
      expect(moved).toMatchObject({ now: '2026-11-07T00:00:00.000Z' });
      expect(await stop(first)).toBe(0);

      const second = start({ TEST_CLOCK: '2026-11-05T00:00:00Z' });
      await second.listening();
      expect(second.out()).toContain('2026-11-07T00:00:00.000Z');
      const { log } = await say('还在吗', conversationId);
      expect(log.events.map((event: { text?: string }) => event.text)).toContain('你好');
      const rival = start({ PORT: '0' });
      expect(await rival.ended).toBe(1);
      expect(rival.out()).toMatch(/^cannot start: .*in use.*\n$/);
      expect(await stop(second)).toBe(0);
    },
    3 * LONG_MS,
  );

  it(
    'ends at once with one line that names a wrong setting',
    async () => {
      const wrong = start({ PORT: 'eighty' });
      expect(await wrong.ended).toBe(1);
      expect(wrong.out()).toBe('setting PORT: must be a port number, 0 to 65535\n');
    },
    LONG_MS,
  );

  it.each([
    ['DATABASE_URL', { DATABASE_URL: 'postgres://127.0.0.1:1/nobody' }],
    ['DATA_DIR', { DATA_DIR: path.resolve('package.json') }],
  ])(
    'and one that names what is not there: %s',
    async (name, env) => {
      const wrong = start(env);
      expect(await wrong.ended).toBe(1);
      expect(wrong.out()).toMatch(new RegExp(`^cannot start: ${name}: .+\\n$`));
    },
    LONG_MS,
  );

  it(
    'and one that names the port that somebody else has',
    async () => {
      const other = createServer().listen(0, '127.0.0.1');
      await once(other, 'listening');
      const late = start({ PORT: String((other.address() as AddressInfo).port) });
      expect(await late.ended).toBe(1);
      expect(late.out()).toMatch(/cannot start: HOST, PORT: .+\n$/);
      other.close();
    },
    LONG_MS,
  );
});
