import os from 'node:os';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { wallClock } from '../../server/channels/clock.ts';
import { readConfig } from '../../server/config.ts';
import { DEFAULT_PREFERENCES } from '../../server/contract/notice-settings.ts';
import { createNoticeWorld, type Notices } from '../../server/notices.ts';
import { pushInvitations } from '../../server/plugins/push-invitations.ts';
import type { Database } from '../../server/store/database.ts';
import { createStaff } from '../../server/store/staff.ts';
import { createStorefrontWrites } from '../../server/store/storefront-writes.ts';
import { merchant } from '../store/world.ts';
import { freshDatabase } from '../support/database.ts';
import { buyerToken, type House, openHouse } from './house.ts';

const NOW = '2026-11-05T12:14:00.000Z';
let db: Database;
let notices: Notices;
let house: House;
const tokens: Record<string, string> = {};
const hinted: string[] = [];

beforeAll(async () => {
  db = await freshDatabase('postgres');
  const writes = createStorefrontWrites(db.pool, { now: () => NOW });
  for (const id of ['m-1', 'm-2']) await writes.putMerchant(merchant(id), undefined);
  await createStaff(db).put({
    kind: 'staff',
    ...{ userId: 'u-merchant', name: 'm', email: 'merchant@demo.redress', role: 'merchant' },
    ...{ merchantId: 'm-2', groups: [], passwordHash: '-' },
  });
  notices = await createNoticeWorld({
    config: readConfig({ DATA_DIR: os.tmpdir(), SESSION_SECRET: 'x'.repeat(40), DEMO: '0' }),
    database: db,
    clock: wallClock,
    broadcast: { noticed: (userIds) => void hinted.push(...userIds), present: async () => false },
    nudge: () => {},
  });
  house = await openHouse({}, { more: notices.routes });
  for (const role of ['agent', 'operator', 'merchant']) {
    const body = { email: `${role}@demo.redress`, password: 'demo' };
    tokens[role] = String((await house.call({ path: '/v1/auth/login', body })).body.token);
  }
  tokens.buyer = await buyerToken({ sub: 'b-1' });
  for (const recipient of ['staff:u-merchant', 'staff:u-merchant', 'buyer:b-1'])
    await db.pool.query(
      `INSERT INTO notice (key, recipient, ticket_id, topic, name, facts, at)
       VALUES (gen_random_uuid()::text, $1, 't-1', 'act', 'merchant_review', $2, $3)`,
      [recipient, JSON.stringify({ number: 'RD-1', item: 'X', deadlineAt: NOW }), NOW],
    );
});
afterAll(async () => {
  await house.close();
  notices.close();
  await db.close();
});

const get = (who: string, path: string) => house.call({ path, token: tokens[who] });
const send = (who: string, method: string, path: string, body: unknown) =>
  house.call({ method, path, token: tokens[who], body });

describe('a reader’s notices', () => {
  it('are their own, in their language, newest first, page by page', async () => {
    const first = (await get('merchant', '/v1/notices?locale=en&limit=1')).body;
    expect(first).toMatchObject({ unread: 2, items: [{ title: 'A case awaits your answer' }] });
    const second = (await get('merchant', `/v1/notices?limit=1&cursor=${first.nextCursor}`)).body;
    expect(second).toMatchObject({ nextCursor: null, items: [{ title: '有售后等您处理' }] });
  });

  it('tell times in the zone of the page they are shown on, else in the shop’s', async () => {
    const told = async (zone: string) =>
      JSON.stringify((await get('merchant', `/v1/notices?limit=1${zone}`)).body.items);
    expect(await told('')).toContain('11月5日 20:14');
    expect(await told('&timeZone=Europe/Berlin')).toContain('11月5日 13:14');
    expect((await get('merchant', '/v1/notices?timeZone=Nowhere')).status).toBe(422);
  });

  it('are nobody else’s', async () => {
    expect((await get('agent', '/v1/notices')).body).toEqual({
      items: [],
      nextCursor: null,
      unread: 0,
    });
    expect((await get('buyer', '/v1/notices')).body).toMatchObject({ unread: 1 });
  });

  it('are marked as read by themselves only', async () => {
    const { items } = (await get('merchant', '/v1/notices')).body as { items: { id: string }[] };
    const ids = items.map(({ id }) => id);
    await send('agent', 'POST', '/v1/notices/read', { ids, upTo: ids[0] });
    expect((await get('merchant', '/v1/notices')).body.unread).toBe(2);
    const marked = await send('merchant', 'POST', '/v1/notices/read', { ids: [ids[1]] });
    expect(marked.body).toEqual({ unread: 1 });
    await send('merchant', 'POST', '/v1/notices/read', { upTo: ids[0] });
    expect((await get('merchant', '/v1/notices?unread=true')).body.items).toEqual([]);
  });
});

