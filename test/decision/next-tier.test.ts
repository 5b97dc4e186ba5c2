import { describe, expect, it } from 'vitest';
import {
  type MerchantRecord,
  merchantTier,
  nextTier,
} from '../../server/decision/merchant-tier.ts';
import { rules } from './facts.ts';

const record = (change: Partial<MerchantRecord> = {}): MerchantRecord => ({
  orders: 1_000,
  disputes: 0,
  faults: 0,
  overturned: 0,
  medianReplyHours: 1,
  confirmedCounterfeits: 0,
  ...change,
});

describe('what would raise a merchant', () => {
  it.each<[string, Partial<MerchantRecord>, string | undefined, readonly string[]]>([
    ['nothing, at the top', {}, undefined, []],
    ['quicker answers', { medianReplyHours: 8 }, 'S', ['replyHours']],
    ['more orders', { orders: 0 }, 'A', ['orders']],
    ['fewer faults', { faults: 60 }, 'B', ['faultBps']],
    ['a time without counterfeits', { confirmedCounterfeits: 1 }, 'C', ['counterfeits']],
  ])('%s', (_name, change, tier, gaps) => {
    const next = nextTier(record(change), rules);
    expect([next?.tier, next?.gaps.map(({ of }) => of) ?? []]).toEqual([tier, gaps]);
    if (next) expect(next.tier).not.toBe(merchantTier(record(change), rules));
  });
});
