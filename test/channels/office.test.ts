import { hash } from '@node-rs/argon2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_GROUPS, DEFAULT_HOURS } from '../../server/contract/desk-settings.ts';
import { DESK_TABLE } from '../../server/dialogue/desk/rules.ts';
import { deskRules } from '../../server/plugins/desk-rules.ts';
import type { Database } from '../../server/store/database.ts';
import { createDeskSettings, DESK_RULES_KEY } from '../../server/store/desk-settings.ts';
import { createOffice } from '../../server/store/office.ts';
import { createStaff } from '../../server/store/staff.ts';
import { populate } from '../store/world.ts';
import { freshDatabase } from '../support/database.ts';
import { type House, openHouse } from './house.ts';

let db: Database;
let house: House;
const tokens: Record<string, string> = {};
/** How often the desk looked who is there. */
let looks = 0;
/** Whose token `op1` is: of two operators who disable each other at once, either may be left. */
let operator = 'op1';

const login = async (email: string, password = 'demo') =>
  (await house.call({ path: '/v1/auth/login', body: { email, password } })).body;

beforeAll(async () => {
  db = await freshDatabase('postgres');
  await populate(db);
  const staff = createStaff(db);
  const passwordHash = await hash('demo', { memoryCost: 8, timeCost: 1 });
  const people = [
    { userId: 'op1', role: 'operator', groups: ['lead'] },
    { userId: 'op2', role: 'operator', groups: [] },
    { userId: 'ag1', role: 'agent', groups: ['general'] },
    { userId: 'm1', role: 'merchant', merchantId: 'C1', groups: [] },
  ] as const;
  for (const one of people) {
    const email = `${one.userId}@demo.redress`;
    await staff.put({ kind: 'staff', name: one.userId, email, passwordHash, ...one });
  }
  const book = await deskRules({
    ...createDeskSettings(db),
    write: (table, hand, check) =>
      createOffice(db.pool).putSetting(DESK_RULES_KEY, table, hand, ({ before }) => check(before)),
  });
  house = await openHouse(
    {},
    {
      ...{ staff, office: createOffice(db.pool), desk: createDeskSettings(db) },
      ...{ deskRules: book, regrouped: book.reread },
      presence() {
        looks += 1;
      },
    },
  );
  for (const { userId } of people)
    tokens[userId] = String((await login(`${userId}@demo.redress`)).token);
});
afterAll(async () => {
  await house.close();
  await db.close();
});

const get = (who: string, path: string) => house.call({ path, token: tokens[who] });
const send = (who: string, method: string, path: string, body: unknown) =>
  house.call({ method, path, token: tokens[who], body });
const act = (who: string, id: string, action: string, more = {}) =>
  send(who, 'POST', `/v1/users/${id}/actions`, { action, ...more });
const profile = (change: object = {}) => ({
  ...{ name: '许安然', role: 'agent', groups: ['general'], skills: ['watches'] },
  ...{ languages: ['zh-CN'], capacity: 3 },
  ...change,
});