describe('what a reader chose', () => {
  it('is the default of their role until they choose, and then theirs alone', async () => {
    const before = (await get('agent', '/v1/notices/preferences')).body;
    expect(before).toMatchObject({ ...DEFAULT_PREFERENCES.agent, mailWorks: false, browsers: 0 });
    const chosen = {
      ...DEFAULT_PREFERENCES.agent,
      mail: ['act'],
      quiet: { from: '23:00', to: '07:00' },
    };
    hinted.length = 0;
    const put = await send('agent', 'PUT', '/v1/notices/preferences', chosen);
    // Their other tabs hear of it.
    expect(hinted).toHaveLength(1);
    expect(put.body).toMatchObject(chosen);
    expect((await get('operator', '/v1/notices/preferences')).body.mail).toEqual([]);
    const wrong = { ...chosen, quiet: { from: '23:00', to: '23:00' } };
    expect((await send('agent', 'PUT', '/v1/notices/preferences', wrong)).body).toMatchObject({
      status: 422,
      errors: [{ path: 'quiet' }],
    });
  });

  it('leaves out of the list what is not wanted there, but never what one must do', async () => {
    await db.pool.query(
      `INSERT INTO notice (key, recipient, topic, name, facts, at)
       VALUES ('k', 'staff:u-agent', 'news', 'resumed', '{"number": "RD-1", "item": "X"}', $1)`,
      [NOW],
    );
    expect((await get('agent', '/v1/notices')).body).toMatchObject({ unread: 1 });
    const chosen = { ...DEFAULT_PREFERENCES.agent, app: ['act', 'reminder'] };
    await send('agent', 'PUT', '/v1/notices/preferences', chosen);
    expect((await get('agent', '/v1/notices')).body).toMatchObject({ unread: 0, items: [] });
    const without = { ...chosen, app: ['reminder'] };
    expect((await send('agent', 'PUT', '/v1/notices/preferences', without)).status).toBe(422);
  });

  it('a browser that leads inward is refused, naming the field', async () => {
    const keys = { p256dh: 'x'.repeat(87), auth: 'y'.repeat(22) };
    const at = (endpoint: string) =>
      send('agent', 'POST', '/v1/notices/browsers', { endpoint, keys, locale: 'zh-CN' });
    expect((await at('https://169.254.169.254/x')).body).toMatchObject({
      status: 422,
      errors: [{ path: 'endpoint' }],
    });
    const endpoint = 'https://push.example.com/abc';
    expect((await at(endpoint)).body).toEqual({ browsers: 1 });
    expect((await at(endpoint)).body).toEqual({ browsers: 1 });
    await send('operator', 'POST', '/v1/notices/browsers/end', { endpoint });
    expect((await at(endpoint)).body).toEqual({ browsers: 1 });
    expect((await send('agent', 'POST', '/v1/notices/browsers/end', { endpoint })).body).toEqual({
      browsers: 0,
    });
  });
});

