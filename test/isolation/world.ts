import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { hash } from '@node-rs/argon2';
import { type App, createApp } from '../../server/app.ts';
import type { CallerKind } from '../../server/channels/route.ts';
import { readConfig } from '../../server/config.ts';
import { payoutDesk } from '../../server/plugins/payout-desk.ts';
import { signToken } from '../../server/plugins/tokens.ts';
import { createStaff } from '../../server/store/staff.ts';
import { createStorefrontWrites } from '../../server/store/storefront-writes.ts';
import type { Caller } from '../../server/terms/caller.ts';
import { rules, seed } from '../decision/facts.ts';
import { ask } from '../support/database.ts';
import { aCase, type Case } from '../turn/case-kit.ts';

/** Somebody who calls, with how they show who they are. */
export interface Person {
  readonly name: string;
  readonly kind: CallerKind;
  readonly caller: Caller | undefined;
  readonly token: string | undefined;
}

/** Words that stand only in what belongs to the other household. */
export const CANARIES = [
  'Kanarienvogel',
  '13987654321',
  '金丝雀路',
  'canary-box',
  'zeisig',
] as const;

const PASSWORD = 'isolation-password';
const SECRETS = {
  INTEGRATION_KEY: 'isolation-integration-key-0123456789',
  STOREFRONT_SECRET: 'isolation-storefront-secret-0123456789',
};

