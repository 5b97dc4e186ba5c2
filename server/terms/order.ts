import type { Mandate } from './mandate.ts';
import type { Bps, Cents, Currency } from './money.ts';
import type { Market } from './party.ts';

export const CATEGORIES = [
  'electronics',
  'luxury_bag',
  'watch_jewelry',
  'apparel',
  'shoes',
  'home',
  'books_media',
  'toys_hobby',
  'collectible_art',
  'virtual_code',
  'fresh',
] as const;
/** A key of DT-6, or one of the two kinds that have tables of their own. */
export type Category = (typeof CATEGORIES)[number];

/** The condition ladder, best first (policy §1.3). */
export const GRADES = ['new', '99', '95', '90', '85', '80'] as const;
export type Grade = (typeof GRADES)[number];

/** The special-goods flags of DT-2. */
export const SPECIAL_FLAGS = [
  'custom_made',
  'fresh',
  'digital_code',
  'newspaper',
  'hygiene_sealed',
  'activated',
  'disclosed_defect',
  'luxury',
  'unique_art',
  'auction',
] as const;
export type SpecialFlag = (typeof SPECIAL_FLAGS)[number];

export type Author = 'consignor' | 'platform';

export interface Disclosure {
  readonly part: string;
  readonly note: string;
  readonly level: 'vague' | 'understated' | 'full';
}

export interface Intake {
  readonly inspectedAt: string;
  readonly result: 'clean' | 'defects' | 'authenticity_only';
  readonly defects: readonly { readonly part: string; readonly note: string }[];
  readonly accessories?: readonly string[] | undefined;
}

export interface CardCode {
  readonly id: string;
  readonly masked: string;
  readonly deliveredAt: string;
  readonly revealedAt?: string | undefined;
  readonly redeemedAt?: string | undefined;
  readonly redeemedBy?: string | undefined;
}

export interface OrderItem {
  readonly id: string;
  readonly merchantId: string;
  readonly sku: string;
  readonly title: string;
  readonly category: Category;
  /** What the buyer paid for the whole line, all of its quantity together. */
  readonly paidCents: Cents;
  readonly quantity: number;
  readonly commissionBps: Bps;
  readonly remainingStock: number;
  readonly listedGrade: Grade;
  readonly gradedBy: Author;
  readonly listingAuthor: Author;
  readonly custody: 'consignor' | 'platform_warehouse' | 'digital';
  readonly special?: SpecialFlag | undefined;
  readonly serial?: string | undefined;
  readonly warrantyDays?: number | undefined;
  readonly disclosures: readonly Disclosure[];
  readonly intake?: Intake | undefined;
  readonly listingPhotos?: readonly string[] | undefined;
  readonly codes?: readonly CardCode[] | undefined;
  /** The line's price before promotions of the order; what DT-17 counts with. */
  readonly listCents?: Cents | undefined;
  /** What the gift that came with the line was announced to cost whoever keeps it, of all pieces together. */
  readonly giftPriceCents?: Cents | undefined;
}

/** 满减: so much off once the pieces kept are worth so much at their list price. */
export interface Promotion {
  readonly fromCents: Cents;
  readonly offCents: Cents;
}

/** Free from a value on; below it the way out costs so much (暂行办法 §18). */
export interface FreeShipping {
  readonly fromCents: Cents;
  readonly outboundCents: Cents;
}

export interface TrackingEvent {
  readonly at: string;
  readonly code: string;
  readonly text: string;
  readonly place?: string | undefined;
}

export interface Shipment {
  readonly id: string;
  readonly carrier: string;
  readonly trackingNo: string;
  readonly bookedBy: Author;
  readonly declaredValueCents?: Cents | undefined;
  readonly itemIds: readonly string[];
  readonly shippedAt?: string | undefined;
  readonly signedAt?: string | undefined;
  readonly events: readonly TrackingEvent[];
}

export type OrderStatus = 'paid' | 'shipped' | 'signed' | 'delivered_digital' | 'completed';

/** A chargeback: the bank or the wallet decides over the order's payment. */
export interface PaymentDispute {
  /** The gateway's own id of it. */
  readonly eventId: string;
  readonly at: string;
  readonly reason?: string | undefined;
  readonly amountCents?: Cents | undefined;
  /** Until when the merchant side may answer the bank. */
  readonly dueBy?: string | undefined;
}

/** An order as the storefront tells it; times are ISO 8601 in UTC. */
export interface Order {
  readonly id: string;
  readonly buyerId: string;
  readonly market: Market;
  readonly currency: Currency;
  readonly placedAt: string;
  readonly paidAt: string;
  readonly status: OrderStatus;
  readonly paidCents: Cents;
  readonly couponCents: Cents;
  readonly freightCents: Cents;
  readonly shipBy?: string | undefined;
  readonly purchaseConfirmations: readonly {
    readonly id: string;
    readonly kind: string;
    readonly explicit: boolean;
  }[];
  readonly payout: 'pending' | 'available' | 'withdrawn';
  readonly receiver: { readonly name: string; readonly phone: string; readonly address: string };
  readonly updatedAt: string;
  readonly items: readonly OrderItem[];
  readonly shipments: readonly Shipment[];
  readonly promotions?: readonly Promotion[] | undefined;
  readonly freeShipping?: FreeShipping | undefined;
  /** False: the buyer was never told of the right to withdraw, which then lasts longer (EU). */
  readonly withdrawalInformed?: boolean | undefined;
  /** Not the storefront's to tell: the gateway's word, while it stands. */
  readonly dispute?: PaymentDispute | undefined;
}

/** What items are called together. */
export const titlesOf = (items: readonly Pick<OrderItem, 'title'>[]): string =>
  items.map(({ title }) => title).join(' / ');

/** The line of an order that its way out is: no item can bear this name. */
export const FREIGHT_LINE = '(freight)';

export type Tier = 'S' | 'A' | 'B' | 'C' | 'D';

export interface Merchant {
  readonly id: string;
  readonly name: string;
  readonly tier: Tier;
  readonly businessOperator: boolean;
  readonly depositCents: Cents;
  readonly availableCents?: Cents | undefined;
  /** Of deposit and available; that of his first order where absent. */
  readonly currency?: Currency | undefined;
  readonly preauthCents?: Cents | undefined;
  /** What Redress may agree in the merchant's name beyond it; nothing where absent. */
  readonly negotiation?: Mandate | undefined;
}

export interface Buyer {
  readonly id: string;
  readonly name: string;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly registeredAt: string;
  readonly market: Market;
  readonly verified?: boolean | undefined;
  readonly orders90d?: number | undefined;
  readonly aftersales90d?: number | undefined;
  readonly keepGoodsRefunds30d?: number | undefined;
  /** 0 to 100 from the storefront's own risk system; takes the place of DT-4. */
  readonly riskScore?: number | undefined;
}
