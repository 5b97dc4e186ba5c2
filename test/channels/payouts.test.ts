import { randomUUID } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { payoutDesk } from '../../server/plugins/payout-desk.ts';
import { payoutHold } from '../../server/plugins/payout-hold.ts';
import { maturityJournal } from '../../server/settlement/payout.ts';
import type { Database } from '../../server/store/database.ts';
import { verifyLedger } from '../../server/store/ledger-verify.ts';
import { createMaturity } from '../../server/store/maturity.ts';
import { createStaff } from '../../server/store/staff.ts';
import { createStorefrontFeed } from '../../server/store/storefront-feed.ts';
import { createStorefrontWrites } from '../../server/store/storefront-writes.ts';
import { createTurnStore } from '../../server/store/turn-store.ts';
import type { Order } from '../../server/terms/order.ts';
import { rules } from '../decision/facts.ts';
import { clock, item, merchant, order, plan, populate, write } from '../store/world.ts';
import { freshDatabase } from '../support/database.ts';
import { type House, INTEGRATION_KEY, openHouse } from './house.ts';

let db: Database;
let house: House;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  db = await freshDatabase('postgres');
  await populate(db);
  const writes = createStorefrontWrites(db.pool, clock);
  await writes.putMerchant({ ...merchant('C1'), availableCents: 100_000 }, undefined);
  await writes.putMerchant({ ...merchant('C2'), tier: 'D', availableCents: 50_000 }, undefined);
  const staff = createStaff(db);
  const passwordHash = await hash('demo', { memoryCost: 8, timeCost: 1 });
  const people = [
    { userId: 'm1', role: 'merchant', merchantId: 'C1', groups: [] },
    { userId: 'm2', role: 'merchant', merchantId: 'C2', groups: [] },
    { userId: 'f1', role: 'agent', groups: ['finance'] },
    { userId: 'f2', role: 'operator', groups: [] },
    { userId: 'g1', role: 'agent', groups: ['general'] },
  ] as const;
  for (const one of people)
    await staff.put({
      kind: 'staff',
      name: one.userId,
      email: `${one.userId}@demo.redress`,
      passwordHash,
      ...one,
    });
  house = await openHouse({}, { payouts: payoutDesk(db.pool, () => rules), staff });
  for (const { userId } of people) {
    const body = { email: `${userId}@demo.redress`, password: 'demo' };
    tokens[userId] = String((await house.call({ path: '/v1/auth/login', body })).body.token);
  }
});
afterAll(async () => {
  await house.close();
  await db.close();
});

const V7 = { leaf: 'VIR.account_reclaimed', description: '', requested: {} } as const;
const ask = (who: string, cents: number, more = {}) =>
  house.call({
    path: '/v1/payouts',
    token: tokens[who],
    body: { clientId: randomUUID(), cents, ...more },
  });
const act = (who: string, id: unknown, action: string, reason?: string) =>
  house.call({
    path: `/v1/payouts/${id}/actions`,
    token: tokens[who],
    body: { action, ...(reason && { reason }) },
  });
const gateway = (payoutId: unknown, type: string, amountCents: number) =>
  house.call({
    path: '/v1/gateway-events',
    token: INTEGRATION_KEY,
    body: { type, payoutId, amountCents, eventId: randomUUID() },
  });
const money = async (who: string, id = 'C1') =>
  house.call({ path: `/v1/merchants/${id}/money`, token: tokens[who] });
const left = async () =>
  ((await money('m1')).body.items as { withdrawableCents: number }[])[0]?.withdrawableCents;

