import { expect, it } from 'vitest';
import { marketOf } from '../../server/turn/market.ts';
import type { Snapshot } from '../../server/turn/ports.ts';
import { rules } from '../decision/facts.ts';

const inHand = (ticket?: string, order?: string, buyer?: string) =>
  marketOf({
    rules,
    ticket: ticket ? ({ market: ticket, currency: 'EUR' } as never) : undefined,
    snapshot: {
      focus: order ? { order: { market: order, currency: 'USD' } } : undefined,
      buyer: buyer ? { market: buyer } : undefined,
    } as unknown as Pick<Snapshot, 'focus' | 'buyer'>,
  });

it('goes by the case in hand, else the order, else the buyer, else where the shop is', () => {
  expect(inHand('EU', 'US', 'CN')).toMatchObject({ market: 'EU', currency: 'EUR' });
  expect(inHand(undefined, 'US', 'CN')).toMatchObject({ market: 'US', currency: 'USD' });
  expect(inHand(undefined, undefined, 'EU')).toMatchObject({ market: 'EU', currency: 'EUR' });
  expect(inHand()).toMatchObject({ market: 'CN', currency: 'CNY' });
});

it('reads the days of that market', () => {
  expect(inHand('EU').rules.timeZone).toBe(rules.packs.EU.timeZone);
  expect(inHand('EU').rules.timeZone).not.toBe(inHand().rules.timeZone);
});