describe('accounts', () => {
  it('are an operator’s business alone', async () => {
    for (const who of ['ag1', 'm1'])
      for (const path of ['/v1/users', '/v1/office-log'])
        expect((await get(who, path)).status).toBe(403);
    expect((await send('ag1', 'POST', '/v1/users', profile())).status).toBe(403);
    expect((await act('m1', 'op2', 'disable')).status).toBe(403);
    expect((await get('op1', '/v1/users')).text).not.toMatch(/argon2|password/i);
  });

  it('are made with a password that is told once, and works', async () => {
    const made = await send('op1', 'POST', '/v1/users', profile({ email: 'New@demo.redress' }));
    expect(made.status).toBe(201);
    const password = String(made.body.password);
    const entered = await login('new@demo.redress', password);
    expect(entered).toMatchObject({ user: { role: 'agent', groups: ['general'] } });
    expect((await get('op1', '/v1/users')).text).not.toContain(password);
  });

  it.each([
    ['an address that is taken', { email: 'AG1@demo.redress' }, 'email'],
    ['a group that is not there', { email: 'x@demo.redress', groups: ['night'] }, 'groups'],
    ['a merchant without one', { email: 'x@demo.redress', role: 'merchant' }, 'merchantId'],
    ['an agent with one', { email: 'x@demo.redress', merchantId: 'C1' }, 'merchantId'],
    [
      'a merchant that is not there',
      { email: 'x@demo.redress', role: 'merchant', merchantId: 'C9' },
      'merchantId',
    ],
    ['no language', { email: 'x@demo.redress', languages: [] }, 'languages'],
    ['a short password', { email: 'x@demo.redress', password: 'short' }, 'password'],
  ])('refuse %s, naming the field, and nothing is made', async (_name, change, path) => {
    const before = (await get('op1', '/v1/users')).text;
    const answer = await send('op1', 'POST', '/v1/users', profile(change));
    expect(answer.body).toMatchObject({ status: 422, errors: [{ path }] });
    expect((await get('op1', '/v1/users')).text).toBe(before);
  });

  it('change, and what they may see changes with them at once', async () => {
    const { socket } = await house.socket('/staff', { token: String(tokens.ag1) });
    const gone = new Promise((resolve) => socket.once('disconnect', resolve));
    const other = profile({ role: 'operator', groups: ['lead'], capacity: 0 });
    expect((await send('op1', 'PUT', '/v1/users/ag1', other)).body).toMatchObject({
      user: { id: 'ag1', role: 'operator', groups: ['lead'], skills: ['watches'], capacity: 0 },
    });
    await gone;
    expect((await get('ag1', '/v1/users')).status).toBe(200);
    await send('op1', 'PUT', '/v1/users/ag1', profile());
    expect((await get('ag1', '/v1/users')).status).toBe(403);
    expect((await send('op1', 'PUT', '/v1/users/nobody', profile())).status).toBe(404);
  });

  it('that take more, or other work, are offered it at once', async () => {
    const before = looks;
    expect((await send('op1', 'PUT', '/v1/users/ag1', profile({ capacity: 8 }))).status).toBe(200);
    expect(looks).toBe(before + 1);
    expect((await send('op1', 'PUT', '/v1/users/ag1', profile({ capacity: -1 }))).status).toBe(422);
    expect(looks).toBe(before + 1);
  });

  it('that are disabled are out at once, sockets and all, until they are enabled', async () => {
    const { socket } = await house.socket('/staff', { token: String(tokens.m1) });
    const closed = new Promise((resolve) => socket.once('disconnect', resolve));
    expect((await act('op1', 'm1', 'disable')).body).toMatchObject({
      user: { disabledAt: expect.any(String) },
    });
    await closed;
    expect((await get('m1', '/v1/tickets/t-1')).status).toBe(401);
    expect((await house.socket('/staff', { token: String(tokens.m1) })).refused?.message).toBe(
      'unauthorized',
    );
    expect(await login('m1@demo.redress')).toMatchObject({ status: 401 });
    await act('op1', 'm1', 'enable');
    // What began before holds no longer; who comes in anew may stay.
    expect((await get('m1', '/v1/tickets/t-1')).status).toBe(401);
    tokens.m1 = String((await login('m1@demo.redress')).token);
    expect((await get('m1', '/v1/notices/preferences')).status).not.toBe(401);
  });

  it('that get another password lose every session they had', async () => {
    const reset = await act('op1', 'ag1', 'reset_password');
    expect((await get('ag1', '/v1/desk/hours')).status).toBe(401);
    expect(await login('ag1@demo.redress')).toMatchObject({ status: 401 });
    tokens.ag1 = String((await login('ag1@demo.redress', String(reset.body.password))).token);
    expect((await get('ag1', '/v1/desk/hours')).status).toBe(200);
  });

  it('keep one operator, whoever asks and however', async () => {
    expect((await act('op1', 'op1', 'disable')).body).toMatchObject({ code: 'action_not_allowed' });
    // Two at once: each would leave the other, and one of them must fail.
    const both = await Promise.all([act('op1', 'op2', 'disable'), act('op2', 'op1', 'disable')]);
    const statuses = both.map(({ status }) => status).sort();
    expect(statuses[0]).toBe(200);
    expect(statuses[1]).toBeGreaterThanOrEqual(401);
    const { rows } = await db.pool.query<{ id: string }>(
      "SELECT id FROM staff_user WHERE role = 'operator' AND disabled_at IS NULL",
    );
    expect(rows).toHaveLength(1);
    const last = rows[0]?.id ?? '';
    tokens[last] = String((await login(`${last}@demo.redress`)).token);
    const agent = profile({ role: 'agent' });
    const demoted = await send(last, 'PUT', `/v1/users/${last}`, agent);
    expect(demoted.body).toMatchObject({ status: 422, code: 'action_not_allowed' });
    tokens.op1 = tokens[last] ?? '';
    operator = last;
  });
});

const group = (id: string) => ({ id, names: { 'zh-CN': '小组', en: id } });

