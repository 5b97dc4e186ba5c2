import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../server/store/database.ts';
import { createShipWatch } from '../../server/store/ship-watch.ts';
import type { Order } from '../../server/terms/order.ts';
import { seed } from '../decision/facts.ts';
import { ENGINES, freshDatabase } from '../support/database.ts';
import { type Marketplace, marketplace, rules } from '../support/talk.ts';

const PAID = '2026-11-05T12:00:00.000Z';
const OVER = '2026-11-08T12:00:01.000Z';
const AFTER = '2026-11-09T00:00:00.000Z';

describe.each(ENGINES)('the monitor of unsent orders, on %s', (engine) => {
  let db: Database;
  let made = 0;
  beforeAll(async () => {
    db = await freshDatabase(engine);
  });
  afterAll(() => db.close());

  /** A paid order that nobody has sent, told at this instant. */
  async function given(changes: Partial<Order> = {}, toldAt = PAID) {
    made += 1;
    const buyer = { ...seed.buyer, id: `U-${made}` };
    const { shipments: _, ...unsent } = seed.order;
    const order: Order = {
      ...unsent,
      id: `O-${made}`,
      buyerId: buyer.id,
      status: 'paid',
      placedAt: PAID,
      paidAt: PAID,
      updatedAt: PAID,
      shipments: [],
      ...changes,
    };
    const market = await marketplace(db, toldAt);
    await market.stock({ merchants: [seed.merchant], buyer, orders: [order] });
    return { market, order };
  }

  const watch = ({ turn }: Marketplace) =>
    createShipWatch(db.pool, {
      overHours: () => rules.dt7b.late.overHours,
      late: (late) => turn.lateShipment(late),
      failed: (_late, error) => {
        throw error;
      },
    });
  const ticketsOn = async (orderId: string) => {
    const { rows } = await db.pool.query<{ leaf: string; state: string; conversation: string }>(
      `SELECT leaf, state, conversation_id AS conversation FROM ticket WHERE order_id = $1`,
      [orderId],
    );
    return rows;
  };

  it('opens a case for the buyer once, the moment the order is late', async () => {
    const { market, order } = await given();
    expect(await watch(market).nextAt(OVER)).toBe(OVER);
    expect(await watch(market).run('2026-11-08T12:00:00.999Z')).toBe(0);
    await market.advanceTo(OVER);
    const found = await Promise.all([watch(market).run(OVER), watch(market).run(OVER)]);
    expect(Math.max(...found)).toBe(1);
    expect(await watch(market).run(AFTER)).toBe(0);
    const [ticket, ...others] = await ticketsOn(order.id);
    expect(others).toEqual([]);
    expect(ticket).toMatchObject({ leaf: 'FUL.late_ship', state: 'offer_wait' });

    const open = await market.turn.open(
      { kind: 'buyer', buyerId: order.buyerId },
      { orderId: order.id },
    );
    expect(open.conversationId).toBe(ticket?.conversation);
    expect(open.events.some((event) => event.type === 'offer')).toBe(true);
    const { rows } = await db.pool.query(`SELECT payload FROM outbox WHERE key = $1`, [
      `alert:late_ship:${order.id}:${seed.item.id}`,
    ]);
    expect(rows).toMatchObject([
      { payload: { events: [{ type: 'alert.raised', data: { reason: 'late_shipment' } }] } },
    ]);
  });

  it('keeps the promise the order names, and leaves alone what was late when it was told', async () => {
    const promised = await given({ shipBy: '2026-11-20T00:00:00.000Z' });
    const old = await given({}, AFTER);
    expect(await watch(promised.market).run(AFTER)).toBe(0);
    expect(await ticketsOn(promised.order.id)).toEqual([]);
    expect(await ticketsOn(old.order.id)).toEqual([]);
  });

  it('forgets an order that is sent in time', async () => {
    const { market, order } = await given();
    const { merchants, buyer } = {
      merchants: [seed.merchant],
      buyer: { ...seed.buyer, id: order.buyerId },
    };
    const parcel = {
      id: 'S',
      carrier: 'SF',
      trackingNo: `S-${made}`,
      bookedBy: 'consignor' as const,
    };
    const shipment = { ...parcel, itemIds: order.items.map(({ id }) => id), events: [] };
    await market.stock({
      merchants,
      buyer,
      orders: [{ ...order, status: 'shipped', shipments: [shipment] }],
    });
    expect(await watch(market).run(AFTER)).toBe(0);
    expect(await ticketsOn(order.id)).toEqual([]);
  });
});
