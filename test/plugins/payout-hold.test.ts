import { expect, it } from 'vitest';
import { payoutHold } from '../../server/plugins/payout-hold.ts';
import type { Merchant, Order, OrderItem } from '../../server/terms/order.ts';
import { rules } from '../decision/facts.ts';
import { item, merchant, order } from '../store/world.ts';

const parcel = (signedAt?: string) => ({
  id: signedAt ?? 'under way',
  carrier: 'SF',
  trackingNo: 'SF1',
  bookedBy: 'consignor' as const,
  itemIds: ['1'],
  events: [],
  ...(signedAt !== undefined && { signedAt }),
});
const SIGNED = '2026-11-05T10:00:00.000Z';
const until = (
  sold: Partial<OrderItem> = {},
  told: Partial<Order> = { shipments: [parcel(SIGNED)] },
  of: Partial<Merchant> = {},
) =>
  payoutHold(rules)({ order: order(told), item: item(sold), merchant: { ...merchant(), ...of } });

it('holds a payout as T-25 says', () => {
  expect(until()).toBe('2026-11-12T10:00:00.000Z');
  expect(until({ category: 'watch_jewelry' })).toBe('2026-11-19T10:00:00.000Z');
  expect(until({}, { shipments: [parcel(SIGNED)] }, { tier: 'C' })).toBe(
    '2026-11-19T10:00:00.000Z',
  );
  expect(until({}, { shipments: [parcel(SIGNED)] }, { tier: 'D' })).toBeUndefined();
  expect(until({}, { shipments: [parcel(SIGNED), parcel()] })).toBeUndefined();
  expect(until({}, { shipments: [] })).toBeUndefined();
  const codes = [{ id: 'c', masked: 'AB**', deliveredAt: SIGNED }];
  expect(until({ custody: 'digital', codes }, {})).toBe('2026-11-06T10:00:00.000Z');
  expect(until({ custody: 'digital', codes }, {}, { tier: 'C' })).toBe('2026-11-08T10:00:00.000Z');
});