describe('settings', () => {
  it('hours are read by the desk and changed by operators', async () => {
    const { version: first, ...before } = (await get('ag1', '/v1/desk/hours')).body;
    expect(before).toEqual(DEFAULT_HOURS);
    const hours = { ...DEFAULT_HOURS, timeZone: 'Europe/Berlin', holidays: ['2027-01-01'] };
    const put = (who: string, body: object, baseVersion: unknown) =>
      send(who, 'PUT', '/v1/desk/hours', { ...body, baseVersion });
    expect((await put('ag1', hours, first)).status).toBe(403);
    const { version, ...after } = (await put('op1', hours, first)).body;
    expect(after).toEqual(hours);
    expect((await get('ag1', '/v1/desk/hours')).body).toEqual({ ...hours, version });
    const wrong = { ...hours, days: { ...hours.days, mon: [['12:00', '09:00']] } };
    expect((await put('op1', wrong, version)).body).toMatchObject({
      errors: [{ path: 'days.mon' }],
    });
  });

  it('groups may be added and named, and go only when nobody needs them', async () => {
    const night = group('night');
    const put = async (groups: unknown) => {
      const { version: baseVersion } = (await get('op1', '/v1/desk/groups')).body;
      return send('op1', 'PUT', '/v1/desk/groups', { groups, baseVersion });
    };
    expect((await put([...DEFAULT_GROUPS, night])).body.groups).toContainEqual(night);
    const moved = await send('op1', 'PUT', '/v1/users/ag1', profile({ groups: ['night'] }));
    expect(moved.status).toBe(200);
    expect((await put(DEFAULT_GROUPS)).body).toMatchObject({ errors: [{ path: 'groups' }] });
    await send('op1', 'PUT', '/v1/users/ag1', profile());
    expect((await put(DEFAULT_GROUPS)).status).toBe(200);
    expect((await put([night])).body).toMatchObject({ status: 422, errors: [{ path: 'groups' }] });
    const route = async (group: string) =>
      send('op1', 'PUT', '/v1/desk/rules', {
        ...DESK_TABLE,
        baseVersion: (await get('op1', '/v1/desk/rules')).body.version,
        routing: [{ when: { leaf: 'NAD' }, goes: { group } }, ...DESK_TABLE.routing],
      });
    expect((await route('night')).body).toMatchObject({
      status: 422,
      errors: [{ path: 'routing.0.goes.group' }],
    });
    await put([...DEFAULT_GROUPS, night]);
    expect((await route('night')).status).toBe(200);
    // A rule sends there: gone it may be only by name of who has its work.
    expect((await put(DEFAULT_GROUPS)).body).toMatchObject({ errors: [{ path: 'groups' }] });
    expect((await put([...DEFAULT_GROUPS, { ...night, to: 'general' }])).status).toBe(200);
    const late = await send('op1', 'PUT', '/v1/users/ag1', profile({ groups: ['night'] }));
    expect(late.body).toMatchObject({ errors: [{ path: 'groups' }] });
  });
});

it('everything that was changed is written down, by whom, from what to what', async () => {
  const { items } = (await get('op1', '/v1/office-log?limit=100')).body as {
    items: { subject: string; action: string; subjectName?: string }[];
  };
  const of = (subject: string, action: string) =>
    items.filter((one) => one.subject === subject && one.action === action);
  expect(of('user:m1', 'disable')).toMatchObject([
    {
      ...{ actor: 'op1', actorName: expect.any(String), subjectName: expect.any(String) },
      ...{ before: { disabled_at: null }, after: { disabled_at: expect.any(String) } },
    },
  ]);
  expect(of('desk.hours', 'change')[0]?.subjectName).toBeUndefined();
  expect(of('desk.hours', 'change')).toMatchObject([
    { before: null, after: { timeZone: 'Europe/Berlin' } },
  ]);
  expect(of('desk.rules', 'change')).toMatchObject([{ actor: operator, before: null }]);
  expect(of('user:ag1', 'reset_password')).toHaveLength(1);
  expect(JSON.stringify(items)).not.toMatch(/argon2|password_hash/);
  await expect(db.pool.query('DELETE FROM office_log')).rejects.toThrow();
});

it.each(['hours', 'groups', 'rules'])(
  '%s are not changed by who read them before a colleague did',
  async (name) => {
    const path = `/v1/desk/${name}`;
    const { version: baseVersion, ...read } = (await get('op1', path)).body;
    const { routing } = DESK_TABLE;
    const groups = Array.isArray(read.groups) ? read.groups : [];
    const change = {
      hours: [{ holidays: ['2027-05-01'] }, { holidays: ['2027-05-02'] }],
      groups: [{ groups: [...groups, group('early')] }, { groups: [...groups, group('late')] }],
      rules: [
        { routing, assignment: { offerMinutes: 7 } },
        { routing, assignment: { offerMinutes: 9 } },
      ],
    }[name];
    const [mine, theirs] = (change ?? []).map((part) => ({ ...read, ...part, baseVersion }));
    const answers = await Promise.all([mine, theirs].map((body) => send('op1', 'PUT', path, body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body).toMatchObject({ code: 'version_conflict' });
    const kept = answers.find(({ status }) => status === 200);
    expect((await get('op1', path)).body).toEqual(kept?.body);
  },
);
