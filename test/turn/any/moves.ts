import fc from 'fast-check';
import type { Findings } from '../../../server/terms/finding.ts';

/** Who may act on a case through the API. */
export const PARTIES = ['buyer', 'merchant', 'agent', 'operator'] as const;
export type PartyName = (typeof PARTIES)[number];

/** One thing somebody does; `n` picks among what there is when its turn comes. */
export type Move =
  /** Something that `next` lists. */
  | { readonly kind: 'act'; readonly by: PartyName; readonly n: number }
  /** Whatever takes the case on from where it stands. */
  | { readonly kind: 'onward'; readonly n: number }
  /** Any action at all, allowed or not. */
  | { readonly kind: 'try'; readonly by: PartyName; readonly n: number }
  /** An action on a version that has gone. */
  | { readonly kind: 'stale'; readonly by: PartyName; readonly n: number }
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'photos'; readonly n: number }
  | {
      readonly kind: 'tap';
      readonly card: 'confirm' | 'accept' | 'decline' | 'counter' | 'option';
      readonly n: number;
    }
  | {
      readonly kind: 'gateway';
      readonly type: 'refund.succeeded' | 'refund.failed' | 'dispute.opened' | 'dispute.closed';
      /** The gateway reports another amount than was asked for. */
      readonly odd: boolean;
    }
  | { readonly kind: 'scan'; readonly leg: 'return' | 'exchange' | 'repair'; readonly code: string }
  | { readonly kind: 'report'; readonly n: number }
  | { readonly kind: 'clock'; readonly hours: number }
  /** Two at once. */
  | { readonly kind: 'both'; readonly moves: readonly [Move, Move] };

const SAID = [
  '确认',
  '好的',
  '行吧',
  '不行 太少了',
  '退我30%',
  '退我1块钱',
  '算了 不退了 撤销',
  '转人工',
  '我要申诉',
  '帮我重新打开',
  '到哪一步了',
  '就这些 没有了',
  '退货退款',
  '要优惠券',
  '换一个',
  '快递单号SF1234567890123',
  '屏幕有道划痕 页面没写',
  '不是屏幕 是外壳',
  '可以',
];

const CODES = [
  'accepted',
  'in_transit',
  'delivered',
  'damaged',
  'lost',
  'refused',
  'returned_to_sender',
];
const AT = '2026-11-06T00:00:00.000Z';

/** What partners may find. */
export const FINDINGS: readonly Findings[] = [
  { code: { status: 'never_valid', at: AT } },
  { code: { status: 'redeemed_by_buyer', at: AT } },
  { code: { status: 'redeemed_unknown', at: AT } },
  { trace: { status: 'intercepted', at: AT } },
  { trace: { status: 'failed', at: AT } },
  { trace: { status: 'lost', at: AT } },
  { trace: { status: 'delivered', at: AT } },
  { appraisal: { result: 'genuine', at: AT } },
  { appraisal: { result: 'counterfeit', feeCents: 30_000, at: AT } },
  { appraisal: { result: 'part_replaced', at: AT } },
  { appraisal: { result: 'inconclusive', at: AT } },
  { regrade: { grade: '85', at: AT } },
  { regrade: { class: 'R2', at: AT } },
  { repair: { fixed: true, invoiceCents: 18_000, at: AT } },
  { repair: { fixed: false, at: AT } },
  { stockOut: { at: AT } },
  { carrierClaim: { admittedCents: 10_000, at: AT } },
  { outbound: { clean: true, at: AT } },
];

const n = fc.nat({ max: 1_000 });
const by = fc.constantFrom(...PARTIES);

const single: fc.Arbitrary<Move> = fc.oneof(
  { weight: 16, arbitrary: fc.record({ kind: fc.constant('onward' as const), n }) },
  { weight: 10, arbitrary: fc.record({ kind: fc.constant('act' as const), by, n }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('try' as const), by, n }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('stale' as const), by, n }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('say' as const), text: fc.constantFrom(...SAID) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('photos' as const), n }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('tap' as const),
      card: fc.constantFrom(
        'confirm',
        'confirm',
        'accept',
        'accept',
        'decline',
        'counter',
        'option',
      ),
      n,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('gateway' as const),
      type: fc.constantFrom(
        'refund.succeeded',
        'refund.succeeded',
        'refund.failed',
        'dispute.opened',
        'dispute.closed',
      ),
      odd: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('scan' as const),
      leg: fc.constantFrom('return', 'return', 'exchange', 'repair'),
      code: fc.constantFrom(...CODES),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('report' as const), n }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('clock' as const),
      hours: fc.constantFrom(1, 24, 48, 72, 170, 800),
    }),
  },
) as fc.Arbitrary<Move>;

/** A life of a case: what everybody does to it, one after another or at once. */
export const moves = (most: number): fc.Arbitrary<readonly Move[]> =>
  fc.array(
    fc.oneof(
      { weight: 8, arbitrary: single },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant('both' as const),
          moves: fc.tuple(single, single),
        }),
      },
    ) as fc.Arbitrary<Move>,
    { minLength: 4, maxLength: most },
  );
