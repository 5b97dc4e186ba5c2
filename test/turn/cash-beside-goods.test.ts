import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../server/store/database.ts';
import { auditLedger } from '../../server/store/ledger-verify.ts';
import { freshDatabase } from '../support/database.ts';
import { aCase, type Case, staff } from './case-kit.ts';

const agent = staff('agent', 'A1');
const merchant = staff('merchant', 'M1');

let db: Database;
beforeAll(async () => {
  db = await freshDatabase('postgres');
  // The model is loaded before time counts.
  await aCase(db);
}, 180_000);
afterAll(() => db.close());

/** A scratch and a missing charger: the charger comes after, with cash for the scratch. */
async function sentAfter(): Promise<Case> {
  const one = await aCase(db, { item: { paidCents: 100_000 } });
  await one.chat.say('屏幕有道划痕 页面没写 另外充电器也没给我');
  await one.chat.photos('给', {}, {}, {}, {}, {});
  await one.chat.say('退点钱就行');
  const again = (await one.ticket()).offers.find(({ terms }) => terms.remedy === 'resend');
  await one.buyer({ action: 'accept_offer', offerId: again?.id });
  expect(await one.ticket()).toMatchObject({
    state: 'exchange_wait',
    refunds: [{ amountCents: 15_000, status: 'requested' }],
  });
  return one;
}

/** The gateway refuses what it was asked for. */
async function refused(one: Case, nth: number): Promise<void> {
  const { id: refundId = '', amountCents = 0 } = (await one.ticket()).refunds.at(-1) ?? {};
  const event = { type: 'refund.failed', refundId, amountCents, reason: 'closed' } as const;
  await one.market.turn.gatewayEvent('simulated', { ...event, eventId: `${refundId}-${nth}` });
}

const ship = { action: 'ship_exchange', carrier: 'SF', trackingNo: 'SF55512345' } as const;

describe('cash beside what is sent again', () => {
  it('is waited for where the goods were faster', async () => {
    const one = await sentAfter();
    await one.act(merchant, ship);
    await one.buyer({ action: 'confirm_receipt' });
    expect(await one.state()).toBe('refunding');
    await one.paid();
    expect(await one.state()).toBe('completed');
  });

  it('that the gateway refused is tried again, and then people get it through', async () => {
    const one = await sentAfter();
    await refused(one, 1);
    await refused(one, 2);
    expect((await one.ticket()).refunds).toMatchObject([{ status: 'requested', failures: 2 }]);
    await refused(one, 3);
    expect(await one.ticket()).toMatchObject({
      state: 'exchange_wait',
      refunds: [{ status: 'failed' }],
    });
    await one.act(merchant, { ...ship, trackingNo: 'SF55512346' });
    await one.buyer({ action: 'confirm_receipt' });
    expect(await one.state()).toBe('refund_failed');
    await one.act(agent, { action: 'retry_refund' });
    await one.paid();
    expect(await one.state()).toBe('completed');
    expect((await auditLedger(db.pool)).breaches).toEqual([]);
  });
});
