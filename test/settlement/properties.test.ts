import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharesOf } from '../../server/settlement/shares.ts';
import { Books } from './books.ts';
import { liable } from './cases.ts';
import {
  carrierAnswers,
  earned,
  expire,
  freeze,
  mature,
  pay,
  payOut,
  release,
  type Sold,
  sell,
  settle,
} from './life.ts';

const share = fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true }));
const split = fc
  .tuple(fc.nat(10_000), fc.nat(10_000), fc.nat(10_000))
  .map(([a, b, c]) => [a, b, c] as const);
const on = fc.nat(3);
const step = fc.oneof(
  fc.record({ do: fc.constant('freeze' as const), on, share }),
  fc.record({
    do: fc.constant('settle' as const),
    on,
    decided: fc.record({
      share,
      split,
      extra: fc.nat(100_000),
      kind: fc.constantFrom('cash' as const, 'cash' as const, 'coupon' as const),
      rule: fc.constantFrom(
        'pro_rata' as const,
        'pro_rata' as const,
        'full' as const,
        'none' as const,
      ),
    }),
  }),
  fc.record({ do: fc.constant('pay' as const), on, failed: fc.boolean() }),
  fc.record({ do: fc.constant('release' as const), on }),
  fc.record({ do: fc.constant('mature' as const), on }),
  fc.record({ do: fc.constant('payout' as const), on, share }),
  fc.record({ do: fc.constant('carrier' as const), on, share }),
  fc.record({ do: fc.constant('expire' as const), on }),
);
const sales = fc.array(
  fc.record({
    merchantId: fc.constantFrom('C1', 'C2'),
    paidCents: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 2_000_000 })),
    commissionBps: fc.constantFrom(0, 333, 500, 1_000, 1_500, 5_000),
  }),
  { minLength: 4, maxLength: 4 },
);

describe('any life of any sales', () => {
  it('keeps every promise of the ledger at every step', () => {
    fc.assert(
      fc.property(sales, fc.array(step, { maxLength: 60 }), (told, steps) => {
        const books = new Books();
        const sold = told.map((sale, i) => sell(books, { ...sale, id: `o${i}` }));
        for (const [n, one] of steps.entries()) {
          take(books, sold[one.on] as Sold, one, `${n}`);
          keepsItsPromises(books, sold);
        }
        ends(books, sold);
      }),
      { numRuns: 300 },
    );
  });

  it('shares out every cent of any sum by any liability', () => {
    fc.assert(
      fc.property(fc.nat(50_000_000), split, fc.nat(50_000_000), (cents, parts, limitCents) => {
        const carrier = { limitCents, bookedBy: 'platform' } as const;
        const shares = sharesOf(cents, liable(...parts), carrier);
        expect(shares.merchant + shares.platform + shares.carrier).toBe(cents);
        expect(shares.carrier).toBeLessThanOrEqual(limitCents);
        expect(Math.min(...Object.values(shares))).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

function keepsItsPromises(books: Books, sold: readonly Sold[]): void {
  expect(books.overdrawn()).toEqual([]);
  for (const line of sold) {
    expect(line.refundedCents).toBeLessThanOrEqual(line.paidCents);
    expect(line.reversedCents).toBeLessThanOrEqual(earned(line));
    expect(line.reversedCents).toBeGreaterThanOrEqual(0);
  }
  const reversed = sold.reduce((sum, line) => sum + line.reversedCents, 0);
  expect(books.of('4002') + reversed).toBe(0);
}

/** Everything owed is paid and every hold released: nothing may be left of either. */
function ends(books: Books, sold: readonly Sold[]): void {
  for (const line of sold) {
    while (line.owed.length > 0) pay(books, line, false);
    release(books, line);
    expect(books.of('2004', line.id)).toBe(0);
    expect(books.of('2010', line.merchantId)).toBeGreaterThanOrEqual(0);
  }
  for (const line of sold) expect(books.of('2010', line.merchantId)).toBe(0);
}

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function take(books: Books, line: Sold, one: Step, id: string): void {
  if (one.do === 'freeze') freeze(books, line, one.share);
  else if (one.do === 'settle') settle(books, line, one.decided);
  else if (one.do === 'pay') pay(books, line, one.failed);
  else if (one.do === 'release') release(books, line);
  else if (one.do === 'mature') mature(books, line);
  else if (one.do === 'payout') payOut(books, line.merchantId, id, one.share);
  else if (one.do === 'carrier') carrierAnswers(books, line, one.share);
  else expire(books, line);
}