describe('a payout', () => {
  it('is asked for by the merchant, approved by another, sent and confirmed by the gateway', async () => {
    const asked = await ask('m1', 60_000);
    expect(asked).toMatchObject({
      status: 201,
      body: {
        ...{ stage: 'requested', currency: 'CNY', next: ['cancel'] },
        ...{ merchantId: 'C1', merchantName: '拾光二手数码' },
      },
    });
    const { id } = asked.body;
    expect(await left()).toBe(40_000);
    expect(await act('f1', id, 'approve')).toMatchObject({
      status: 200,
      body: { stage: 'approved', decidedBy: 'f1', next: [] },
    });
    expect((await gateway(id, 'payout.sent', 60_000)).body).toMatchObject({ applied: true });
    expect((await gateway(id, 'payout.succeeded', 60_000)).body).toMatchObject({ applied: true });
    expect((await gateway(id, 'payout.succeeded', 60_000)).body).toMatchObject({ applied: false });
    expect((await money('m1')).body).toMatchObject({
      items: [{ currency: 'CNY', availableCents: 40_000, requestedCents: 0 }],
    });
    expect(await verifyLedger(db.pool)).toEqual([]);
    await createStorefrontFeed(db.pool).bring(clock.now(), 100);
    const told = await createStorefrontFeed(db.pool).after(undefined, 100);
    expect(told.items.map(({ type }) => type)).toEqual([
      'payout.requested',
      'payout.approved',
      'payout.sent',
      'payout.confirmed',
    ]);
    const { rows } = await db.pool.query("SELECT key FROM outbox WHERE kind = 'payout.submit'");
    expect(rows).toEqual([{ key: `payout.submit:${id}` }]);
  });

  it('that the gateway fails gives the money back; one it pays after all is booked', async () => {
    const { id } = (await ask('m1', 30_000)).body;
    await act('f2', id, 'approve');
    expect(await left()).toBe(10_000);
    expect((await gateway(id, 'payout.failed', 30_000)).body).toMatchObject({ applied: true });
    expect(await left()).toBe(40_000);
    await gateway(id, 'payout.succeeded', 30_000);
    expect(await left()).toBe(10_000);
    expect(await verifyLedger(db.pool)).toEqual([]);
  });

  it('of another amount than ours moves nothing and raises an alert', async () => {
    const { id } = (await ask('m1', 5_000)).body;
    await act('f1', id, 'approve');
    expect((await gateway(id, 'payout.succeeded', 5_001)).body).toMatchObject({ applied: false });
    expect(await left()).toBe(5_000);
    await createStorefrontFeed(db.pool).bring(clock.now(), 100);
    const { items } = await createStorefrontFeed(db.pool).after(undefined, 100);
    expect(items.at(-1)).toMatchObject({ type: 'alert.raised', data: { payoutId: id } });
    await gateway(id, 'payout.failed', 5_000);
  });

  it('asks for no more than is there, and the same clientId asks once', async () => {
    expect(await ask('m1', 10_001)).toMatchObject({ status: 422 });
    const clientId = randomUUID();
    const [one, two] = [await ask('m1', 100, { clientId }), await ask('m1', 100, { clientId })];
    expect(two.body.id).toBe(one.body.id);
    expect(await ask('m1', 101, { clientId })).toMatchObject({ status: 409 });
    expect(await act('m1', one.body.id, 'cancel')).toMatchObject({ body: { stage: 'rejected' } });
    expect(await left()).toBe(10_000);
  });

  it('needs two people, of finance', async () => {
    const { id } = (await ask('f1', 1_000, { merchantId: 'C1' })).body;
    expect(await act('f1', id, 'approve')).toMatchObject({ status: 403 });
    expect(await act('g1', id, 'approve')).toMatchObject({ status: 422 });
    expect(await act('m1', id, 'approve')).toMatchObject({ status: 422 });
    expect(await act('f2', id, 'reject')).toMatchObject({ status: 422 });
    expect(await act('f2', id, 'reject', '账户信息不符')).toMatchObject({
      body: { stage: 'rejected', reason: '账户信息不符' },
    });
    expect(await act('f2', id, 'approve')).toMatchObject({ status: 422 });
    expect(await ask('g1', 1_000, { merchantId: 'C1' })).toMatchObject({ status: 403 });
  });

  it('of a restricted merchant is asked for by the platform only (DT-10)', async () => {
    expect(await ask('m2', 1_000)).toMatchObject({ status: 403 });
    const { id } = (await ask('f1', 1_000, { merchantId: 'C2' })).body;
    expect(await act('f2', id, 'approve')).toMatchObject({ body: { stage: 'approved' } });
  });

  it('is frozen while an account that was taken back is looked into (DT-13, V7)', async () => {
    const { id } = (await ask('m1', 1_000)).body;
    const one = write({ id: 'T-V7', number: 'N-V7', claim: V7, state: 'platform_review' });
    await createTurnStore(db.pool).commit(plan({ tickets: [one] }));
    expect(await act('f1', id, 'approve')).toMatchObject({ status: 422 });
    expect(await ask('m1', 1)).toMatchObject({ status: 422 });
    expect(await left()).toBe(0);
    await db.pool.query(`UPDATE ticket SET state = 'completed' WHERE id = 'T-V7'`);
    expect(await left()).toBe(9_000);
    await act('m1', id, 'cancel');
  });

  it('is blocked by what the merchant owes, also after it was asked for', async () => {
    const { id } = (await ask('m1', 1_000)).body;
    const owed = {
      key: 'owed',
      event: 'settlement.decided',
      at: clock.now(),
      orderId: 'O1',
      note: '',
      entries: [
        { account: '1101', partyId: 'C1', debitCents: 7, creditCents: 0 },
        { account: '2004', debitCents: 0, creditCents: 7 },
      ],
    };
    await db.pool.query('SELECT redress_post($1)', [JSON.stringify([owed])]);
    expect(await act('f1', id, 'approve')).toMatchObject({ status: 422 });
    expect(await ask('m1', 1)).toMatchObject({ status: 422 });
    expect(await left()).toBe(0);
  });

  it('stands beside a limit that the merchant sets, within what the tier leaves (DT-10)', async () => {
    const set = (who: string, preauthCents: number | null, id = 'C1') =>
      house.call({
        method: 'PUT',
        path: `/v1/merchants/${id}/preauth`,
        token: tokens[who],
        body: { preauthCents },
      });
    expect(await set('m1', 29_999)).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'preauthCents', message: 'tier B may set 30000 to 200000' }] },
    });
    expect((await set('m1', 30_000)).body).toMatchObject({ tier: 'B', preauthCents: 30_000 });
    expect(await set('m2', 30_000)).toMatchObject({ status: 404 });
    expect(await set('m2', 1, 'C2')).toMatchObject({ status: 422 });
    expect((await set('f2', null)).body.preauthCents).toBeUndefined();
  });

  it('of somebody else looks like none', async () => {
    const listed = await house.call({ path: '/v1/payouts', token: tokens.m1 });
    const id = (listed.body.items as { id: string }[])[0]?.id;
    expect(id).toMatch(/^po_/);
    const theirs = await act('m2', id, 'cancel');
    const none = await act('m2', 'po_none', 'cancel');
    expect([theirs.status, theirs.text]).toEqual([none.status, none.text]);
    expect((await money('m2', 'C1')).text).toBe((await money('m2', 'C9')).text);
    const own = (await house.call({ path: '/v1/payouts', token: tokens.m2 })).body.items;
    expect((own as { merchantId: string }[]).every(({ merchantId }) => merchantId === 'C2')).toBe(
      true,
    );
  });

  it('is listed newest first, page by page, without gap or double', async () => {
    const page = async (cursor?: unknown) =>
      (
        await house.call({
          path: `/v1/payouts?limit=2${cursor ? `&cursor=${cursor}` : ''}`,
          token: INTEGRATION_KEY,
        })
      ).body as { items: { id: string }[]; nextCursor: string | null };
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const { items, nextCursor } = await page(cursor);
      seen.push(...items.map(({ id }) => id));
      cursor = nextCursor;
    } while (cursor);
    const { rows } = await db.pool.query<{ n: number }>('SELECT count(*)::int AS n FROM payout');
    expect(new Set(seen).size).toBe(rows[0]?.n);
    expect(seen).toHaveLength(rows[0]?.n ?? 0);
  });
});

