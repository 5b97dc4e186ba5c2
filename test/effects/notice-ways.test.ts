import type { AddressInfo } from 'node:net';
import os from 'node:os';
import { SMTPServer } from 'smtp-server';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { createSimulatedCarrier } from '../../server/effects/carriers/simulated.ts';
import { createEffects, type Effects } from '../../server/effects/effects.ts';
import { createSimulatedGateway } from '../../server/effects/gateways/simulated.ts';
import { createNoticeWorld, type Notices } from '../../server/notices.ts';
import type { Database } from '../../server/store/database.ts';
import { createNoticeSettings } from '../../server/store/notice-settings.ts';
import { createNotices } from '../../server/store/notices.ts';
import { createOutbox } from '../../server/store/outbox.ts';
import { createPriceCells } from '../../server/store/price-cells.ts';
import { createStaff } from '../../server/store/staff.ts';
import { createStorefrontFeed } from '../../server/store/storefront-feed.ts';
import type { NoticeDraft } from '../../server/terms/notice.ts';
import type { NoticeTell } from '../../server/turn/effect.ts';
import { populate } from '../store/world.ts';
import { freshDatabase } from '../support/database.ts';
import { type PushEndpoint, startPushEndpoint } from '../support/push-endpoint.ts';
import { memoryLog } from './made.ts';

const mails: { from: string; to: string[]; text: string }[] = [];
let now = '2026-11-05T04:00:00.000Z';
let chatting = false;

const smtp = new SMTPServer({
  disabledCommands: ['STARTTLS', 'AUTH'],
  onData(stream, { envelope }, done) {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      const from = envelope.mailFrom ? envelope.mailFrom.address : '';
      const to = envelope.rcptTo.map(({ address }) => address);
      mails.push({ from, to, text: Buffer.concat(chunks).toString() });
      done();
    });
  },
});

let db: Database;
let notices: Notices;
let effects: Effects;
/** Where pushes and webhooks go. */
let outside: PushEndpoint;
const log = memoryLog();

