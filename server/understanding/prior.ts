import type { IntentId, UnderstandingContext } from '../terms/understanding.ts';

type Odds = Partial<Record<IntentId, number>>;

// How much likelier an intent is while a question of this kind stands open. Only short messages are
// bent: a full sentence speaks for itself.
const PENDING: readonly (readonly [RegExp, Odds])[] = [
  [/confirm|yes|stance|accept/, { affirm: 6, deny: 6, counter_offer: 2 }],
  [/offer|amount|share|choice|option/, { affirm: 4, deny: 4, counter_offer: 4, coupon_points: 2 }],
  [/evidence|photo|video|screenshot|recording|serial|upload/, { evidence: 9, affirm: 2, deny: 2 }],
  [
    /leaf|reason|problem|claim|severity|part/,
    {
      quality_fault: 2.5,
      not_as_described: 2.5,
      wrong_missing: 2.5,
      condition_grade: 2,
      size_fit: 2,
      changed_mind: 2,
      logistics_damage: 2,
      affirm: 2,
      deny: 2,
    },
  ],
  [
    /remedy|wish|solution/,
    {
      refund_only: 3,
      return_refund: 3,
      exchange: 3,
      repair: 3,
      compensation: 2,
      affirm: 2,
      deny: 2,
    },
  ],
  [/order|item/, { affirm: 3, deny: 3 }],
];

const TICKET: Readonly<Record<string, Odds>> = {
  evidence_wait: { evidence: 3 },
  offer_wait: { affirm: 2, deny: 2, counter_offer: 2.5 },
  negotiation: { affirm: 2, deny: 2, counter_offer: 2.5 },
  merchant_review: { claim_status: 10, logistics_status: 0.5 },
  platform_review: { claim_status: 10, logistics_status: 0.5 },
  screening: { claim_status: 10, logistics_status: 0.5 },
  return_wait: { return_address: 2.5, pickup: 2, shipping_fee: 1.5 },
  return_transit: { claim_status: 1.5, refund_status: 2 },
  inspection: { refund_status: 3, claim_status: 3 },
  refunding: {
    refund_status: 12,
    claim_status: 0.7,
    order_status: 0.3,
    logistics_status: 0.4,
    warranty_policy: 0.3,
  },
  settling: { refund_status: 6, warranty_policy: 0.3 },
};

const ORDER: Readonly<Record<string, Odds>> = {
  paid: { order_status: 2, cancel_order: 1.7, modify_order: 1.5 },
  shipped: { logistics_status: 2.5, not_received: 2.5, deny: 0.6 },
  signed: { logistics_status: 0.7, order_status: 0.6, quality_fault: 1.2 },
  delivered_digital: { digital_code: 3 },
};

const LONGEST_FRAGMENT = 24;

/** By how much the state of the talk multiplies the odds of an intent; 1 where it says nothing. */
export type Prior = (intent: IntentId) => number;

/** The prior for a message of this length. */
export const priorOf = (context: UnderstandingContext, length: number): Prior => {
  const focus = context.orders.find(({ id }) => id === context.focus?.orderId);
  const slot = context.pending?.slot ?? '';
  const tables: readonly (Odds | undefined)[] = [
    PENDING.find(([pattern]) => pattern.test(slot))?.[1],
    TICKET[context.ticketState ?? ''],
    ORDER[focus?.status ?? ''],
  ];
  const weight = Math.min(1, LONGEST_FRAGMENT / Math.max(1, length) / 2);
  const bent = new Map<string, number>();
  for (const table of tables)
    for (const [intent, odds] of Object.entries(table ?? {}))
      bent.set(intent, (bent.get(intent) ?? 1) * odds ** weight);
  return (intent) => bent.get(intent) ?? 1;
};

/** Whether the talk waits for something, so that even a fragment is likely to belong to it. */
export const isAwaiting = (context: UnderstandingContext): boolean =>
  context.pending !== undefined || context.ticketState !== undefined;
