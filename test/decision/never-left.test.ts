import { describe, expect, it } from 'vitest';
import { assess } from '../../server/decision/assess.ts';
import type { Leaf } from '../../server/terms/reason.ts';
import { aCase, type Change, inTransit, unshipped } from './cases.ts';
import { rules, seed } from './facts.ts';

const short = (leaf: Leaf, change: Change, status?: 'failed' | 'lost' | 'delivered') => {
  const findings = status && { trace: { status, at: seed.now } };
  const item = { paidCents: 60_000 };
  const verdict = assess(aCase(leaf, { ...change, item, ...(findings && { findings }) }), rules);
  return 'to' in verdict ? `to ${verdict.to}` : verdict.kind;
};

describe('what never left (E08, L15)', () => {
  it.each<[string, Leaf, Change, string | undefined, string]>([
    ['out of stock, not shipped', 'FUL.oos', unshipped, undefined, 'to refunding'],
    ['out of stock, on its way after all', 'FUL.oos', inTransit, undefined, 'refer'],
    ['out of stock, signed for', 'FUL.oos', {}, undefined, 'refer'],
    ['a number without a scan', 'FUL.fake_ship', inTransit, undefined, 'to refunding'],
    ['a parcel signed for without a scan told', 'FUL.fake_ship', {}, undefined, 'to intercepting'],
    ['signed for, and the carrier finds nothing', 'FUL.fake_ship', {}, 'failed', 'refer'],
    ['signed for, and the carrier says so', 'FUL.fake_ship', {}, 'delivered', 'refer'],
    ['lost, as the carrier says', 'FUL.fake_ship', {}, 'lost', 'to refunding'],
  ])('%s', (_, leaf, change, status, expected) => {
    expect(short(leaf, change, status as 'failed')).toBe(expected);
  });
});
