import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../server/store/database.ts';
import type { Order } from '../../server/terms/order.ts';
import type { TurnStore } from '../../server/turn/ports.ts';
import { seed } from '../decision/facts.ts';
import { ENGINES, freshDatabase } from '../support/database.ts';
import { marketplace, talk } from '../support/talk.ts';

const CLAIM = '前几天买的那个thinkpad到了 屏幕有道划痕 商品页根本没写';

describe.each(ENGINES)('a number of the day that another case has, on %s', (engine) => {
  let db: Database;
  let made = 0;
  beforeAll(async () => {
    db = await freshDatabase(engine);
    await opened();
  });
  afterAll(() => db.close());

  /** A buyer of their own with one order, before a store that may meddle. */
  async function given(changes: Partial<Order> = {}, around?: (store: TurnStore) => TurnStore) {
    made += 1;
    const buyer = { ...seed.buyer, id: `U-${made}` };
    const order: Order = { ...seed.order, id: `O-${made}`, buyerId: buyer.id, ...changes };
    const market = await marketplace(db, undefined, around);
    await market.stock({ merchants: [seed.merchant], buyer, orders: [order] });
    return { market, order };
  }

  async function opened(around?: (store: TurnStore) => TurnStore) {
    const { market, order } = await given({}, around);
    const chat = await talk(market, order.buyerId, { orderId: order.id, locale: 'zh-CN' });
    await chat.say(CLAIM);
    return order.id;
  }

  const ticketsOn = async (orderId: string) => {
    const { rows } = await db.pool.query<{ id: string; number: string; chain: string }>(
      `SELECT id, number, (SELECT count(*) FROM ticket_event e WHERE e.ticket_id = t.id) AS chain
      FROM ticket t WHERE order_id = $1`,
      [orderId],
    );
    return rows;
  };

  /** Gives the first number a plan draws to the first case of all, just before the plan is written. */
  function planting() {
    const drawn: string[] = [];
    const conflicts: string[] = [];
    const around = (store: TurnStore): TurnStore => ({
      load: store.load,
      async commit(plan) {
        for (const { expectedVersion, ticket } of plan.tickets) {
          if (expectedVersion > 0) continue;
          if (drawn.length === 0)
            await db.pool.query(`UPDATE ticket SET number = $1 WHERE order_id = 'O-1'`, [
              ticket.number,
            ]);
          drawn.push(ticket.number);
        }
        const result = await store.commit(plan);
        if (result.outcome === 'conflict') conflicts.push(result.on);
        return result;
      },
    });
    return { around, drawn, conflicts };
  }

  it('is drawn anew for what a buyer tells in the chat', async () => {
    const { around, drawn, conflicts } = planting();
    const [ticket, ...others] = await ticketsOn(await opened(around));
    expect(conflicts).toEqual(['ticket_number']);
    expect(others).toEqual([]);
    expect(ticket?.number).toBe(drawn[1]);
    expect(new Set(drawn).size).toBe(2);
    expect(Number(ticket?.chain)).toBeGreaterThan(0);
  });

  it('is drawn anew for what the monitor opens', async () => {
    const { around, drawn, conflicts } = planting();
    const placedAt = '2026-11-01T12:00:00.000Z';
    const unsent = { status: 'paid', shipments: [], placedAt, paidAt: placedAt } as const;
    const { market, order } = await given(unsent, around);
    const itemId = seed.item.id;
    await market.turn.lateShipment({
      orderId: order.id,
      itemId,
      buyerId: order.buyerId,
      market: order.market,
    });
    expect(conflicts).toEqual(['ticket_number']);
    expect((await ticketsOn(order.id)).map(({ number }) => number)).toEqual([drawn[1]]);
  });

  it('is drawn anew for one of many turns that are written together', async () => {
    const { around, drawn, conflicts } = planting();
    const { market } = await given({}, around);
    const orders = Array.from({ length: 8 }, (_, n) => ({
      ...seed.order,
      id: `O-many-${n}`,
      buyerId: `U-many-${n}`,
    }));
    for (const { id, buyerId } of orders)
      await market.stock({
        merchants: [],
        buyer: { ...seed.buyer, id: buyerId },
        orders: [{ ...seed.order, id, buyerId }],
      });
    const chats = await Promise.all(
      orders.map(({ id, buyerId }) => talk(market, buyerId, { orderId: id, locale: 'zh-CN' })),
    );
    await Promise.all(chats.map((chat) => chat.say(CLAIM)));
    expect(conflicts).toEqual(['ticket_number']);
    expect(drawn).toHaveLength(orders.length + 1);
    for (const { id } of orders) expect(await ticketsOn(id)).toHaveLength(1);
  });
});
