import { z } from 'zod';
import { MANDATE_STYLES } from '../terms/mandate.ts';
import { CATEGORIES, GRADES, type Order, SPECIAL_FLAGS } from '../terms/order.ts';
import { REMEDIES } from '../terms/reason.ts';
import {
  BpsSchema,
  CentsSchema,
  CurrencySchema,
  Id,
  Instant,
  MarketSchema,
  ShortText,
} from './primitives.ts';

const Author = z.enum(['consignor', 'platform']);

const LIMIT = {
  maxPartialBps: BpsSchema.optional(),
  maxCents: CentsSchema.optional(),
  /** Leaves or trunks; all where absent. */
  leaves: z.array(z.string().max(40)).max(64).optional(),
  remedies: z.array(z.enum(REMEDIES)).min(1).max(REMEDIES.length).optional(),
};

/** What Redress may agree in the merchant's name; each of `rules` allows more for what it names. */
export const Mandate = z.strictObject({
  style: z.enum(MANDATE_STYLES).optional(),
  ...LIMIT,
  rules: z.array(z.strictObject(LIMIT)).max(32).optional(),
  /** DT-10: what the merchant promises beyond the platform's rules; only ever better for the buyer. */
  ownRules: z
    .strictObject({ noReasonDays: z.int().min(0).optional(), freeReturns: z.boolean().optional() })
    .optional(),
});
export type Mandate = z.infer<typeof Mandate>;

export const MerchantBody = z.strictObject({
  name: ShortText,
  tier: z.enum(['S', 'A', 'B', 'C', 'D']),
  businessOperator: z.boolean(),
  depositCents: CentsSchema,
  availableCents: CentsSchema.optional(),
  currency: CurrencySchema.optional(),
  preauthCents: CentsSchema.optional(),
  negotiation: Mandate.optional(),
});
export type MerchantBody = z.infer<typeof MerchantBody>;

export const BuyerBody = z.strictObject({
  name: ShortText,
  phone: z.string().max(32).optional(),
  email: z.string().max(254).optional(),
  registeredAt: Instant,
  market: MarketSchema,
  verified: z.boolean().optional(),
  orders90d: z.int().min(0).optional(),
  aftersales90d: z.int().min(0).optional(),
  keepGoodsRefunds30d: z.int().min(0).optional(),
  riskScore: z.int().min(0).max(100).optional(),
});
export type BuyerBody = z.infer<typeof BuyerBody>;

export const TrackingEventBody = z.strictObject({
  at: Instant,
  code: z.enum([
    'accepted',
    'in_transit',
    'out_for_delivery',
    'delivered',
    'damaged',
    'lost',
    'refused',
    'returned_to_sender',
  ]),
  text: z.string().max(500),
  place: z.string().max(200).optional(),
});

const OrderItemBody = z.strictObject({
  id: Id,
  merchantId: Id,
  sku: z.string().max(128),
  title: ShortText,
  category: z.enum(CATEGORIES),
  paidCents: CentsSchema,
  /** The line's price before promotions of the order (DT-17). */
  listCents: CentsSchema.optional(),
  /** What the line's gift was announced to cost whoever does not send it back (暂行办法 §11–13). */
  giftPriceCents: CentsSchema.optional(),
  quantity: z.int().min(1).max(10_000),
  commissionBps: BpsSchema,
  remainingStock: z.int().min(0),
  listedGrade: z.enum(GRADES),
  gradedBy: Author,
  listingAuthor: Author,
  custody: z.enum(['consignor', 'platform_warehouse', 'digital']),
  special: z.enum(SPECIAL_FLAGS).optional(),
  serial: z.string().max(128).optional(),
  warrantyDays: z.int().min(0).optional(),
  disclosures: z
    .array(
      z.strictObject({
        part: z.string().max(100),
        note: z.string().max(500),
        level: z.enum(['vague', 'understated', 'full']),
      }),
    )
    .max(50),
  intake: z
    .strictObject({
      inspectedAt: Instant,
      result: z.enum(['clean', 'defects', 'authenticity_only']),
      defects: z
        .array(z.strictObject({ part: z.string().max(100), note: z.string().max(500) }))
        .max(50),
      accessories: z.array(z.string().max(100)).max(50).optional(),
    })
    .optional(),
  listingPhotos: z.array(z.string().max(2_000)).max(50).optional(),
  codes: z
    .array(
      z.strictObject({
        id: Id,
        masked: z.string().max(64),
        deliveredAt: Instant,
        revealedAt: Instant.optional(),
        redeemedAt: Instant.optional(),
        redeemedBy: z.string().max(128).optional(),
      }),
    )
    .max(1_000)
    .optional(),
});

