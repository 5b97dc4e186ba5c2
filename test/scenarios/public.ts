import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { CATEGORIES, GRADES, SPECIAL_FLAGS } from '../../server/terms/order.ts';
import { TICKET_STATES } from '../../server/terms/state.ts';
import { endOf, knowsOf, stepsOf } from './public-talk.ts';
import type { OrderSketch, Scenario } from './shape.ts';

const Turn = z.looseObject({
  role: z.enum(['buyer', 'assistant', 'system']),
  text: z.string().optional(),
  attachments: z
    .array(z.looseObject({ kind: z.enum(['photo', 'video']), quality: z.string().optional() }))
    .optional(),
  event: z.string().optional(),
  expect: z
    .looseObject({
      act: z.string(),
      must_include: z.array(z.string()),
      must_not_include: z.array(z.string()),
    })
    .optional(),
});
const State = z.string().transform((name) => z.enum(TICKET_STATES).parse(name.toLowerCase()));

const Line = z.looseObject({
  line: z.int(),
  title: z.string(),
  category: z.enum(CATEGORIES),
  listed_grade: z.enum(GRADES),
  paid_minor: z.int(),
  commission_bp: z.int(),
  disclosure_of_issue: z.enum(['none', 'vague', 'understated', 'full']),
  intake_record: z.string(),
  custody: z.enum(['consignor', 'platform_warehouse', 'digital']),
  listing_author: z.enum(['consignor', 'platform']),
  graded_by: z.enum(['consignor', 'platform']),
  special: z.enum(SPECIAL_FLAGS).nullable(),
  qty: z.int(),
  remaining_stock: z.int(),
  serial: z.string().nullable(),
  warranty_days: z.int().nullable(),
});

/** One line of the public file, in its own words. */
export const PublicScenario = z.looseObject({
  id: z.string(),
  lang: z.enum(['zh', 'en']),
  title: z.string(),
  now: z.string(),
  order: z.looseObject({
    order_no: z.string(),
    market: z.enum(['CN', 'EU', 'US']),
    currency: z.enum(['CNY', 'USD', 'EUR']),
    placed_at: z.string(),
    status: z.enum(['paid', 'shipped', 'signed', 'delivered_digital', 'completed']),
    shipped_at: z.string().nullable(),
    signed_at: z.string().nullable(),
    paid_minor: z.int(),
    coupon_minor: z.int(),
    freight_minor: z.int(),
    shipping: z.looseObject({
      carrier: z.string().nullable(),
      tracking_no: z.string().nullable(),
      booked_by: z.string(),
      declared_value_minor: z.int().nullable(),
    }),
    payout_state: z.enum(['pending', 'available', 'withdrawn']),
    items: z.array(Line),
  }),
  buyer: z.looseObject({
    id: z.string(),
    risk_score: z.int(),
    tenure_days: z.number(),
    orders_90d: z.int(),
    aftersales_90d: z.int(),
    keep_goods_refunds_30d: z.int(),
  }),
  consignor: z.looseObject({
    id: z.string(),
    tier: z.enum(['S', 'A', 'B', 'C', 'D']),
    preauth_minor: z.int(),
    deposit_minor: z.int(),
    available_minor: z.int(),
    is_business_operator: z.boolean(),
  }),
  turns: z.array(Turn),
  expected: z.looseObject({
    reason: z.string(),
    secondary_reasons: z.array(z.string()),
    solution: z.string(),
    path: z.array(State),
    final_state: State,
    amounts_minor: z.record(z.string(), z.int()),
    liability_minor: z.record(z.string(), z.int()),
    freight: z.string().nullable(),
    goods: z.string(),
    rules: z.array(z.string()),
  }),
});
export type PublicScenario = z.infer<typeof PublicScenario>;

/** The public scenarios, as ours. */
export const publicScenarios = (): readonly Scenario[] =>
  readFileSync(new URL('public.jsonl', import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => toScenario(PublicScenario.parse(JSON.parse(line))));

function toScenario(given: PublicScenario): Scenario {
  const { buyer, consignor } = given;
  return {
    id: given.id,
    title: given.title,
    lang: given.lang,
    now: given.now,
    order: orderOf(given),
    buyer: {
      id: buyer.id,
      riskScore: buyer.risk_score,
      tenureDays: buyer.tenure_days,
      orders90d: buyer.orders_90d,
      aftersales90d: buyer.aftersales_90d,
      keepGoodsRefunds30d: buyer.keep_goods_refunds_30d,
    },
    merchant: {
      id: consignor.id,
      tier: consignor.tier,
      businessOperator: consignor.is_business_operator,
      depositCents: consignor.deposit_minor,
      availableCents: consignor.available_minor,
      preauthCents: consignor.preauth_minor,
    },
    knows: knowsOf(given),
    approves: true,
    steps: stepsOf(given),
    end: endOf(given),
  };
}

function orderOf({ order }: PublicScenario): OrderSketch {
  const { shipping } = order;
  return {
    id: order.order_no,
    market: order.market,
    currency: order.currency,
    placed: order.placed_at,
    shipped: order.shipped_at ?? order.placed_at,
    signed: order.signed_at,
    status: order.status,
    paidCents: order.paid_minor,
    couponCents: order.coupon_minor,
    freightCents: order.freight_minor,
    payout: order.payout_state,
    items: order.items.map((line) => lineOf(line, order)),
    parcel:
      shipping.carrier === null
        ? null
        : {
            carrier: shipping.carrier,
            trackingNo: shipping.tracking_no ?? `T-${order.order_no}`,
            bookedBy: shipping.booked_by === 'platform' ? 'platform' : 'consignor',
            ...(shipping.declared_value_minor !== null && {
              declaredValueCents: shipping.declared_value_minor,
            }),
          },
  };
}

function lineOf(
  line: z.infer<typeof Line>,
  order: PublicScenario['order'],
): OrderSketch['items'][number] {
  return {
    title: line.title,
    category: line.category,
    listedGrade: line.listed_grade,
    paidCents: line.paid_minor,
    commissionBps: line.commission_bp,
    custody: line.custody,
    listingAuthor: line.listing_author,
    gradedBy: line.graded_by,
    quantity: line.qty,
    remainingStock: line.remaining_stock,
    ...(line.special && { special: line.special }),
    ...(line.serial && { serial: line.serial }),
    ...(line.warranty_days !== null && { warrantyDays: line.warranty_days }),
    ...intakeOf(line.intake_record),
    ...(line.category === 'virtual_code' && {
      codes: [{ id: 'code-1', masked: 'ABCD-****-**89', delivered: order.placed_at }],
    }),
  };
}

const intakeOf = (record: string): Pick<OrderSketch['items'][number], 'intake'> =>
  record.startsWith('clean')
    ? {
        intake: {
          result: 'clean',
          defects: [],
          accessories: record.includes('tag') ? ['吊牌'] : [],
        },
      }
    : {};
