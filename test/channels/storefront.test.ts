import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOrder } from './an-order.ts';
import { buyerToken, type Call, type House, INTEGRATION_KEY, openHouse } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const call = (over: Omit<Call, 'token'>) => house.call({ token: INTEGRATION_KEY, ...over });
const put = (path: string, body: unknown, headers = {}) =>
  call({ method: 'PUT', path, body, headers });

describe('what the storefront tells', () => {
  it('is kept under the id of the path', async () => {
    expect((await put('/v1/orders/o-7', anOrder)).body).toEqual({ ok: true });
    expect(house.store.put.at(-1)).toEqual({ kind: 'order', value: { id: 'o-7', ...anOrder } });
  });

  it('may tell of promotions, free shipping and list prices, in whole amounts', async () => {
    const [item] = anOrder.items;
    const told = {
      ...anOrder,
      items: [{ ...item, listCents: 430_000 }],
      promotions: [{ fromCents: 100_000, offCents: 10_000 }],
      freeShipping: { fromCents: 9_900, outboundCents: 1_000 },
    };
    expect((await put('/v1/orders/o-8', told)).body).toEqual({ ok: true });
    expect(house.store.put.at(-1)).toEqual({ kind: 'order', value: { id: 'o-8', ...told } });
    const half = { ...told, promotions: [{ fromCents: 100_000, offCents: 0.5 }] };
    expect((await put('/v1/orders/o-8', half)).body.errors).toMatchObject([
      { path: 'promotions.0.offCents' },
    ]);
  });

  it('is told back as stale when something newer is known', async () => {
    const old = { ...anOrder, updatedAt: '2025-01-01T00:00:00Z' };
    expect((await put('/v1/orders/o-7', old)).body).toEqual({ ok: true, stale: true });
  });

  it('is refused where the lines do not add up', async () => {
    const answer = await put('/v1/orders/o-7', { ...anOrder, paidCents: 1 });
    expect(answer.body).toMatchObject({ status: 422, errors: [{ path: 'paidCents' }] });
    const twice = { ...anOrder, items: [...anOrder.items, ...anOrder.items], paidCents: 900_000 };
    expect((await put('/v1/orders/o-7', twice)).body.errors).toMatchObject([{ path: 'items' }]);
  });

  it('names the very field of the very item that is wrong', async () => {
    const [item] = anOrder.items;
    const items = [{ ...item, commissionBps: 10_001, colour: 'black' }];
    expect((await put('/v1/orders/o-7', { ...anOrder, items })).body.errors).toMatchObject([
      { path: 'items.0.commissionBps' },
      { path: 'items.0.colour' },
    ]);
  });

  it('of a parcel reaches its order and the cases it concerns, oldest scan first', async () => {
    const delivered = { at: '2026-11-04T00:00:00Z', code: 'delivered', text: '已签收' };
    const accepted = { at: '2026-11-02T00:00:00Z', code: 'accepted', text: '已揽收' };
    const track = (carrier: string) =>
      call({
        path: '/v1/tracking',
        body: { carrier, trackingNo: '1', events: [delivered, accepted] },
      });
    expect((await track('sf')).body).toEqual({ ok: true, orderIds: ['o-1'], ticketIds: ['t-1'] });
    expect(house.turn.reports.at(-1)).toMatchObject({
      ticketId: 't-1',
      findings: { trace: { status: 'lost' } },
    });
    expect((await track('SIM')).body).toEqual({ ok: true, orderIds: [], ticketIds: ['t-1'] });
    expect(house.turn.scans.map(({ leg, event }) => [leg, event.code])).toEqual([
      ['return', 'accepted'],
      ['return', 'delivered'],
    ]);
    expect((await track('yto')).body).toMatchObject({ status: 404, code: 'not_found' });
  });

  it('by the gateway is applied once', async () => {
    const body = { type: 'refund.succeeded', refundId: 'r-1', eventId: 'e-1' };
    const tell = () => call({ path: '/v1/gateway-events', body });
    expect((await tell()).body).toEqual({ ok: true, applied: true });
    expect((await tell()).body).toEqual({ ok: true, applied: false });
  });

  it.each([
    ['refundId', { type: 'refund.succeeded' }],
    ['refundId', { type: 'refund.failed', orderId: 'o-1' }],
    ['orderId', { type: 'dispute.opened' }],
    ['orderId', { type: 'dispute.closed', reason: 'won' }],
    ['payoutId', { type: 'payout.succeeded', refundId: 'r-1' }],
  ])('by the gateway is asked for its %s, and not lost: %j', async (path, told) => {
    const body = { ...told, eventId: `about-${path}` };
    expect((await call({ path: '/v1/gateway-events', body })).body).toMatchObject({
      status: 422,
      errors: [{ path, message: expect.stringContaining('needed') }],
    });
  });

  it('of a dispute may name the refund in place of the order', async () => {
    const body = { type: 'dispute.opened', refundId: 'r-1', eventId: 'e-d' };
    expect((await call({ path: '/v1/gateway-events', body })).status).toBe(200);
  });

  it('in a report is read in our words and applied once', async () => {
    const at = '2026-11-04T00:00:00Z';
    const report = { kind: 'code_check', result: 'not_activated_by_issuer', at, eventId: 'e-2' };
    const tell = (ticketId: string) => call({ path: '/v1/reports', body: { ticketId, ...report } });
    expect((await tell('t-1')).body).toEqual({ ok: true, applied: true });
    expect((await tell('t-1')).body).toEqual({ ok: true, applied: false });
    expect(house.turn.reports.at(-1)).toMatchObject({
      ticketId: 't-1',
      findings: { code: { status: 'never_valid' } },
    });
    expect((await tell('t-0')).body).toMatchObject({ code: 'not_found' });
  });

  it('in a report that nobody understands is refused with the words that are', async () => {
    const body = {
      ticketId: 't-1',
      kind: 'appraisal',
      result: { status: 'maybe' },
      eventId: 'e-3',
    };
    const answer = await call({
      path: '/v1/reports',
      body: { ...body, at: '2026-11-04T00:00:00Z' },
    });
    expect(answer.body).toMatchObject({
      status: 422,
      code: 'validation_failed',
      errors: [{ path: 'result.status', message: expect.stringContaining('counterfeit') }],
    });
  });
});

