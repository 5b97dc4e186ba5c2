import { describe, expect, it } from 'vitest';
import type { Order } from '../../server/terms/order.ts';
import type { TicketEvent } from '../../server/ticket/events.ts';
import type { Ticket } from '../../server/ticket/ticket.ts';
import { storefrontEffects } from '../../server/turn/storefront-events.ts';
import { seed } from '../decision/facts.ts';
import { ticket } from '../store/world.ts';

const meta = {
  at: seed.now,
  actor: { kind: 'system' },
  row: 'E30',
  to: 'completed',
  holder: 'none',
} as const;

/** What the storefront hears of one event under this name. */
function heard(type: string, after: Ticket, event: TicketEvent, order?: Order): unknown[] {
  return storefrontEffects(after, after, [event], order).flatMap(({ effect }) =>
    effect.kind === 'storefront.events'
      ? effect.events.flatMap((one) => (one.type === type ? [one.data] : []))
      : [],
  );
}

describe('what the storefront hears', () => {
  it('gives each line its part of the coupon back, and all of it over the lines (暂行办法 §15)', () => {
    const line = (id: string, paidCents: number) => ({ ...seed.item, id, paidCents });
    const back = (items: Order['items']) =>
      items.map(({ id, paidCents }) => {
        const order = { ...seed.order, couponCents: 1_000, items };
        const after = ticket({
          itemId: id,
          paidCents,
          granted: {
            terms: { remedy: 'return_refund', amountCents: paidCents },
            liability: {
              merchantBps: 10_000,
              platformBps: 0,
              carrierBps: 0,
              buyerBps: 0,
              basis: 'L02',
              confidenceBps: 9_500,
            },
          },
        });
        const event: TicketEvent = { ...meta, type: 'ticket_completed' };
        return heard('coupon.return_due', after, event, order);
      });
    expect(back([line('a', 20_000)])).toMatchObject([[{ couponCents: 1_000 }]]);
    expect(back([line('a', 20_000), line('b', 10_000)])).toMatchObject([
      [{ couponCents: 667 }],
      [{ couponCents: 333 }],
    ]);
    expect(back([line('a', 0), line('b', 0)])).toMatchObject([
      [{ couponCents: 500 }],
      [{ couponCents: 500 }],
    ]);
  });

  it('asks for as many pieces again as the claim is about', () => {
    const event: TicketEvent = {
      ...meta,
      to: 'exchange_wait',
      type: 'exchange_authorised',
      leg: { id: 'ex', kind: 'exchange', what: ['item'] },
    };
    const asked = (quantity?: number) =>
      heard(
        'exchange.order_requested',
        ticket({ quantity: 3, claim: { ...seed.claim, quantity } }),
        event,
      );
    expect(asked()).toMatchObject([{ quantity: 3 }]);
    expect(asked(1)).toMatchObject([{ quantity: 1 }]);
  });
});
