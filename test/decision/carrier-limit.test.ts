import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carriageOf } from '../../server/decision/carrier-limit.ts';
import { seed } from './facts.ts';

const [parcel] = seed.order.shipments;
const orderOf = (prices: readonly number[], declaredValueCents?: number) => ({
  ...seed.order,
  items: prices.map((paidCents, n) => ({ ...seed.item, id: `${n}`, paidCents })),
  shipments: parcel
    ? [{ ...parcel, itemIds: prices.map((_, n) => `${n}`), declaredValueCents }]
    : [],
});
const limits = (order: ReturnType<typeof orderOf>) =>
  order.items.map((item) => carriageOf({ order, item, findings: {} }).limitCents);

describe('how far a carrier answers for an item (L07)', () => {
  it.each([
    ['the item is alone in it', [420_000], 268_000, [268_000]],
    ['two lie in it', [300_000, 100_000], 200_000, [150_000, 50_000]],
    ['cents are left over', [1, 1, 1], 100, [34, 33, 33]],
    ['nothing was declared', [300_000, 100_000], undefined, [0, 0]],
    ['one of them was a gift', [300_000, 0], 200_000, [200_000, 0]],
  ])('%s', (_, prices, declared, expected) => {
    expect(limits(orderOf(prices, declared))).toEqual(expected);
  });

  it('never claims more for all items than was declared for the parcel', () => {
    const prices = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(prices, fc.nat(2_000_000), (some, declared) => {
        const all = limits(orderOf(some, declared)).reduce((sum, cents) => sum + cents, 0);
        expect(all).toBe(declared);
      }),
    );
  });

  it('what the carrier admits for the case stands before what was declared', () => {
    const order = orderOf([300_000, 100_000], 200_000);
    const [item = seed.item] = order.items;
    const findings = { carrierClaim: { admittedCents: 7, at: seed.now } };
    expect(carriageOf({ order, item, findings }).limitCents).toBe(7);
  });
});
