import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { payoutDesk } from '../../server/plugins/payout-desk.ts';
import { couponExpiredJournal, couponRedeemedJournal } from '../../server/settlement/coupon.ts';
import { maturityJournal, writeOffJournal } from '../../server/settlement/payout.ts';
import { settlementJournal } from '../../server/settlement/settle.ts';
import { createCouponEnds } from '../../server/store/coupons.ts';
import type { Database } from '../../server/store/database.ts';
import { verifyLedger } from '../../server/store/ledger-verify.ts';
import { createMaturity, type PayoutRules } from '../../server/store/maturity.ts';
import { createNotices } from '../../server/store/notices.ts';
import { createWriteOffs } from '../../server/store/receivables.ts';
import { createStorefrontWrites } from '../../server/store/storefront-writes.ts';
import { createTurnStore } from '../../server/store/turn-store.ts';
import type { Order } from '../../server/terms/order.ts';
import { rules } from '../decision/facts.ts';
import { CONSIGNOR, refundOf, settleOf } from '../settlement/cases.ts';
import { ENGINES, freshDatabase } from '../support/database.ts';
import { clock, item, order, plan, populate, says, talk, ticketEvent, write } from './world.ts';

const DUE = '2026-11-12T10:00:00.000Z';
const LATER = '2026-11-13T00:00:00.000Z';

