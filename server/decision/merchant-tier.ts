import type { Cents } from '../terms/money.ts';
import type { Tier } from '../terms/order.ts';
import type { RuleSet } from './rule-set/schema.ts';

/** A merchant's last 90 days. */
export interface MerchantRecord {
  readonly orders: number;
  readonly disputes: number;
  /** Cases in which the merchant bore the loss. */
  readonly faults: number;
  /** Of these, refusals that a person overturned later. */
  readonly overturned: number;
  readonly medianReplyHours: number;
  readonly confirmedCounterfeits: number;
}

/** DT-10: the tier of the next month. The worst that applies counts; without orders a merchant is new. */
export function merchantTier(record: MerchantRecord, rules: RuleSet): Tier {
  const { dt10, dt10overturned } = rules;
  const { orders, disputes, overturned, confirmedCounterfeits, medianReplyHours } = record;
  const faults = record.faults + (dt10overturned.weight - 1) * overturned;
  const over = (part: number, bps: number) => part * 10_000 > bps * orders;
  const bad = (tier: 'C' | 'D') => {
    const { above } = dt10[tier];
    return (
      above !== undefined &&
      (over(faults, above.faultBps) ||
        (above.disputeBps !== undefined && over(disputes, above.disputeBps)) ||
        (above.counterfeits !== undefined && confirmedCounterfeits >= above.counterfeits))
    );
  };
  const good = (tier: 'S' | 'A') => {
    const { entry } = dt10[tier];
    return (
      entry !== undefined &&
      orders > 0 &&
      orders >= entry.orders &&
      !over(faults, entry.faultBps) &&
      !over(disputes, entry.disputeBps) &&
      medianReplyHours <= entry.replyHours
    );
  };
  if (bad('D')) return 'D';
  if (bad('C')) return 'C';
  return good('S') ? 'S' : good('A') ? 'A' : 'B';
}

/** DT-10: whether a merchant may set this limit of its own. */
export function preauthAllowed(tier: Tier, cents: Cents, { dt10 }: RuleSet): boolean {
  const { preauthMinCents, preauthMaxCents } = dt10[tier];
  if (preauthMinCents === null || preauthMaxCents === null) return false;
  return preauthMinCents <= cents && cents <= preauthMaxCents;
}

/** DT-10: what a tier brings, apart from what a merchant may agree to beforehand. Shares in basis points. */
export function tierBrings(tier: Tier, { dt10 }: RuleSet) {
  const row = dt10[tier];
  return {
    /** Of a merchant who has no right to review, nobody asks. */
    reviewHours: row.reviewHours,
    auditBps: row.auditBps ?? 0,
    /** Off the commission the storefront asks for a sale, of it. */
    commissionReliefBps: row.commissionReliefBps ?? 0,
    payoutExtraDays: row.payoutExtraDays ?? 0,
    depositFactor: row.depositFactor ?? 1,
    listingStop: row.listingStop ?? false,
    manualPayout: row.manualPayout ?? false,
  };
}

/** One thing that keeps a merchant from a tier: what is, and what would do. Shares in basis points. */
export interface TierGap {
  readonly of: 'orders' | 'faultBps' | 'disputeBps' | 'replyHours' | 'counterfeits';
  readonly have: number;
  readonly need: number;
}

const BETTER: Readonly<Partial<Record<Tier, Tier>>> = { A: 'S', B: 'A', C: 'B', D: 'C' };

/**
 * DT-10: the next better tier than what this record gives, and all that still keeps the merchant from it.
 * Nothing for the best.
 */
export function nextTier(
  record: MerchantRecord,
  rules: RuleSet,
): { readonly tier: Tier; readonly gaps: readonly TierGap[] } | undefined {
  const tier = BETTER[merchantTier(record, rules)];
  if (!tier) return undefined;
  const { dt10, dt10overturned } = rules;
  const { orders, disputes, overturned, confirmedCounterfeits, medianReplyHours } = record;
  const share = (part: number) => (orders > 0 ? Math.ceil((part * 10_000) / orders) : 0);
  const faultBps = share(record.faults + (dt10overturned.weight - 1) * overturned);
  const disputeBps = share(disputes);
  const { entry } = dt10[tier];
  // Out of a bad tier leads what keeps one in it; into a good one, all that it asks.
  const bar = dt10[tier === 'C' ? 'D' : 'C'].above;
  const gaps: (TierGap | false | undefined)[] = entry
    ? [
        orders < Math.max(1, entry.orders) && {
          of: 'orders',
          have: orders,
          need: Math.max(1, entry.orders),
        },
        faultBps > entry.faultBps && { of: 'faultBps', have: faultBps, need: entry.faultBps },
        disputeBps > entry.disputeBps && {
          of: 'disputeBps',
          have: disputeBps,
          need: entry.disputeBps,
        },
        medianReplyHours > entry.replyHours && {
          of: 'replyHours',
          have: medianReplyHours,
          need: entry.replyHours,
        },
      ]
    : [
        bar && faultBps > bar.faultBps && { of: 'faultBps', have: faultBps, need: bar.faultBps },
        bar?.disputeBps !== undefined &&
          disputeBps > bar.disputeBps && {
            of: 'disputeBps',
            have: disputeBps,
            need: bar.disputeBps,
          },
        bar?.counterfeits !== undefined &&
          confirmedCounterfeits >= bar.counterfeits && {
            of: 'counterfeits',
            have: confirmedCounterfeits,
            need: bar.counterfeits - 1,
          },
      ];
  return { tier, gaps: gaps.filter((gap): gap is TierGap => Boolean(gap)) };
}