describe('an Idempotency-Key', () => {
  it('gives the same body the same answer and does nothing twice', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const body = { type: 'refund.succeeded', refundId: 'r-2', eventId: randomUUID() };
    const tell = () => call({ path: '/v1/gateway-events', body, headers });
    const first = await tell();
    const again = await tell();
    expect(again.text).toBe(first.text);
    expect(first.body).toEqual({ ok: true, applied: true });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
  });

  it('takes the order of the fields for nothing and another body for a mistake', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    await put('/v1/orders/o-8', anOrder, headers);
    const turned = Object.fromEntries(Object.entries(anOrder).reverse());
    expect((await put('/v1/orders/o-8', turned, headers)).status).toBe(200);
    for (const [path, body] of [
      ['/v1/orders/o-8', { ...anOrder, couponCents: 1 }],
      ['/v1/orders/o-9', anOrder],
    ] as const)
      expect((await put(path, body, headers)).body).toMatchObject({
        status: 409,
        code: 'idempotency_conflict',
      });
  });

  it('keeps a refusal too, but not a fault of ours', async () => {
    const body = { ticketId: 't-0', kind: 'repair', result: 1, at: '2026-11-04T00:00:00Z' };
    const report = (eventId: string) =>
      call({
        path: '/v1/reports',
        body: { ...body, eventId },
        headers: { 'idempotency-key': `refusal-${eventId}` },
      });
    const [first, again] = [await report('e-1'), await report('e-1')];
    expect(again.text).toBe(first.text);
    expect(again).toMatchObject({ status: 404, type: first.type });
    expect(again.headers.get('idempotent-replayed')).toBe('true');

    house.turn.breakOnce();
    const token = await buyerToken();
    const open = () =>
      house.call({
        path: '/v1/conversations',
        token,
        body: {},
        headers: { 'idempotency-key': 'fault' },
      });
    expect((await open()).status).toBe(500);
    expect((await open()).status).toBe(200);
  });

  it('of a call that is still running waits for nobody', async () => {
    const key = randomUUID();
    const headers = { 'idempotency-key': key };
    const both = await Promise.all([
      put('/v1/orders/o-8', anOrder, headers),
      put('/v1/orders/o-8', anOrder, headers),
    ]);
    const statuses = both.map(({ status }) => status).sort();
    expect([
      [200, 200],
      [200, 409],
    ]).toContainEqual(statuses);
  });

  it('has a shape', async () => {
    const answer = await put('/v1/orders/o-8', anOrder, { 'idempotency-key': 'x'.repeat(300) });
    expect(answer.body).toMatchObject({ status: 400, code: 'bad_request' });
  });
});

it('serves a shop that brings all its orders along', async () => {
  const answers = await Promise.all(
    Array.from({ length: 300 }, (_, i) => put(`/v1/orders/bulk-${i}`, anOrder)),
  );
  expect(answers.every(({ status }) => status === 200)).toBe(true);
});