describe.each(ENGINES)('payouts on %s', (engine) => {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase(engine);
    await populate(database);
  });
  afterAll(() => database.close());

  const balance = async (account: string, party = 'C1'): Promise<number> => {
    const { rows } = await database.pool.query<{ cents: number | null }>(
      `SELECT sum(balance_cents)::integer AS cents FROM account_balance
       WHERE account = $1 AND party_id = $2`,
      [account, party],
    );
    return rows[0]?.cents ?? 0;
  };
  const maturity = (hold: PayoutRules['hold'] = () => DUE) =>
    createMaturity(database.pool, { hold, mature: maturityJournal });
  const coupons = () =>
    createCouponEnds(database.pool, {
      expired: couponExpiredJournal,
      redeemed: couponRedeemedJournal,
    });
  const put = (changes: Partial<Order>) =>
    createStorefrontWrites(database.pool, clock).putOrder(order(changes));

  it('looks at a line as soon as it is told, and again when T-25 has passed', async () => {
    expect(await maturity().nextAt(LATER)).toBe('2026-11-01T04:31:00.000Z');
    expect(await maturity().run('2026-11-05T00:00:00.000Z')).toBe(1);
    expect(await maturity().nextAt(LATER)).toBe(DUE);
    expect(await maturity().run('2026-11-05T00:00:00.000Z')).toBe(0);
    expect(await balance('2002')).toBe(0);
  });

  it('waits for an open case, then releases what is left of the line, once', async () => {
    const store = createTurnStore(database.pool);
    const journal = settlementJournal(
      settleOf({
        ticketId: 'T1',
        orderId: 'O1',
        merchantId: 'C1',
        terms: {
          remedy: 'coupon',
          amountCents: 0,
          cashEquivalentCents: 1_340,
          coupon: { faceCents: 1_700, validDays: 90, thresholdCents: 0 },
        },
        liability: CONSIGNOR,
      }),
    );
    const coupon = { id: 'CP1', faceCents: 1_700, expiresAt: '2027-02-03T00:00:00.000Z' };
    const opened = talk(0, [says('opened')], {
      tickets: [write({ coupons: [coupon] })],
      journals: [journal],
    });
    expect((await store.commit(opened)).outcome).toBe('committed');
    expect(await maturity().nextAt(LATER)).toBeUndefined();
    expect(await maturity().run(LATER)).toBe(0);
    const closed = { ...write({ state: 'completed' }, 1), events: [ticketEvent(2)] };
    expect((await store.commit(plan({ tickets: [closed] }))).outcome).toBe('committed');

    const two = await Promise.all([maturity().run(LATER), maturity().run(LATER)]);
    expect(two.reduce((a, b) => a + b)).toBe(1);
    expect([await balance('2001'), await balance('2002')]).toEqual([0, 378_000 - 1_206]);
  });

  it('expires a coupon once, and pays its merchant out once more', async () => {
    const at = '2027-02-03T00:00:01.000Z';
    expect(await coupons().nextAt(at)).toBe('2027-02-03T00:00:00.000Z');
    expect([await coupons().run(at), await coupons().run(at)]).toEqual([1, 0]);
    expect([await balance('2001'), await balance('2005', '')]).toEqual([1_206, 0]);
    expect(await maturity().run(at)).toBe(1);
    expect([await balance('2001'), await balance('2002')]).toEqual([0, 378_000]);
    expect(await verifyLedger(database.pool)).toEqual([]);
  });

  it('tops a sale up with the coupon that paid for it, once', async () => {
    await database.pool.query(
      `INSERT INTO coupon VALUES ('CP2', 'T1', 'U1', 1700, '2027-03-01', '2026-11-05')`,
    );
    await put({ id: 'O2', items: [item({ paidCents: 28_300, commissionBps: 1_500 })] });
    const used = { at: LATER, couponId: 'CP2', orderId: 'O2', itemId: '1' };
    expect(await coupons().redeem(used)).toBe(true);
    expect(await coupons().redeem(used)).toBe(false);
    expect(await balance('2001')).toBe(25_500);
    const refusals = [
      { change: { couponId: 'CP9' }, code: 'not_found' },
      { change: { orderId: 'O1' }, code: 'validation_failed', path: 'orderId' },
      { change: { couponId: 'CP1' }, code: 'validation_failed', path: 'id' },
      { change: { couponId: 'CP3', orderId: 'O9' }, code: 'validation_failed', path: 'orderId' },
      { change: { couponId: 'CP3' }, code: 'validation_failed', path: 'orderId' },
    ];
    await database.pool.query(
      `INSERT INTO coupon VALUES ('CP3', 'T1', 'U7', 1700, '2027-03-01', '2026-11-05')`,
    );
    for (const { change, code, path } of refusals)
      await expect(coupons().redeem({ ...used, ...change })).rejects.toMatchObject({
        code,
        ...(path && { extra: { errors: [{ path }] } }),
      });
    expect(await balance('2001')).toBe(25_500);
  });

  it('books at once what the storefront tells of a payout', async () => {
    await put({ id: 'O3', payout: 'available', updatedAt: '2026-11-06T00:00:00.000Z' });
    expect(await balance('2002')).toBe(756_000);
    await put({ id: 'O3', payout: 'withdrawn', updatedAt: '2026-11-07T00:00:00.000Z' });
    await put({ id: 'O3', payout: 'withdrawn', updatedAt: '2026-11-08T00:00:00.000Z' });
    expect([await balance('2002'), await balance('2001')]).toEqual([378_000, 25_500]);
  });

  it('pays out stage by stage, no more than is there, and nobody who owes', async () => {
    const payouts = payoutDesk(database.pool, () => rules);
    const asked = { id: 'P1', merchantId: 'C1', cents: 378_000, at: LATER, by: 'm1', own: true };
    const act = (payoutId: string, action: 'approve' | 'send' | 'confirm', by?: string) =>
      payouts.act({ payoutId, action, at: LATER, by });
    expect(await payouts.request(asked)).toMatchObject({ stage: 'requested', currency: 'CNY' });
    expect(await payouts.request(asked)).toMatchObject({ id: 'P1', stage: 'requested' });
    await expect(payouts.request({ ...asked, cents: 1 })).rejects.toMatchObject({
      code: 'idempotency_conflict',
    });
    await expect(payouts.request({ ...asked, id: 'P2', cents: 1 })).rejects.toMatchObject({
      code: 'validation_failed',
    });
    expect(await act('P1', 'confirm')).toMatchObject({ applied: false });
    await expect(act('P1', 'approve', 'm1')).rejects.toMatchObject({ code: 'forbidden' });
    expect(await act('P1', 'approve', 'f1')).toMatchObject({
      applied: true,
      payout: { stage: 'approved', decidedBy: 'f1' },
    });
    expect(await act('P1', 'send')).toMatchObject({ payout: { stage: 'sent' } });
    // A late refund takes what has been sent already: the merchant owes the rest.
    const late = settlementJournal(
      settleOf({
        ticketId: 'T1',
        round: 2,
        orderId: 'O1',
        merchantId: 'C1',
        terms: refundOf(0, { compensationCents: 700_000 }),
        balances: {
          pendingCents: 25_500,
          availableCents: 378_000,
          depositCents: 300_000,
          holdCents: 0,
          receivableCents: 0,
        },
      }),
    );
    await createTurnStore(database.pool).commit(plan({ journals: [late] }));
    expect(await act('P1', 'confirm')).toMatchObject({ applied: true });
    expect(await act('P1', 'confirm')).toMatchObject({ applied: false });
    expect([await balance('2002'), await balance('1101')]).toEqual([0, 378_000]);
    await expect(payouts.request({ ...asked, id: 'P3', cents: 1 })).rejects.toMatchObject({
      code: 'validation_failed',
    });
  });

  it('tells who must approve, and the merchant that the money arrived', async () => {
    const { rows } = await database.pool.query<{ told: string }>(
      `SELECT DISTINCT (e->>'to') || ' ' || (e->>'name') AS told
       FROM outbox o, json_array_elements(o.payload->'notices') e
       WHERE o.key LIKE 'notice:payout:%' ORDER BY 1`,
    );
    const told = rows.map((row) => row.told);
    expect(told).toContain('desk payout_requested');
    expect(told).toContain('merchant payout_confirmed');
    expect(await createNotices(database.pool).bring()).toEqual([]);
  });

  it('writes off what nobody paid for 180 days', async () => {
    const writeOffs = createWriteOffs(database.pool, writeOffJournal);
    const until = '2027-12-01T00:00:00.000Z';
    const first = await writeOffs.nextAt(until);
    expect(first).toBe('2027-05-12T00:00:00.000Z');
    expect(await writeOffs.run('2027-05-11T00:00:00.000Z')).toBe(0);
    expect(await writeOffs.run(until)).toBe(1);
    expect([await balance('1101'), await balance('5005', '')]).toEqual([0, 378_000]);
    expect(await writeOffs.nextAt(until)).toBeUndefined();
    expect(await verifyLedger(database.pool)).toEqual([]);
  });

  it('says of a merchant whether anything was ever released to them (T-25)', async () => {
    const asked: boolean[] = [];
    const hold: PayoutRules['hold'] = ({ merchant, newMerchant }) => {
      if (merchant.id === 'C2') asked.push(newMerchant);
      return '2028-01-01T00:00:00.000Z';
    };
    const items = [item({ merchantId: 'C2', paidCents: 1_000 })];
    await put({ id: 'O-new', items });
    await maturity(hold).run(LATER);
    await put({ id: 'O-old', items, payout: 'available' });
    await put({ id: 'O-new', items });
    await maturity(hold).run(LATER);
    expect(asked).toEqual([true, false]);
  });
});