beforeAll(async () => {
  db = await freshDatabase('postgres');
  await populate(db);
  await createStaff(db).put({
    kind: 'staff',
    userId: 'm1',
    name: '拾光',
    email: 'm1@demo.redress',
    role: 'merchant',
    merchantId: 'C1',
    groups: [],
    passwordHash: '-',
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', () => resolve()));
  outside = await startPushEndpoint();
  const config = readConfig({
    DATA_DIR: os.tmpdir(),
    SESSION_SECRET: 'x'.repeat(40),
    SMTP_URL: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
    MAIL_FROM: 'Redress <no-reply@shop.example>',
    PUBLIC_URL: 'https://care.example/',
    LOG_LEVEL: 'silent',
  });
  const clock = { now: () => now, frozen: true, advanceTo: async () => {} };
  notices = await createNoticeWorld({
    config,
    database: db,
    clock,
    broadcast: { noticed: () => {}, present: async () => chatting },
    nudge: () => effects.nudge(),
  });
  effects = createEffects({
    outbox: createOutbox(db.pool),
    feed: createStorefrontFeed(db.pool),
    cells: createPriceCells(db.pool),
    turn: {
      gatewayEvent: async () => ({ applied: true }),
      report: async () => ({ applied: true }),
      parcelBooked: async () => ({ applied: true }),
      tellTalk: async () => undefined,
    },
    batches: async () => undefined,
    payouts: async () => {},
    gateway: createSimulatedGateway(30),
    carrier: createSimulatedCarrier(),
    notices: notices.board,
    clock,
    log,
  });
  effects.start();
  const choices = createNoticeSettings(db.pool);
  await choices.addBrowser('staff:m1', {
    endpoint: `${outside.origin}/push`,
    ...outside.keys,
    locale: 'en',
  });
});
afterAll(async () => {
  await effects.stop(1_000);
  notices.close();
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
  await outside.close();
  await db.close();
});

const FACTS = { number: 'RD-1', item: 'ThinkPad', amountCents: 63_000, currency: 'CNY' } as const;
async function tell(ticketId: string, to: NoticeDraft['to'], name = 'merchant_review') {
  const effect: NoticeTell = {
    kind: 'notice.tell',
    ...{ ticketId, version: 1, conversationId: 'V1', buyerId: 'U1', merchantId: 'C1', at: now },
    moved: true,
    notices: [{ to, topic: 'act', name, facts: FACTS }],
  };
  await db.pool.query(
    'INSERT INTO outbox (key, ticket_id, kind, payload) VALUES ($1, $2, $3, $4)',
    [`notice:${ticketId}:1`, ticketId, effect.kind, JSON.stringify(effect)],
  );
  effects.nudge();
}
const settled = () =>
  expect
    .poll(async () => {
      effects.nudge();
      // One statement: a row on its way from one table to the other is seen in one of them.
      const { rows } = await db.pool.query<{ open: number }>(
        `SELECT ((SELECT count(*) FROM outbox WHERE state <> 'done') +
            (SELECT count(*) FROM notice WHERE route_at <= $1))::int AS open`,
        [now],
      );
      return rows[0]?.open;
    })
    .toBe(0);

describe('a notice leaves the house', () => {
  test('by mail, in words, with one click to end such mails', async () => {
    await tell('T1', 'merchant');
    await settled();
    expect(mails).toHaveLength(1);
    const [mail] = mails;
    expect(mail).toMatchObject({ from: 'no-reply@shop.example', to: ['m1@demo.redress'] });
    expect(mail?.text).toMatch(/^Message-ID: <notice-\d+@redress.notice>/im);
    expect(mail?.text).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/im);
    expect(mail?.text).toMatch(/^List-Unsubscribe: *\s*<https:\/\/care\.example\/v1\/notices\//im);
    const words = unquoted(mail?.text ?? '');
    expect(words).toContain('¥630.00');
    expect(words).toContain('https://care.example/console/#/tickets/T1');
  });

  test('by push, sealed for that one browser and signed with our key', async () => {
    const [call] = outside.calls.filter(({ path }) => path === '/push');
    expect(call?.headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '86400' });
    expect(call?.headers.authorization).toMatch(/^vapid t=[\w.-]+, k=[\w-]{87}$/);
    const message = outside.open(call?.body ?? Buffer.alloc(0));
    expect(message).toMatchObject({ title: 'A case awaits your answer', tag: 'T1' });
    expect(message.body).toContain('¥630.00');
  });

  test('once, though every row runs again', async () => {
    await tell('T1', 'merchant');
    await db.pool.query("UPDATE outbox SET state = 'done' WHERE kind <> 'notice.tell'");
    await settled();
    expect(mails).toHaveLength(1);
    expect(outside.calls.filter(({ path }) => path === '/push')).toHaveLength(1);
    expect(await createNotices(db.pool).unread('staff:m1')).toBe(1);
  });

  test('at the end of its reader’s night, and not if it was seen before', async () => {
    mails.length = 0;
    now = '2026-11-05T15:00:00.000Z';
    await tell('T2', 'merchant');
    await tell('T3', 'merchant');
    await settled();
    expect(mails).toEqual([]);
    const [, router] = notices.chores;
    const morning = '2026-11-06T00:00:00.000Z';
    expect(await router?.nextAt('2026-11-05T23:59:59.000Z')).toBeUndefined();
    expect(await router?.nextAt('2026-11-09T00:00:00.000Z')).toBe(morning);
    const kept = createNotices(db.pool);
    const [newest] = await kept.list('staff:m1', { limit: 1, unread: true });
    await kept.markRead('staff:m1', { ids: [newest?.id ?? ''] }, now);
    now = morning;
    await router?.run(now);
    await settled();
    expect(mails).toHaveLength(1);
  });

  test('not to a buyer who has the chat open', async () => {
    mails.length = 0;
    await db.pool.query(
      `UPDATE buyer SET body = (body::jsonb || '{"email": "lin@example.com"}')::json WHERE id = 'U1'`,
    );
    now = '2026-11-06T04:00:00.000Z';
    chatting = true;
    await tell('T4', 'buyer', 'offer_wait');
    await settled();
    expect(mails).toEqual([]);
    chatting = false;
    await tell('T5', 'buyer', 'offer_wait');
    await settled();
    expect(mails.map(({ to }) => to)).toEqual([['lin@example.com']]);
  });

  test('to a buyer in the language of their talk, and on their phone with nothing private', async () => {
    mails.length = 0;
    outside.calls.length = 0;
    await db.pool.query("UPDATE conversation SET locale = 'en' WHERE id = 'V1'");
    await createNoticeSettings(db.pool).addBrowser('buyer:U1', {
      endpoint: `${outside.origin}/push/buyer`,
      ...outside.keys,
      locale: 'zh-CN',
    });
    await tell('T5a', 'buyer', 'offer_wait');
    await settled();
    expect(unquoted(mails[0]?.text ?? '')).toContain('there is a new offer');
    const [call] = outside.calls;
    expect(call?.path).toBe('/push/buyer');
    expect(outside.open(call?.body ?? Buffer.alloc(0))).toMatchObject({
      title: '售后有新进展',
      body: '「ThinkPad」有新进展，等您确认，点开查看。',
      tag: 'T5a',
    });
  });

  test('to a merchant’s own machines, signed; a refusal is shown to the merchant and tried again', async () => {
    const choices = createNoticeSettings(db.pool);
    const hook = {
      merchantId: 'C1',
      url: `${outside.origin}/hook`,
      enabled: true,
      renewSecret: false,
    };
    const secret = await choices.putHook({ ...hook, by: 'm1', at: now });
    expect(secret).toMatch(/^whsec_/);
    expect(await choices.putHook({ ...hook, by: 'm1', at: now })).toBeUndefined();
    outside.answerWith(500);
    await tell('T6', 'merchant');
    await expect.poll(async () => (await choices.hook('C1'))?.lastError).toContain('500');
    outside.answerWith(200);
    await expect
      .poll(async () => {
        effects.nudge();
        return (await choices.hook('C1'))?.lastOkAt;
      })
      .toBe(now);
    const [first, second] = outside.calls.filter(({ path }) => path === '/hook');
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    const verified = new Webhook(secret ?? '').verify(
      String(second?.body),
      second?.headers as Record<string, string>,
    );
    expect(verified).toMatchObject({ type: 'notice.act', ticketId: 'T6', data: FACTS });
  });

  test('no more to a browser that gave up', async () => {
    outside.answerWith(410);
    const before = outside.calls.length;
    await tell('T7', 'merchant');
    await expect.poll(() => createNoticeSettings(db.pool).browsers('staff:m1')).toBe(0);
    await tell('T7a', 'buyer', 'offer_wait');
    await expect.poll(() => createNoticeSettings(db.pool).browsers('buyer:U1')).toBe(0);
    expect(outside.calls.length).toBeGreaterThan(before);
    outside.answerWith(200);
  });
});

test('each morning a merchant’s people get their day in one notice, once', async () => {
  const [digests] = notices.chores;
  const kept = createNotices(db.pool);
  const [id, body] = ['T9', '{}'];
  await db.pool.query(
    `INSERT INTO ticket (id, number, version, state, holder, conversation_id, buyer_id, merchant_id,
       order_id, item_id, item_title, leaf, trunk, currency, paid_cents, claim_no, deadline_at,
       created_at, updated_at, body)
     VALUES ($1, 'RD-9', 1, 'merchant_review', 'merchant', 'V1', 'U1', 'C1', 'O1', '1', 'ThinkPad',
       'NAD.appearance', 'NAD', 'CNY', 420000, 1, $2, $3, $3, $4)`,
    [id, '2026-11-08T02:00:00.000Z', '2026-11-07T02:00:00.000Z', body],
  );
  // The first start tells no day that was over before it.
  now = '2026-11-06T04:00:00.000Z';
  expect(await digests?.nextAt(now)).toBeUndefined();
  now = '2026-11-08T01:30:00.000Z';
  expect(await digests?.nextAt(now)).toBe('2026-11-08T01:00:00.000Z');
  expect(await digests?.run(now)).toBe(1);
  expect(await digests?.run(now)).toBe(0);
  expect(await digests?.nextAt(now)).toBeUndefined();
  const told = (await kept.list('staff:m1', { limit: 99, unread: true })).filter(
    ({ topic }) => topic === 'digest',
  );
  expect(told.map(({ facts }) => facts.counts)).toEqual([
    { open: 1, todo: 1, due: 1, opened: 1, closed: 0 },
  ]);
});

/** Quoted-printable, undone. */
const unquoted = (text: string): string =>
  Buffer.from(
    text
      .replaceAll(/=\r?\n/g, '')
      .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      ),
    'latin1',
  ).toString();
