import type { Facts } from '../../server/decision/facts.ts';
import defaults from '../../server/decision/rule-set/default.json' with { type: 'json' };
import { RuleSet } from '../../server/decision/rule-set/schema.ts';
import type { Category, Grade, OrderItem } from '../../server/terms/order.ts';

export const rules = RuleSet.parse(defaults);

const item: OrderItem = {
  id: '1',
  merchantId: 'C2001',
  sku: 'tp-x1',
  title: 'ThinkPad X1 Carbon Gen9 16G/512G',
  category: 'electronics',
  paidCents: 420_000,
  quantity: 1,
  commissionBps: 1000,
  remainingStock: 1,
  listedGrade: '95',
  gradedBy: 'consignor',
  listingAuthor: 'consignor',
  custody: 'consignor',
  serial: 'PF3K9X2A',
  disclosures: [],
};

/** The seed case of policy §5, complete evidence, 20 % asked. */
export const seed: Facts = {
  now: '2026-11-05T12:14:00Z',
  submittedAt: '2026-11-05T12:14:00Z',
  submissions: 1,
  findings: {},
  order: {
    id: 'JS20261101004218',
    buyerId: 'U10023',
    market: 'CN',
    currency: 'CNY',
    placedAt: '2026-11-01T04:31:00Z',
    paidAt: '2026-11-01T04:31:00Z',
    status: 'signed',
    paidCents: 420_000,
    couponCents: 0,
    freightCents: 0,
    purchaseConfirmations: [],
    payout: 'pending',
    receiver: { name: '林晓', phone: '13800000000', address: '' },
    updatedAt: '2026-11-05T10:02:00Z',
    items: [item],
    shipments: [
      {
        id: 's1',
        carrier: 'SF',
        trackingNo: 'SF1402233917746',
        bookedBy: 'consignor',
        itemIds: ['1'],
        signedAt: '2026-11-05T10:02:00Z',
        events: [],
      },
    ],
  },
  item,
  merchant: {
    id: 'C2001',
    name: '北岸数码',
    tier: 'B',
    businessOperator: true,
    depositCents: 300_000,
    preauthCents: 80_000,
  },
  buyer: {
    id: 'U10023',
    name: '林晓',
    registeredAt: '2025-02-01T00:00:00Z',
    market: 'CN',
    riskScore: 10,
  },
  claim: {
    leaf: 'NAD.appearance',
    description: '屏幕有道划痕',
    part: 'screen',
    zone: 'primary',
    severity: 'S2',
    requested: { remedy: 'partial_refund', percentBps: 2000 },
  },
  evidence: { score: 80, grade: 'complete' },
  refundedCents: 0,
};

export const withItem = (facts: Facts, change: Partial<OrderItem>): Facts => ({
  ...facts,
  item: { ...facts.item, ...change },
  order: { ...facts.order, paidCents: change.paidCents ?? facts.order.paidCents },
});

/** One DT-6 case with nothing asked for. */
export const flaw = (
  category: Category,
  listedGrade: Grade,
  severity: 'S1' | 'S2' | 'S3' | 'S4' | 'S5',
  zone: 'primary' | 'secondary' | 'hidden',
  paidCents = 100_000,
): Facts => ({
  ...withItem(seed, { category, listedGrade, paidCents }),
  claim: { ...seed.claim, severity, zone, requested: {} },
});