describe('a buyer’s browser', () => {
  const keys = { p256dh: 'x'.repeat(87), auth: 'y'.repeat(22) };
  const endpoint = 'https://push.example.com/phone';
  const phone = { endpoint, keys, locale: 'zh-CN' };
  const invitationOf = async (who: string) => {
    const { body } = await send(who, 'POST', '/v1/notices/browsers/invite', { locale: 'en' });
    const fragment = new URLSearchParams(new URL(String(body.page)).hash.slice(1));
    expect(fragment.get('key')).toMatch(/^[\w-]{80,}$/);
    expect(fragment.get('locale')).toBe('en');
    return fragment.get('invitation') ?? '';
  };
  const invited = (body: object, end = '') =>
    house.call({ method: 'POST', path: `/v1/notices/browsers/invited${end}`, body });

  it('is added by a page without a token, for the one who was invited and nobody else', async () => {
    const invitation = await invitationOf('buyer');
    expect((await invited({ ...phone, invitation })).body).toEqual({ browsers: 1 });
    expect((await get('buyer', '/v1/notices/preferences')).body).toMatchObject({ browsers: 1 });
    const other = await buyerToken({ sub: 'b-2' });
    const theirs = await house.call({ path: '/v1/notices/preferences', token: other });
    expect(theirs.body).toMatchObject({ browsers: 0 });
    // Another buyer can end none of them, by token or by invitation.
    await house.call({
      method: 'POST',
      path: '/v1/notices/browsers/end',
      token: other,
      body: { endpoint },
    });
    await house.call({ method: 'POST', path: '/v1/notices/browsers/end', token: other, body: {} });
    expect((await get('buyer', '/v1/notices/preferences')).body).toMatchObject({ browsers: 1 });
  });

  it('is refused where the invitation is not ours or leads inward', async () => {
    const invitation = await invitationOf('buyer');
    const [, until, proof] = invitation.split('.');
    const name = Buffer.from('buyer:b-2').toString('base64url');
    for (const forged of [`${name}.${until}.${proof}`, 'x', '..'])
      expect((await invited({ ...phone, invitation: forged })).status).toBe(404);
    const inward = { ...phone, endpoint: 'https://10.0.0.1/x', invitation };
    expect((await invited(inward)).body).toMatchObject({ errors: [{ path: 'endpoint' }] });
    const invite = { method: 'POST', path: '/v1/notices/browsers/invite', body: {} };
    expect((await house.call(invite)).status).toBe(401);
    expect((await send('agent', 'POST', invite.path, {})).status).toBe(403);
  });

  it('ends from its own page, or with all the others from the chat', async () => {
    const invitation = await invitationOf('buyer');
    expect((await invited({ endpoint, invitation }, '/end')).body).toEqual({ browsers: 0 });
    for (const which of ['a', 'b'])
      await invited({ ...phone, endpoint: `${endpoint}/${which}`, invitation });
    const all = await send('buyer', 'POST', '/v1/notices/browsers/end', {});
    expect(all.body).toEqual({ browsers: 0 });
  });

  it('is led to the talk in the shop’s page', async () => {
    const page = await fetch(`${house.loopback}/v1/notices/talk/cv_1`, { redirect: 'manual' });
    expect(page.status).toBe(302);
    expect(page.headers.get('location')).toBe('http://localhost:3000/?redress=cv_1');
  });
});

test('an invitation is good for ten minutes', () => {
  let now = Date.parse(NOW);
  const { make, readerOf } = pushInvitations(new Uint8Array(32), () => now);
  const invitation = make('buyer:b-1');
  now += 599_999;
  expect(readerOf(invitation)).toBe('buyer:b-1');
  now += 1;
  expect(readerOf(invitation)).toBeUndefined();
});

describe('a merchant’s own address', () => {
  const hook = { url: 'https://hooks.example.com/redress', enabled: true };
  it('is the merchant’s to set; another’s is as if it were not there', async () => {
    const made = await send('merchant', 'PUT', '/v1/merchants/m-2/webhook', hook);
    expect(made.body).toMatchObject({ ...hook, secret: expect.stringMatching(/^whsec_/) });
    expect((await get('merchant', '/v1/merchants/m-2/webhook')).body).toEqual(hook);
    const [foreign, none] = [
      await get('merchant', '/v1/merchants/m-1/webhook'),
      await get('merchant', '/v1/merchants/m-0/webhook'),
    ];
    expect(foreign.status).toBe(404);
    expect(foreign.text).toBe(none.text);
    expect((await send('merchant', 'PUT', '/v1/merchants/m-1/webhook', hook)).status).toBe(404);
    expect((await get('agent', '/v1/merchants/m-2/webhook')).status).toBe(403);
    const inward = { ...hook, url: 'https://10.0.0.1/' };
    expect((await send('merchant', 'PUT', '/v1/merchants/m-2/webhook', inward)).status).toBe(422);
  });
});

describe('the link at the end of a mail', () => {
  it('asks first, then ends mails by one click, and is good for nothing else', async () => {
    const url = new URL(notices.board.unsubscribeUrl('staff:u-merchant'));
    const path = url.pathname + url.search;
    const page = await house.call({ path });
    expect(page.type).toContain('text/html');
    expect((await get('merchant', '/v1/notices/preferences')).body.mail).not.toEqual([]);
    const clicked = await house.call({
      method: 'POST',
      path,
      raw: 'List-Unsubscribe=One-Click',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(clicked.status).toBe(200);
    expect((await get('merchant', '/v1/notices/preferences')).body.mail).toEqual([]);
    const forged = path.replace(
      /token=[^.]+/,
      `token=${Buffer.from('staff:u-agent').toString('base64url')}`,
    );
    expect((await house.call({ path: forged })).status).toBe(404);
  });
});
