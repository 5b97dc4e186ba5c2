import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../server/store/database.ts';
import { seed } from '../decision/facts.ts';
import { freshDatabase } from '../support/database.ts';
import { aCase, type Case, staff } from './case-kit.ts';

let db: Database;
beforeAll(async () => {
  db = await freshDatabase('postgres');
});
afterAll(() => db.close());

const told = (one: Case, type: 'dispute.opened' | 'dispute.closed', eventId = 'D1') =>
  one.market.turn.gatewayEvent('bank', {
    type,
    orderId: one.order.id,
    eventId: `${one.order.id}-${eventId}`,
    reason: 'not as described',
    dueBy: '2026-12-01T00:00:00.000Z',
  });

const alertsOf = async (one: Case) => {
  const { rows } = await db.pool.query<{ data: Record<string, unknown> }>(
    `SELECT e->'data' AS data FROM outbox, json_array_elements(payload->'events') e
     WHERE payload->>'kind' = 'storefront.events' AND e->>'type' = 'alert.raised'
       AND e->'data'->>'orderId' = $1 ORDER BY key`,
    [one.order.id],
  );
  return rows.map(({ data }) => data);
};

/** The seed claim, agreed on: 630.00 on its way. */
async function refunding(): Promise<Case> {
  const one = await aCase(db);
  await one.chat.say('屏幕有道划痕 页面没写 退点钱我就留着');
  await one.chat.photos('给', {}, {}, {});
  await one.buyer({ action: 'accept_offer' });
  expect(await one.state()).toBe('refunding');
  return one;
}

describe('a chargeback', () => {
  it('before any case is remembered, told of, and holds the case that opens later until it is over', async () => {
    const one = await aCase(db);
    expect(await told(one, 'dispute.opened')).toEqual({ applied: true });
    expect(await told(one, 'dispute.opened')).toEqual({ applied: false });
    expect(await alertsOf(one)).toEqual([
      {
        reason: 'dispute_opened',
        orderId: one.order.id,
        dispute: expect.objectContaining({ dueBy: '2026-12-01T00:00:00.000Z' }),
        cases: [],
      },
    ]);
    // What the storefront tells of the order anew does not end it.
    const later = new Date(Date.parse(one.order.updatedAt) + 1).toISOString();
    const buyer = { ...seed.buyer, id: one.order.buyerId };
    const orders = [{ ...one.order, updatedAt: later }];
    await one.market.stock({ merchants: [], buyer, orders });
    await one.chat.say('屏幕有道划痕 页面没写 退点钱我就留着');
    expect(await one.ticket()).toMatchObject({
      state: 'suspended',
      suspension: { from: 'screening', dispute: true },
    });
    expect(one.chat.text(one.chat.events.slice(-4))).toContain('银行');
    await one.chat.say('转人工');
    expect(await one.state()).toBe('suspended');
    expect(await told(one, 'dispute.closed', 'D2')).toEqual({ applied: true });
    await one.chat.fresh();
    expect(await one.state()).toBe('evidence_wait');
    await one.chat.photos('给', {}, {}, {});
    await one.buyer({ action: 'accept_offer' });
    expect(await one.state()).toBe('refunding');
  });

  it('while the refund is on its way is noted and told of; what failed is not tried again beside it', async () => {
    const one = await refunding();
    expect(await told(one, 'dispute.opened')).toEqual({ applied: true });
    await one.chat.fresh();
    expect(one.chat.text(one.chat.events.slice(-4))).toContain('争议');
    expect(await one.state()).toBe('refunding');
    const { refunds } = await one.ticket();
    expect(await alertsOf(one)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ reason: 'dispute_opened' }),
        expect.objectContaining({
          reason: 'dispute_while_refunding',
          refunds: [{ id: refunds[0]?.id, amountCents: refunds[0]?.amountCents }],
        }),
      ]),
    );
    const refundId = refunds[0]?.id ?? '';
    await one.market.turn.gatewayEvent('bank', { type: 'refund.failed', refundId, eventId: 'F1' });
    expect(await one.state()).toBe('refund_failed');
    const agent = staff('agent', 'A1');
    expect(await one.act(agent, { action: 'retry_refund' })).toMatchObject({
      code: 'action_not_allowed',
    });
    await told(one, 'dispute.closed', 'D2');
    await one.act(agent, { action: 'retry_refund' });
    await one.paid();
    expect(await one.state()).toBe('completed');
  });

  it('pays nothing while it lasts, whoever takes the case up again, and ends no other suspension', async () => {
    const one = await aCase(db);
    await one.chat.say('屏幕有道划痕 页面没写 退点钱我就留着');
    await one.chat.photos('给', {}, {}, {});
    const operator = staff('operator', 'P1');
    await one.act(operator, { action: 'suspend', reason: '司法冻结' });
    await told(one, 'dispute.opened');
    await told(one, 'dispute.closed', 'D2');
    expect(await one.state()).toBe('suspended');
    await told(one, 'dispute.opened', 'D3');
    await one.act(operator, { action: 'resume' });
    expect(await one.state()).toBe('offer_wait');
    expect(await one.buyer({ action: 'accept_offer' })).toMatchObject({
      code: 'action_not_allowed',
    });
    expect((await one.ticket()).refunds).toEqual([]);
  });

  it('is to be answered by the bank’s own time, and waits on for its word after that (T-22)', async () => {
    const one = await aCase(db);
    await one.chat.say('屏幕有道划痕 页面没写 退点钱我就留着');
    await told(one, 'dispute.opened');
    const dueBy = '2026-12-01T00:00:00.000Z';
    expect(await one.ticket()).toMatchObject({
      state: 'suspended',
      deadline: { timer: 'T-22', at: dueBy, thenState: 'suspended' },
    });
    await one.market.advanceTo(dueBy);
    expect(await one.ticket()).toMatchObject({
      state: 'suspended',
      deadline: { timer: 'T-22', at: '2026-12-31T00:00:00.000Z' },
    });
    expect(await alertsOf(one)).toHaveLength(1);
    await told(one, 'dispute.closed', 'D2');
    expect(await one.state()).toBe('evidence_wait');
  });

  it('that is over leaves what people have stopped to a lead after thirty days', async () => {
    const one = await aCase(db);
    await one.chat.say('屏幕有道划痕 页面没写 退点钱我就留着');
    await one.act(staff('operator', 'P1'), { action: 'suspend', reason: '司法冻结' });
    await one.wait(30 * 86_400_000 - 1);
    expect(await one.state()).toBe('suspended');
    await one.wait(1);
    expect(await one.ticket()).toMatchObject({
      state: 'platform_review',
      referral: { group: 'lead', reasons: ['suspended_too_long'] },
    });
  });
});