describe('pending money of a restricted merchant (DT-10)', () => {
  const LONG_AGO = '2026-10-01T04:00:00.000Z';
  const sold = (id: string, signedAt: string): Order => {
    const line = item({ merchantId: 'C2', paidCents: 10_000 });
    const parcel = { id: `S-${id}`, carrier: 'SF', trackingNo: `SF-${id}` };
    return order({
      id,
      placedAt: LONG_AGO,
      paidAt: LONG_AGO,
      paidCents: 10_000,
      items: [line],
      shipments: [{ ...parcel, bookedBy: 'consignor', itemIds: [line.id], signedAt, events: [] }],
    });
  };
  const held = async (who: string) => house.call({ path: '/v1/releases', token: tokens[who] });
  const release = (who: string, orderId: string, action: string, reason?: string) =>
    house.call({
      path: '/v1/releases',
      token: tokens[who],
      body: { orderId, itemId: '1', action, ...(reason && { reason }) },
    });
  const accounts = async () =>
    ((await money('m2', 'C2')).body.items as { pendingCents: number; availableCents: number }[])[0];

  beforeAll(async () => {
    const writes = createStorefrontWrites(db.pool, clock);
    await writes.putOrder(sold('D-ripe', LONG_AGO));
    // The doors keep the wall's time.
    const yesterday = new Date(Date.now() - 86_400_000).toISOString();
    await writes.putOrder(sold('D-early', yesterday));
    const hold = payoutHold(rules);
    await createMaturity(db.pool, { hold, mature: maturityJournal }).run(clock.now());
  });

  it('waits for people however long, and finance sees it with what may be done', async () => {
    expect(await accounts()).toMatchObject({ pendingCents: 18_000 });
    expect(await held('g1')).toMatchObject({ status: 403 });
    expect(await held('m2')).toMatchObject({ status: 403 });
    expect((await held('f1')).body.items).toMatchObject([
      { orderId: 'D-early', merchantName: expect.any(String), cents: 9_000, quiet: true, next: [] },
      { orderId: 'D-ripe', cents: 9_000, quiet: true, next: ['ask'] },
    ]);
  });

  it('is released by two people, after its time and with a reason', async () => {
    expect(await release('f1', 'D-early', 'ask', '已核对')).toMatchObject({ status: 422 });
    expect(await release('f1', 'D-ripe', 'ask')).toMatchObject({ status: 422 });
    expect(await release('f1', 'D-ripe', 'confirm')).toMatchObject({ status: 422 });
    expect(await release('g1', 'D-ripe', 'ask', '已核对')).toMatchObject({ status: 403 });
    const before = await accounts();
    expect((await release('f1', 'D-ripe', 'ask', '已核对')).body.items).toMatchObject([
      {},
      { asked: { by: 'f1', reason: '已核对' }, next: ['refuse'] },
    ]);
    expect(await release('f1', 'D-ripe', 'confirm')).toMatchObject({ status: 403 });
    const both = await Promise.all(['f2', 'f2'].map((who) => release(who, 'D-ripe', 'confirm')));
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 404]);
    expect(await accounts()).toMatchObject({
      pendingCents: (before?.pendingCents ?? 0) - 9_000,
      availableCents: (before?.availableCents ?? 0) + 9_000,
    });
    expect((await held('f1')).body.items).toMatchObject([{ orderId: 'D-early' }]);
    expect(await verifyLedger(db.pool)).toEqual([]);
  });
});
