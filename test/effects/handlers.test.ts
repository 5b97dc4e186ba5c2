import { expect, test } from 'vitest';
import type { GatewayEventBody } from '../../server/contract/gateway.ts';
import type { RefundPort } from '../../server/effects/gateways/refund-port.ts';
import { createSimulatedGateway } from '../../server/effects/gateways/simulated.ts';
import { createStorefrontGateway } from '../../server/effects/gateways/storefront.ts';
import { batchCheck } from '../../server/effects/handlers/batch-check.ts';
import { cellRefresh } from '../../server/effects/handlers/cell-refresh.ts';
import { payoutSubmit } from '../../server/effects/handlers/payout-submit.ts';
import { refundSubmit } from '../../server/effects/handlers/refund-submit.ts';
import {
  couponIssue,
  pointsGrant,
  tellParked,
} from '../../server/effects/handlers/storefront-events.ts';
import { clock, EFFECTS, memoryFeed } from './made.ts';

const row = <E>(effect: E, key = 'key-1') => ({
  id: '1',
  key,
  ticketId: 't1',
  effect,
  attempts: 1,
});

/** A turn service that acts once per event id, as the inbox makes it. */
function inbox() {
  const applied: GatewayEventBody[] = [];
  const heard: string[] = [];
  return {
    applied,
    heard,
    async gatewayEvent(provider: string, event: GatewayEventBody) {
      heard.push(`${provider} ${event.eventId}`);
      if (applied.some((other) => other.eventId === event.eventId)) return { applied: false };
      applied.push(event);
      return { applied: true };
    },
  };
}

test('a simulated refund is accepted, waits, succeeds, and run again succeeds once', async () => {
  const turn = inbox();
  const handle = refundSubmit(createSimulatedGateway(20), turn);
  expect(await handle(row(EFFECTS.refund))).toMatchObject({ kind: 'again', afterMs: 20 });
  expect(turn.applied).toEqual([]);
  await expect.poll(() => handle(row(EFFECTS.refund))).toEqual({ kind: 'done' });
  // The process died before the row was done: another gateway, the same row.
  const again = refundSubmit(createSimulatedGateway(0), turn);
  expect(await again(row(EFFECTS.refund))).toEqual({ kind: 'done' });
  expect(turn.heard).toEqual(Array(2).fill('simulated refund.succeeded:r1'));
  expect(turn.applied).toEqual([
    {
      type: 'refund.succeeded',
      refundId: 'r1',
      orderId: 'o1',
      amountCents: 63_000,
      eventId: 'refund.succeeded:r1',
    },
  ]);
});

test('a payout is sent, then paid, and run again says the same under the same ids', async () => {
  const told: GatewayEventBody[] = [];
  const tell = async (event: GatewayEventBody) => void told.push(event);
  const handle = payoutSubmit(createSimulatedGateway(20), tell);
  expect(await handle(row(EFFECTS.payout))).toMatchObject({ kind: 'again', afterMs: 20 });
  expect(told).toMatchObject([{ type: 'payout.sent', payoutId: 'po1', amountCents: 60_000 }]);
  await expect.poll(() => handle(row(EFFECTS.payout))).toEqual({ kind: 'done' });
  const again = payoutSubmit(createSimulatedGateway(0), tell);
  expect(await again(row(EFFECTS.payout))).toEqual({ kind: 'done' });
  expect(new Set(told.map(({ eventId }) => eventId))).toEqual(
    new Set(['payout.sent:po1', 'payout.succeeded:po1']),
  );
  told.length = 0;
  expect(await payoutSubmit(createStorefrontGateway(), tell)(row(EFFECTS.payout))).toEqual({
    kind: 'done',
  });
  expect(told).toEqual([]);
});

test('a batch that leaves the shelf is told of once; one that stays is not', async () => {
  const { feed, events } = memoryFeed();
  const look = async () => ({ bad: 2, size: 40 });
  for (const _run of [1, 2]) await batchCheck(look, { feed, clock })(row(EFFECTS.batch));
  await batchCheck(async () => undefined, { feed, clock })(row({ ...EFFECTS.batch, sku: 'other' }));
  expect(events).toMatchObject([
    {
      id: 'batch:C1:SW-200',
      type: 'alert.raised',
      data: { reason: 'batch_pulled', sku: 'SW-200', bad: 2, size: 40 },
    },
  ]);
});

test('a gateway gets the same key at every run and its refusal is reported once', async () => {
  const keys: string[] = [];
  const gateway: RefundPort = {
    name: 'strict',
    refund: async ({ idempotencyKey }) => {
      keys.push(idempotencyKey);
      return { status: 'failed', reason: 'card closed' };
    },
    payOut: async () => ({ status: 'accepted' }),
    query: async () => ({ status: 'unknown' }),
  };
  const turn = inbox();
  const handle = refundSubmit(gateway, turn);
  for (const _run of [1, 2]) expect(await handle(row(EFFECTS.refund))).toEqual({ kind: 'done' });
  expect(new Set(keys)).toEqual(new Set(['key-1']));
  expect(turn.applied).toMatchObject([{ type: 'refund.failed', reason: 'card closed' }]);
});

test('the storefront gateway reports by itself, so nothing is claimed here', async () => {
  const turn = inbox();
  const handle = refundSubmit(createStorefrontGateway(), turn);
  for (const _run of [1, 2]) expect(await handle(row(EFFECTS.refund))).toEqual({ kind: 'done' });
  expect(turn.heard).toEqual([]);
});

test.each([
  [
    'coupon.issue',
    'coupon.issued',
    { couponId: 'c1', faceCents: 1_700, expiresAt: '2027-01-01T00:00:00.000Z' },
  ],
  ['points.grant', 'points.granted', { pointsId: 'p1', points: 500 }],
] as const)('%s run twice is one event %s', async (kind, type, data) => {
  const { feed, events } = memoryFeed();
  const telling = { feed, clock };
  for (const _run of [1, 2]) {
    if (kind === 'coupon.issue') await couponIssue(telling)(row(EFFECTS.coupon));
    else await pointsGrant(telling)(row(EFFECTS.points));
  }
  expect(events).toEqual([{ id: 'key-1', type, ticketId: 't1', at: clock.now(), data }]);
});

test('an effect set aside twice raises one alert', async () => {
  const { feed, events } = memoryFeed();
  for (const _run of [1, 2]) await tellParked({ feed, clock }, row(EFFECTS.refund));
  expect(events).toMatchObject([
    { id: 'alert:key-1', type: 'alert.raised', data: { effect: 'refund.submit' } },
  ]);
});

test('a cell worked out twice is the same cell', async () => {
  const cells = new Map<string, string>();
  const handle = cellRefresh(
    { refresh: async (cell, now) => cells.set(Object.values(cell).join('/'), now) },
    clock,
  );
  for (const _run of [1, 2]) expect(await handle(row(EFFECTS.cell))).toEqual({ kind: 'done' });
  expect([...cells]).toEqual([['electronics/S2/primary', clock.now()]]);
});
