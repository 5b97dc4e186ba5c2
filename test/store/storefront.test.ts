import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createConversations } from '../../server/store/conversations.ts';
import type { Database } from '../../server/store/database.ts';
import { deliveredAt } from '../../server/store/delivered-at.ts';
import { createDemoReads } from '../../server/store/demo-reads.ts';
import { verifyLedger } from '../../server/store/ledger-verify.ts';
import { createStorefrontWrites } from '../../server/store/storefront-writes.ts';
import { createTurnStore } from '../../server/store/turn-store.ts';
import { ENGINES, freshDatabase } from '../support/database.ts';
import { buyer, clock, item, merchant, order } from './world.ts';

describe.each(ENGINES)('what the storefront tells, on %s', (engine) => {
  let database: Database;
  let storefront: ReturnType<typeof createStorefrontWrites>;
  beforeAll(async () => {
    database = await freshDatabase(engine);
    storefront = createStorefrontWrites(database.pool, clock);
    await storefront.putBuyer(buyer());
    for (const id of ['C1', 'C2', 'C3']) await storefront.putMerchant(merchant(id));
  });
  afterAll(() => database.close());

  const balance = async (account: string, party: string): Promise<number> => {
    const { rows } = await database.pool.query<{ cents: string }>(
      `SELECT coalesce(sum(balance_cents), 0) AS cents FROM account_balance
       WHERE account = $1 AND party_id = $2`,
      [account, party],
    );
    return Number(rows[0]?.cents);
  };

  it('keeps the newer of two orders', async () => {
    expect(await storefront.putOrder(order())).toEqual({ stale: false });
    expect(await storefront.putOrder(order())).toEqual({ stale: false });
    const older = order({ updatedAt: '2026-11-04T00:00:00.000Z', status: 'shipped' });
    expect(await storefront.putOrder(older)).toEqual({ stale: true });
    const [kept] = await createDemoReads(database).orders('U1');
    expect(kept?.status).toBe('signed');
    expect(await storefront.orderExists('O1')).toBe(true);
    expect(await storefront.orderExists('O2')).toBe(false);
  });

  it('books the sale of a line once: O1-0 of the policy', async () => {
    const { rows } = await database.pool.query(
      `SELECT account, party_id, debit_cents::int AS debit, credit_cents::int AS credit
       FROM ledger_entry WHERE journal_key = 'sale:O1:1' ORDER BY line`,
    );
    expect(rows).toEqual([
      { account: '1001', party_id: '', debit: 420_000, credit: 0 },
      { account: '2001', party_id: 'C1', debit: 0, credit: 378_000 },
      { account: '4001', party_id: '', debit: 0, credit: 42_000 },
    ]);
    expect(await balance('2001', 'C1')).toBe(378_000);
  });

  it.each([
    { paidCents: 33_333, commissionBps: 1_250, commission: 4_167 },
    { paidCents: 5, commissionBps: 1_000, commission: 1 },
    { paidCents: 4, commissionBps: 1_000, commission: 0 },
    { paidCents: 100, commissionBps: 10_000, commission: 100 },
    { paidCents: 900_000_000_000, commissionBps: 9_999, commission: 899_910_000_000 },
  ])('rounds commission half up: $paidCents at $commissionBps bp', async (sale) => {
    const { commission, ...line } = sale;
    const id = `O-${sale.paidCents}-${sale.commissionBps}`;
    const before = await balance('2001', 'C2');
    await storefront.putOrder(
      order({ id, paidCents: line.paidCents, items: [item({ ...line, merchantId: 'C2' })] }),
    );
    expect((await balance('2001', 'C2')) - before).toBe(line.paidCents - commission);
  });

  it('lets freight be corrected, but not below what was given back of it', async () => {
    const told = (freightCents: number) =>
      storefront.putOrder(order({ id: 'OF', paidCents: 420_000 + freightCents, freightCents }));
    for (const cents of [500, 700, 0, 600]) await told(cents);
    await database.pool.query(
      `UPDATE order_line SET refunded_cents = 400 WHERE order_id = 'OF' AND item_id = '(freight)'`,
    );
    await told(400);
    await expect(told(399)).rejects.toMatchObject({
      code: 'validation_failed',
      extra: { errors: [{ path: 'freightCents' }] },
    });
    const { rows } = await database.pool.query(
      `SELECT l.paid_cents::int AS paid, payout_at, o.body->>'freightCents' AS told FROM order_line l
       JOIN orders o ON o.id = l.order_id WHERE l.order_id = 'OF' AND l.item_id = '(freight)'`,
    );
    expect(rows).toEqual([{ paid: 400, payout_at: null, told: '400' }]);
    await database.pool.query(`UPDATE order_line SET refunded_cents = 0 WHERE order_id = 'OF'`);
  });

  it('refuses an order of somebody it was never told of, and keeps nothing of it', async () => {
    const stranger = order({ id: 'O9', buyerId: 'U9', items: [item({ merchantId: 'C9' })] });
    await expect(storefront.putOrder(stranger)).rejects.toMatchObject({
      code: 'validation_failed',
      extra: { errors: [{ path: 'buyerId' }, { path: 'items.0.merchantId' }] },
    });
    expect(await storefront.orderExists('O9')).toBe(false);
  });

  it('refuses other money for a line whose sale is booked', async () => {
    const cheaper = order({
      updatedAt: '2026-11-05T11:00:00.000Z',
      items: [item({ paidCents: 1 })],
    });
    await expect(storefront.putOrder(cheaper)).rejects.toMatchObject({
      code: 'validation_failed',
      extra: { errors: [{ path: 'items.0.paidCents' }] },
    });
  });

  it('keeps carrier scans when the order is told again, and signs by a delivered scan', async () => {
    const shipment = {
      id: 'S1',
      carrier: 'SF',
      trackingNo: 'SF1',
      bookedBy: 'consignor' as const,
      itemIds: ['1'],
      shippedAt: '2026-11-02T00:00:00.000Z',
      events: [],
    };
    const sent = order({ id: 'O5', status: 'shipped', shipments: [shipment] });
    await storefront.putOrder(sent);
    const scan = { at: '2026-11-03T01:00:00.000Z', code: 'in_transit', text: '运输中' };
    const signed = { at: '2026-11-04T01:00:00.000Z', code: 'delivered', text: '已签收' };
    expect(await storefront.addTracking('SF', 'SF1', [signed, scan])).toMatchObject({
      orderIds: ['O5'],
    });
    await storefront.addTracking('SF', 'SF1', [scan]);
    expect(await storefront.addTracking('SF', 'unheard of', [scan])).toMatchObject({
      orderIds: [],
    });

    await storefront.putOrder({ ...sent, updatedAt: '2026-11-05T11:00:00.000Z' });
    const kept = (await createDemoReads(database).orders('U1')).find(({ id }) => id === 'O5');
    expect(kept).toMatchObject({
      status: 'signed',
      shipments: [{ signedAt: signed.at, events: [scan, signed] }],
    });
  });

  it('knows when what a conversation is about was signed for', async () => {
    const begin = (id: string, orderId: string) =>
      createConversations(database).create({
        id,
        buyerId: 'U1',
        locale: 'zh-CN',
        orderId,
        at: clock.now(),
      });
    await begin('V5', 'O5');
    await begin('V1', 'O1');
    expect(await deliveredAt(database.pool, 'V5')).toBe('2026-11-04T01:00:00.000Z');
    expect(await deliveredAt(database.pool, 'V1')).toBeUndefined();
  });

  it('books what is told of deposit and available balance as differences', async () => {
    expect(await balance('2003', 'C3')).toBe(300_000);
    await storefront.putMerchant(merchant('C3'));
    expect(await balance('2003', 'C3')).toBe(300_000);
    await storefront.putMerchant({ ...merchant('C3', 250_000), availableCents: 40_000 });
    expect([await balance('2003', 'C3'), await balance('2002', 'C3')]).toEqual([250_000, 40_000]);
    // Most of the deposit is recovered here; the storefront then tells that it is gone altogether.
    await database.pool.query('SELECT redress_post($1)', [
      JSON.stringify([
        {
          key: 'recovered',
          event: 'refund',
          at: clock.now(),
          currency: 'CNY',
          note: '',
          entries: [
            { account: '2003', partyId: 'C3', debitCents: 200_000, creditCents: 0 },
            { account: '1001', debitCents: 0, creditCents: 200_000 },
          ],
        },
      ]),
    ]);
    await storefront.putMerchant({ ...merchant('C3', 0), availableCents: 40_000 });
    expect(await balance('2003', 'C3')).toBe(0);
    expect(await verifyLedger(database.pool)).toEqual([]);
  });

  it('shows an order only to the conversation of its buyer', async () => {
    await storefront.putBuyer(buyer('U2'));
    await database.prisma.conversation.create({
      data: {
        id: 'V2',
        buyerId: 'U2',
        locale: 'en',
        createdAt: clock.now(),
        updatedAt: clock.now(),
      },
    });
    const store = createTurnStore(database.pool);
    const snapshot = await store.load({ conversationId: 'V2', orderId: 'O1' });
    expect(snapshot?.focus).toBeUndefined();
    expect(snapshot?.orders).toEqual([]);
  });
});
