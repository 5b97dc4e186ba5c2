import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { besideRuled, insteadOfCash, pointsWorth } from '../../server/decision/alternatives.ts';
import type { RemedyTerms } from '../../server/terms/verdict.ts';
import { rules } from './facts.ts';

const context = { risk: 'low', rules } as const;
const partial = (amountCents: number) => ({ remedy: 'partial_refund', amountCents }) as const;
const back: RemedyTerms = { remedy: 'return_refund', amountCents: 420_000 };
const tabled = [back, ...insteadOfCash(63_000, 'low', rules)];

/** What a way is worth to the buyer, in cents. */
const worth = ({ amountCents, coupon, points }: RemedyTerms): number =>
  amountCents + (coupon?.faceCents ?? 0) + (points === undefined ? 0 : pointsWorth(points, rules));

describe('what stands beside cash that a person decided', () => {
  it('follows that cash, not the tables’ own: no voucher is worth less than it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400_000 }), (cents) => {
        const [first, ...vouchers] = besideRuled(partial(cents), tabled, context);
        expect(first).toEqual(back);
        for (const one of vouchers) expect(worth(one)).toBeGreaterThanOrEqual(cents);
      }),
    );
  });

  it('is a coupon of at least the policy’s factor where it takes the place of all the cash', () => {
    const coupon = besideRuled(partial(10_000), tabled, context).find(
      ({ remedy }) => remedy === 'coupon',
    );
    expect(coupon).toMatchObject({ amountCents: 0, coupon: { faceCents: 12_000 } });
  });

  it('leaves no smaller cash for goods that stay beside the whole of it', () => {
    const others = [...tabled, { remedy: 'partial_refund', amountCents: 63_000 } as const];
    const whole = { remedy: 'refund_only', amountCents: 420_000 } as const;
    expect(besideRuled(whole, others, context)).toEqual([back]);
  });

  it('stays as the tables have it where goods go back', () => {
    expect(besideRuled(back, tabled, context).map(({ remedy }) => remedy)).toEqual(
      tabled.slice(1).map(({ remedy }) => remedy),
    );
  });
});