const ShipmentBody = z.strictObject({
  id: Id,
  carrier: z.string().max(64),
  trackingNo: z.string().max(64),
  bookedBy: Author,
  declaredValueCents: CentsSchema.optional(),
  itemIds: z.array(Id).max(200),
  shippedAt: Instant.optional(),
  signedAt: Instant.optional(),
  events: z.array(TrackingEventBody).max(200),
});

/** `PUT /v1/orders/{id}`; the id comes from the path. */
export const OrderBody = z
  .strictObject({
    buyerId: Id,
    market: MarketSchema,
    currency: CurrencySchema,
    placedAt: Instant,
    paidAt: Instant,
    status: z.enum(['paid', 'shipped', 'signed', 'delivered_digital', 'completed']),
    paidCents: CentsSchema,
    couponCents: CentsSchema,
    freightCents: CentsSchema,
    shipBy: Instant.optional(),
    purchaseConfirmations: z
      .array(z.strictObject({ id: Id, kind: z.string().max(64), explicit: z.boolean() }))
      .max(50),
    payout: z.enum(['pending', 'available', 'withdrawn']),
    receiver: z.strictObject({
      name: z.string().max(100),
      phone: z.string().max(32),
      address: z.string().max(500),
    }),
    updatedAt: Instant,
    items: z.array(OrderItemBody).min(1).max(200),
    /** 满减 of the order: so much off from so much at list price (DT-17). */
    promotions: z
      .array(z.strictObject({ fromCents: CentsSchema, offCents: CentsSchema }))
      .max(20)
      .optional(),
    /** Free from so much on; below it the way out costs so much (暂行办法 §18). */
    freeShipping: z.strictObject({ fromCents: CentsSchema, outboundCents: CentsSchema }).optional(),
    /** False where the buyer was never told of the right to withdraw (EU: twelve months more). */
    withdrawalInformed: z.boolean().optional(),
    shipments: z.array(ShipmentBody).max(50),
  })
  .superRefine((order, ctx) => {
    const ids = order.items.map((item) => item.id);
    if (new Set(ids).size !== ids.length)
      ctx.addIssue({ code: 'custom', path: ['items'], message: 'item ids must differ' });
    const lines = order.items.reduce((sum, item) => sum + item.paidCents, 0);
    if (lines > order.paidCents)
      ctx.addIssue({
        code: 'custom',
        path: ['paidCents'],
        message: `is ${order.paidCents}, but the items' paidCents add up to ${lines}`,
      });
  });
export type OrderBody = z.infer<typeof OrderBody>;
/** Fails to compile when the wire and the words drift apart. */
export type OrderBodyIsOrder = OrderBody extends Omit<Order, 'id'> ? true : never;

export const TrackingBody = z.strictObject({
  carrier: z.string().min(1).max(64),
  trackingNo: z.string().min(1).max(64),
  events: z.array(TrackingEventBody).min(1).max(200),
});
export type TrackingBody = z.infer<typeof TrackingBody>;

/** `POST /v1/coupons/{id}/redeem`: the sale it paid for, told before with what was paid beside it. */
export const RedeemBody = z.strictObject({ orderId: Id, itemId: Id });

/** Whose findings a report may bring. */
export const REPORT_KINDS = [
  'code_check',
  'appraisal',
  'regrade',
  'repair',
  'intercept',
  'carrier_claim',
  'stock_out',
  'outbound_check',
  'bill',
] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

export const ReportBody = z.strictObject({
  ticketId: Id,
  kind: z.enum(REPORT_KINDS),
  result: z.unknown(),
  at: Instant,
  eventId: Id,
});
export type ReportBody = z.infer<typeof ReportBody>;
