import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { hash } from '@node-rs/argon2';
import { io as connect } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { createStaff } from '../../server/store/staff.ts';
import { aCase } from '../turn/case-kit.ts';

const people = {
  boss: { role: 'operator', groups: ['lead'] },
  amy: { role: 'agent', groups: ['general'] },
  ben: { role: 'agent', groups: ['general'] },
  judith: { role: 'juror', groups: [] },
} as const;
type Who = keyof typeof people;

let app: App;
let dataDir: string;
let origin: string;
const tokens = {} as Record<Who, string>;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'redress-shut-out-'));
  app = await createApp(
    readConfig({ DATA_DIR: dataDir, DEMO: '0', PORT: '0', LOG_LEVEL: 'silent', ...SECRETS }),
    { unlimited: true },
  );
  const passwordHash = await hash('demo', { memoryCost: 8, timeCost: 1 });
  for (const [userId, one] of Object.entries(people))
    await createStaff(app.database).put({
      ...{ userId, name: userId, email: `${userId}@desk.test`, passwordHash },
      ...one,
      groups: [...one.groups],
    });
  [, origin = ''] = await app.start();
  for (const who of Object.keys(people) as Who[]) await login(who);
}, 180_000);
afterAll(async () => {
  await app.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const SECRETS = {
  INTEGRATION_KEY: 'shut-out-integration-key-0123456789',
  STOREFRONT_SECRET: 'shut-out-storefront-secret-0123456789',
  ALLOWED_ORIGINS: 'http://localhost:9999',
};

async function call(who: Who | undefined, where: string, body?: unknown, more: RequestInit = {}) {
  const answer = await fetch(origin + where, {
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(who && { authorization: `Bearer ${tokens[who]}` }),
    },
    ...more,
  });
  return { status: answer.status, body: Object(await answer.json()) };
}
async function login(who: Who) {
  const entered = await call(undefined, '/v1/auth/login', {
    email: `${who}@desk.test`,
    password: 'demo',
  });
  tokens[who] = String(entered.body.token);
}
const act = (id: Who, action: 'disable' | 'enable') =>
  call('boss', `/v1/users/${id}/actions`, { action });
const command = (who: Who, id: string, name: string) =>
  call(who, `/v1/desk/talks/${id}/commands`, { command: name });

async function socketOf(who: Who) {
  const socket = connect(`${origin}/staff`, {
    ...{ transports: ['websocket'], forceNew: true, reconnection: false },
    auth: { token: tokens[who] },
  });
  await new Promise((resolve) => socket.once('connect', () => resolve(undefined)));
  return { socket, gone: new Promise((resolve) => socket.once('disconnect', resolve)) };
}

/** A buyer who asked for a person. */
async function waitingTalk() {
  const one = await aCase(app.database, { start: app.clock.now() });
  await one.chat.say('屏幕有一道划痕，商品页没写');
  await one.chat.say('转人工');
  return one;
}
const row = async (id: string) =>
  (await call('ben', `/v1/desk/talks?view=all`)).body.items.find(
    (one: { conversationId: string }) => one.conversationId === id,
  )?.talk;

describe('an account that is disabled', () => {
  it('loses its streams and sockets, and what it held waits in the queue for others', async () => {
    const { chat } = await waitingTalk();
    const { conversationId: id } = chat;
    await command('amy', id, 'take');
    const before = await row(id);
    expect(before).toMatchObject({ assignee: { id: 'amy' }, takenAt: expect.any(String) });
    const { socket, gone } = await socketOf('amy');
    const stream = await fetch(`${origin}/v1/conversations/${id}/events`, {
      headers: { authorization: `Bearer ${tokens.amy}`, accept: 'text/event-stream' },
    });
    expect(stream.status).toBe(200);
    expect((await act('amy', 'disable')).status).toBe(200);
    await gone;
    // A stream that ends can be read to its end.
    expect(await stream.text()).toContain('event: event');
    await expect.poll(() => row(id).then((talk) => talk?.assignee)).toBeUndefined();
    expect(await row(id)).toMatchObject({ group: 'general', queuedAt: before.queuedAt });
    await chat.fresh();
    expect(chat.events.slice(-2)).toMatchObject([
      { type: 'party', change: 'left', actor: { name: 'amy' } },
      { type: 'handoff', reason: 'transferred' },
    ]);
    // A person was promised: until one is there nobody else speaks.
    expect(await chat.say('还在吗')).toEqual([]);
    const there = await call('ben', '/v1/desk/colleagues');
    expect(there.body.items.map((one: { id: string }) => one.id).sort()).toEqual(['ben', 'boss']);
    const sent = { command: 'transfer', userId: 'amy' };
    expect((await call('ben', `/v1/desk/talks/${id}/commands`, sent)).status).toBe(422);
    expect((await command('ben', id, 'take')).body).toMatchObject({ holder: { id: 'ben' } });
    socket.close();
    await act('amy', 'enable');
    await login('amy');
  });

  it('is refused on a socket that was not closed, and then it is', async () => {
    const { chat } = await waitingTalk();
    const { socket, gone } = await socketOf('amy');
    // As where the word to close it was lost between nodes.
    await app.database.pool.query(
      `UPDATE staff_user SET disabled_at = now(), session_epoch = session_epoch + 1 WHERE id = 'amy'`,
    );
    for (const name of ['take', 'sync', 'presence'] as const) {
      const fields = { conversationId: chat.conversationId, afterSeq: 0, online: true };
      const picked = {
        take: ['conversationId'],
        sync: ['conversationId', 'afterSeq'],
        presence: ['online'],
      } as const;
      const payload = Object.fromEntries(
        picked[name].map((key) => [key, fields[key as keyof typeof fields]]),
      );
      // The first refusal closes it; what is asked then is not heard at all.
      const answer = await Promise.race([
        socket.emitWithAck(name, payload).catch(() => undefined),
        gone.then(() => undefined),
      ]);
      if (answer) expect(answer).toMatchObject({ ok: false, error: { code: 'unauthorized' } });
    }
    await gone;
    expect((await row(chat.conversationId))?.takenAt).toBeUndefined();
    await act('amy', 'enable');
    await login('amy');
  });

  it('is refused at every route at once', async () => {
    for (const who of ['amy', 'judith'] as const) {
      await act(who, 'disable');
      for (const { method, url, callers } of app.doors.routes) {
        if (!callers.includes(people[who].role)) continue;
        const path = url.replaceAll(/(?<=\/):\w+/g, randomUUID()).replaceAll('::', ':');
        const answer = await app.doors.http.inject({
          ...{ method, url: path, headers: { authorization: `Bearer ${tokens[who]}` } },
          ...(method !== 'GET' && { payload: {} }),
        });
        expect(`${answer.statusCode} ${method} ${url}`).toBe(`401 ${method} ${url}`);
      }
      await act(who, 'enable');
      await login(who);
    }
  });
});

it('who logs out has no stream left open', async () => {
  const { chat } = await waitingTalk();
  const stream = await fetch(`${origin}/v1/conversations/${chat.conversationId}/events`, {
    headers: { authorization: `Bearer ${tokens.ben}`, accept: 'text/event-stream' },
  });
  await call('ben', '/v1/auth/logout', {});
  expect(await stream.text()).toContain('event: event');
  await login('ben');
});

it('what somebody holds who is made a merchant goes back to its queue', async () => {
  const { chat } = await waitingTalk();
  const { conversationId: id } = chat;
  await command('amy', id, 'take');
  // Without a word from the office, as after a crash in between: the sweep finds it.
  await app.database.pool.query(`UPDATE staff_user SET role = 'juror' WHERE id = 'amy'`);
  await expect.poll(() => row(id).then((talk) => talk?.assignee)).toBeUndefined();
});
