import { describe, expect, it } from 'vitest';
import { assess } from '../../server/decision/assess.ts';
import type { Leaf } from '../../server/terms/reason.ts';
import type { RemedyTerms } from '../../server/terms/verdict.ts';
import { aCase, type Change, inTransit, unshipped } from './cases.ts';
import { rules, seed } from './facts.ts';

/** The buyer paid 15.00 for the way out of an order of one line, or of two. */
const paid = (change: Change, lines: 1 | 2 = 1): Change => {
  const item = { ...seed.item, paidCents: 60_000, remainingStock: 0, ...change.item };
  const items = lines === 1 ? [item] : [item, { ...item, id: '2' }];
  return { ...change, item, order: { freightCents: 1_500, items, ...change.order } };
};

const freights = (leaf: Leaf, change: Change) => {
  const verdict = assess(aCase(leaf, change), rules);
  const computed = verdict.kind === 'refer' ? verdict.proposal : verdict;
  if (!computed || !('terms' in computed)) throw new Error(`nothing on offer: ${verdict.kind}`);
  return [computed.terms, ...computed.alternatives].map(
    ({ remedy, freight }: RemedyTerms) => [remedy, freight?.payer, freight?.outboundCents] as const,
  );
};

describe('what was paid for the way out (DT-8)', () => {
  const lost: Change = { findings: { trace: { status: 'lost', at: seed.now } } };
  it.each<[string, Leaf, Change, readonly unknown[]]>([
    ['a fault, sent back', 'DEF.power', {}, ['return_refund', 'merchant', 1_500]],
    ['another item, sent back', 'WRG.wrong_item', {}, ['return_refund', 'merchant', 1_500]],
    ['not as described, sent back', 'NAD.history', {}, ['return_refund', 'merchant', 1_500]],
    ['broken on the way', 'LOG.damaged', {}, ['refund_only', 'merchant', 1_500]],
    ['lost', 'LOG.lost', { ...inTransit, ...lost }, ['refund_only', 'merchant', 1_500]],
    [
      'lost while it was turned round',
      'NRR.change_mind',
      { ...inTransit, ...lost },
      ['refund_only', 'merchant', 1_500],
    ],
    ['never sent', 'FUL.cancel_unshipped', unshipped, ['refund_only', 'platform', 1_500]],
    ['out of stock', 'FUL.oos', unshipped, ['refund_only', 'platform', 1_500]],
    ['not wanted', 'NRR.seven_day', {}, ['return_refund', 'buyer', undefined]],
    ['not wanted, on its way', 'NRR.change_mind', inTransit, ['return_refund', 'buyer', undefined]],
  ])('%s', (_, leaf, change, first) => {
    expect(freights(leaf, paid(change))[0]).toEqual(first);
  });

  it('stays where goods stay, or others come instead', () => {
    const ways = freights('DEF.function', paid({ item: { remainingStock: 3 } }));
    expect(ways.filter(([remedy]) => remedy !== 'return_refund')).toEqual([
      ['repair', 'merchant', undefined],
      ['partial_refund', undefined, undefined],
      ['coupon', undefined, undefined],
      ['points', undefined, undefined],
    ]);
    const other = freights('DEF.power', paid({ item: { remainingStock: 3 } }));
    expect(other).toContainEqual(['exchange', 'merchant', undefined]);
  });

  it('comes back with whatever goes back last', () => {
    const two = paid({}, 2);
    expect(freights('DEF.power', two)[0]).toEqual(['return_refund', 'merchant', undefined]);
    const last = { ...two, facts: { returned: { 2: 1 } } };
    expect(freights('DEF.power', last)[0]).toEqual(['return_refund', 'merchant', 1_500]);
    const some = paid({ item: { quantity: 2 }, claim: { quantity: 1 } });
    expect(
      freights('FUL.cancel_unshipped', {
        ...some,
        ...unshipped,
        order: { ...some.order, ...unshipped.order },
      })[0],
    ).toEqual(['refund_only', undefined, undefined]);
  });
});

describe('a way out that was free (暂行办法 §18)', () => {
  const free = { fromCents: 70_000, outboundCents: 1_000 };
  const back = (returned: number, quantity: number) => {
    const verdict = assess(
      aCase('NRR.seven_day', {
        item: { paidCents: 90_000, quantity: 3 },
        order: { freeShipping: free },
        claim: { quantity },
        facts: { returned: { [seed.item.id]: returned } },
      }),
      rules,
    );
    return 'terms' in verdict ? verdict.terms.freight?.outboundCents : verdict.kind;
  };
  it('is paid by the return that breaks it, once', () => {
    expect(back(0, 1)).toBe(-1_000);
    expect(back(1, 1)).toBeUndefined();
    expect(back(2, 1)).toBeUndefined();
    expect(back(0, 3)).toBeUndefined();
  });
});

describe('pieces that have gone back with another claim', () => {
  const gone = (pieces: number, leaf: Leaf = 'NAD.appearance') =>
    assess(
      aCase(leaf, {
        item: { paidCents: 100_000, quantity: 4 },
        claim: { severity: 'S2', zone: 'secondary' },
        facts: { returned: { [seed.item.id]: pieces }, refundedCents: 20_000 * pieces },
      }),
      rules,
    );
  it('are no part of what is claimed afterwards', () => {
    // A tenth of what is still there.
    expect(gone(0)).toMatchObject({ terms: { amountCents: 10_000 } });
    expect(gone(1)).toMatchObject({ terms: { amountCents: 7_500 } });
  });
  it.each(['NAD.appearance', 'NRR.seven_day', 'DEF.power', 'WRG.missing_part'] as const)(
    'once they all have, nothing is paid without a person: %s',
    (leaf) => {
      expect(gone(4, leaf)).toMatchObject({ kind: 'refer', reasons: ['gone_back'] });
    },
  );
});
