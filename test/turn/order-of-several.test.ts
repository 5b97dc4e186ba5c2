import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../server/store/database.ts';
import { auditLedger } from '../../server/store/ledger-verify.ts';
import type { Order, OrderItem } from '../../server/terms/order.ts';
import { seed } from '../decision/facts.ts';
import { freshDatabase } from '../support/database.ts';
import { marketplace, talk } from '../support/talk.ts';
import { staff } from './case-kit.ts';

const agent = staff('agent', 'S1');
const [parcel] = seed.order.shipments;

let db: Database;
let made = 0;
beforeAll(async () => {
  db = await freshDatabase('postgres');
  // The model is loaded before time counts.
  await marketplace(db);
}, 180_000);
afterAll(() => db.close());

/** One order of these lines, each of a merchant of its own, all in one parcel. */
async function sold(lines: readonly Partial<OrderItem>[], changes: Partial<Order> = {}) {
  made += 1;
  const market = await marketplace(db);
  const items = lines.map((line, n) => ({
    ...seed.item,
    id: `I${n}`,
    merchantId: `M${made}-${n}`,
    ...line,
  }));
  const order = {
    ...seed.order,
    id: `O-several-${made}`,
    buyerId: `U-several-${made}`,
    paidCents: items.reduce((sum, { paidCents }) => sum + paidCents, 0),
    items,
    shipments: parcel ? [{ ...parcel, itemIds: items.map(({ id }) => id) }] : [],
    ...changes,
  };
  await market.stock({
    merchants: items.map(({ merchantId: id }) => ({ ...seed.merchant, id })),
    buyer: { ...seed.buyer, id: order.buyerId },
    orders: [order],
  });
  const chat = await talk(market, order.buyerId, { orderId: order.id, locale: 'zh-CN' });

  const newest = async () => {
    const found = await market.tickets.one(
      { kind: 'integration' },
      chat.last('ticket')?.ticketId ?? '',
    );
    if (!found) throw new Error('no ticket');
    return found.ticket;
  };
  /** The item goes back for no reason, arrives as it was sent, and its refund is paid. */
  async function goesBack(name: string) {
    await chat.say(`${name} 不想要了 七天无理由退货`);
    if (chat.last('confirm')) await chat.say('确认');
    const { id, return: back } = await newest();
    const { carrier = 'SF', trackingNo = '' } = back?.parcel ?? {};
    const event = { at: market.clock.now(), code: 'delivered' } as const;
    await market.turn.scan({ ticketId: id, leg: 'return', carrier, trackingNo, event });
    const { version } = await newest();
    const body = { action: 'inspect', outcome: 'R0', version, clientId: randomUUID() } as const;
    await market.turn.act(agent, id, body);
    await chat.fresh();
    const { refunds, itemId } = await newest();
    const { id: refundId = '', amountCents = 0 } = refunds.at(-1) ?? {};
    await market.turn.gatewayEvent('simulated', {
      ...{ type: 'refund.succeeded', refundId, amountCents, eventId: refundId },
    });
    await chat.fresh();
    return { itemId, amountCents, state: (await newest()).state };
  }
  return { order, chat, goesBack, newest };
}

const borne = async (orderId: string) => {
  const { rows } = await db.pool.query<{ item: string; cents: string }>(
    `SELECT j.item_id AS item, sum(e.debit_cents) AS cents FROM journal j
     JOIN ledger_entry e ON e.journal_key = j.key
     WHERE j.order_id = $1 AND j.event = 'settlement.decided' AND e.party_id <> ''
     GROUP BY 1 ORDER BY 1`,
    [orderId],
  );
  return rows.map(({ item, cents }) => [item, Number(cents)]);
};

describe('an order of several merchants', () => {
  it('EU: whoever’s item goes back last does not bear all of the way out', async () => {
    const { order, goesBack } = await sold(
      [
        { title: '机械键盘 87键 95新', paidCents: 10_000 },
        { title: '显示器 27寸 95新', paidCents: 30_000 },
      ],
      { market: 'EU', currency: 'EUR', freightCents: 1_000 },
    );
    expect(await goesBack('键盘')).toMatchObject({ amountCents: 9_200, state: 'completed' });
    // 300.00 and 10.00 of freight, less the label of 8.00 that the buyer pays.
    expect(await goesBack('显示器')).toMatchObject({ amountCents: 30_200, state: 'completed' });
    expect(await borne(order.id)).toEqual([
      ['I0', 9_000 + 250],
      ['I1', 27_000 + 750],
    ]);
    expect((await auditLedger(db.pool)).breaches).toEqual([]);
  }, 60_000);

  it('a promotion is reckoned by what still stays when a second item goes back (DT-17)', async () => {
    const listed = (title: string, listCents: number, paidCents: number) => ({
      ...{ title, listCents, paidCents },
    });
    const { order, goesBack, newest } = await sold(
      [
        listed('机械键盘 87键 95新', 42_000, 38_038),
        listed('显示器 27寸 95新', 38_000, 34_415),
        listed('鼠标 95新', 26_000, 23_547),
      ],
      { promotions: [{ fromCents: 100_000, offCents: 10_000 }] },
    );
    // 960 paid; 800 of list price stay, without the promotion.
    expect((await goesBack('鼠标')).amountCents).toBe(96_000 - 80_000 - 1_200);
    // Then 420 stay, so 380 come back: 344.15 of its own line, the rest of what the first had left.
    expect((await goesBack('显示器')).amountCents).toBe(38_000 - 1_200);
    expect((await newest()).refunds.at(-1)?.beside).toEqual([{ itemId: 'I2', cents: 3_585 }]);
    // All of it has come back, each line no more than was paid for it, and each merchant gave its own (I9).
    expect((await goesBack('键盘')).amountCents).toBe(42_000 - 1_200);
    const { rows } = await db.pool.query(
      `SELECT refunded_cents::int AS refunded, paid_cents::int AS paid, settled_cents::int AS settled
       FROM order_line WHERE order_id = $1 ORDER BY item_id`,
      [order.id],
    );
    const paid = [38_038, 34_415, 23_547];
    expect(rows.map(({ settled }) => settled)).toEqual(paid);
    expect(rows.map((row) => row.paid)).toEqual(paid);
    // Three labels of 12.00 were taken off with consent.
    expect(rows.reduce((sum, { refunded }) => sum + refunded, 0)).toBe(96_000 - 3 * 1_200);
    expect((await auditLedger(db.pool)).breaches).toEqual([]);
  }, 60_000);
});