/** The whole program as it is run for real, and two households in it that know nothing of each other. */
export async function openWorld() {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'redress-isolation-'));
  const config = readConfig({
    DATA_DIR: dataDir,
    DATABASE_URL: await ask('postgres'),
    DEMO: '0',
    PORT: '0',
    LOG_LEVEL: 'silent',
    ALLOWED_ORIGINS: 'http://localhost:9999',
    ...SECRETS,
  });
  const app = await createApp(config, { unlimited: true });
  const ours = await household(app, 'ours', {});
  const before = await idsOf(app);
  const theirs = await household(app, 'theirs', {
    buyer: { name: 'Kanarienvogel', phone: '13987654321' },
    item: { title: 'ThinkPad canary-box' },
    merchant: { name: 'Kanarienvogel & Co' },
    receiver: { name: 'Kanarienvogel', phone: '13987654321', address: '金丝雀路 1 号' },
    words: '屏幕有道划痕 zeisig 页面没写 退我10%就行',
  });
  const after = await idsOf(app);
  const lone = await merchantPerson(app, 'lone', 'C-lone');
  const strangers: Person[] = [
    await buyerPerson('ours', ours.buyerId),
    ours.merchant,
    lone,
    await buyerPerson('lone', 'U-lone'),
    await visitorPerson(app),
    { name: 'nobody', kind: 'newcomer', caller: undefined, token: undefined },
    await staffPerson(app, 'agent'),
    await staffPerson(app, 'operator'),
    await jurorPerson(app),
    {
      name: 'integration',
      kind: 'integration',
      caller: { kind: 'integration' },
      token: SECRETS.INTEGRATION_KEY,
    },
  ];
  return {
    app,
    strangers,
    owners: [await buyerPerson('theirs', theirs.buyerId), theirs.merchant],
    /** Names of the other household's things, by the column that holds them; the same for all of ours. */
    foreign: new Map(
      [...after].map(([column, ids]) => [
        column,
        [...ids].filter((id) => !before.get(column)?.has(id) && id.length > 4),
      ]),
    ),
    known: new Set([...after.values()].flatMap((ids) => [...ids])),
    ownConversation: ours.conversationId,
    async close() {
      await app.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
export type World = Awaited<ReturnType<typeof openWorld>>;

interface Given {
  readonly buyer?: object;
  readonly item?: object;
  readonly merchant?: object;
  readonly receiver?: object;
  readonly words?: string;
}

/** A buyer and a merchant with a case that waits, a case that was paid, and money asked for. */
async function household(app: App, name: string, given: Given) {
  const merchantId = `C-${name}`;
  const buyerId = `U-${name}`;
  const { database: db } = app;
  const open = (paidCents: number) =>
    aCase(db, {
      start: app.clock.now(),
      item: { paidCents, ...given.item, merchantId },
      merchant: { ...given.merchant, id: merchantId },
      buyer: { ...given.buyer, id: buyerId },
      order: ordered(app.clock.now(), given.receiver),
    });
  const waiting = await claim(await open(1_200_000), given.words);
  const paid = await claim(await open(90_000), given.words);
  const [offer] = (await paid.ticket()).offers;
  await paid.buyer({ action: 'accept_offer', ...(offer && { offerId: offer.id }) });
  if ((await paid.ticket()).refunds.length > 0) await paid.paid();
  const writes = createStorefrontWrites(db.pool, app.clock);
  await writes.putMerchant({
    ...seed.merchant,
    ...given.merchant,
    id: merchantId,
    availableCents: 500_000,
  });
  const merchant = await merchantPerson(app, name, merchantId);
  await payoutDesk(db.pool, () => rules).request({
    id: `po_${randomUUID().replaceAll('-', '')}`,
    merchantId,
    cents: 1_000,
    at: app.clock.now(),
    by: `user-${name}`,
    own: true,
  });
  return { buyerId, merchant, conversationId: waiting.chat.conversationId };
}

async function claim(one: Case, words = '屏幕有道划痕 页面没写 退我10%就行'): Promise<Case> {
  await one.chat.say(words);
  await one.chat.photos('给', {}, {}, {}, {});
  const shown = one.chat.last('confirm');
  if (shown) await one.chat.send({ confirm: { askId: shown.askId, digest: shown.digest } });
  return one;
}

const hoursAgo = (now: string, hours: number) =>
  new Date(Date.parse(now) - hours * 3_600_000).toISOString();

const ordered = (now: string, receiver?: object) => ({
  placedAt: hoursAgo(now, 72),
  paidAt: hoursAgo(now, 72),
  updatedAt: now,
  receiver: { name: '林晓', phone: '13800000023', address: '上海市', ...receiver },
  shipments: [
    {
      id: `sh-${randomUUID()}`,
      carrier: 'SF',
      trackingNo: `SF${randomUUID()}`,
      bookedBy: 'consignor' as const,
      itemIds: ['1'],
      shippedAt: hoursAgo(now, 48),
      signedAt: hoursAgo(now, 20),
      events: [],
    },
  ],
});

async function buyerPerson(name: string, buyerId: string): Promise<Person> {
  const now = Math.floor(Date.now() / 1000);
  const token = await signToken(
    { sub: buyerId, jti: randomUUID() },
    {
      secret: new TextEncoder().encode(SECRETS.STOREFRONT_SECRET),
      audience: 'redress',
      issuedAt: now,
      expiresAt: now + 3_000,
    },
  );
  return { name: `buyer ${name}`, kind: 'buyer', caller: { kind: 'buyer', buyerId }, token };
}

async function visitorPerson(app: App): Promise<Person> {
  const opened = await app.doors.http.inject({
    method: 'POST',
    url: '/v1/conversations',
    payload: {},
  });
  const { visitorToken: token } = opened.json<{ visitorToken: string }>();
  const [, claims = ''] = token.split('.');
  const { sub } = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8'));
  return { name: 'visitor', kind: 'visitor', caller: { kind: 'visitor', visitorId: sub }, token };
}

async function merchantPerson(app: App, name: string, merchantId: string): Promise<Person> {
  const writes = createStorefrontWrites(app.database.pool, app.clock);
  const { rowCount } = await app.database.pool.query('SELECT 1 FROM merchant WHERE id = $1', [
    merchantId,
  ]);
  if (!rowCount) await writes.putMerchant({ ...seed.merchant, id: merchantId });
  return staffPerson(app, 'merchant', { name, merchantId });
}

async function staffPerson(
  app: App,
  role: 'agent' | 'merchant' | 'operator',
  { name, merchantId }: { name: string; merchantId?: string } = { name: role },
): Promise<Person> {
  const email = `${role}-${name}@isolation.test`;
  const caller = { kind: 'staff', userId: `user-${role}-${name}`, name, role, merchantId } as const;
  await createStaff(app.database).put({
    ...caller,
    email,
    groups: [],
    passwordHash: await hash(PASSWORD, { memoryCost: 8, timeCost: 1 }),
  });
  const answer = await app.doors.http.inject({
    method: 'POST',
    url: '/v1/auth/login',
    payload: { email, password: PASSWORD },
  });
  const { token } = answer.json<{ token: string }>();
  return { name: `${role} ${name}`, kind: role, caller, token };
}

/** Somebody of the roster who was asked to judge nothing yet. */
async function jurorPerson(app: App): Promise<Person> {
  const [email, userId] = ['juror@isolation.test', 'user-juror'];
  const passwordHash = await hash(PASSWORD, { memoryCost: 8, timeCost: 1 });
  await createStaff(app.database).put({
    ...{ userId, name: 'juror', email, role: 'juror', groups: [], passwordHash },
  });
  const answer = await app.doors.http.inject({
    method: 'POST',
    url: '/v1/auth/login',
    payload: { email, password: PASSWORD },
  });
  const { token } = answer.json<{ token: string }>();
  return { name: 'juror', kind: 'juror', caller: { kind: 'juror', userId, name: 'juror' }, token };
}

/** Every text that names something, in every table there is, whatever is added later. */
async function idsOf({ database: { pool } }: App): Promise<Map<string, Set<string>>> {
  const { rows: columns } = await pool.query<{ table: string; column: string }>(
    `SELECT c.table_name AS "table", c.column_name AS "column" FROM information_schema.columns c
     JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.data_type = 'text'
       AND (c.column_name IN ('id', 'key', 'number', 'tracking_no', 'subject', 'email')
         OR c.column_name LIKE '%\\_id' OR c.column_name LIKE '%\\_key')
     ORDER BY 1, 2`,
  );
  const found = new Map<string, Set<string>>();
  for (const { table, column } of columns) {
    const { rows } = await pool.query<{ id: string }>(
      `SELECT DISTINCT "${column}" AS id FROM "${table}" WHERE "${column}" IS NOT NULL`,
    );
    found.set(`${table}.${column}`, new Set(rows.map(({ id }) => id)));
  }
  return found;
}
