import type { Buyer, Order, OrderItem, Shipment, TrackingEvent } from '../../server/terms/order.ts';
import { ago, type Span } from './ago.ts';
import { listingPhotos } from './listing-photos.ts';

/** An item as the demo tells it: what is not said is a consigned, ungraded-by-us, undisclosed one. */
export type ItemDraft = Pick<OrderItem, 'merchantId' | 'title' | 'category' | 'paidCents'> &
  Partial<OrderItem>;

export interface OrderDraft {
  readonly id: string;
  readonly placed: Span;
  readonly items: readonly ItemDraft[];
  readonly order?: Partial<Order>;
  /** How long ago it was handed to the carrier and signed; absent: not yet. */
  readonly parcel?: {
    readonly carrier: string;
    readonly trackingNo: string;
    readonly shipped: Span;
    readonly signed?: Span;
    readonly bookedBy?: Shipment['bookedBy'];
    readonly declaredValueCents?: number;
  };
}

/** A whole order out of its draft, with every date counted back from `now`. */
export function draftOrder(now: string, buyer: Buyer, draft: OrderDraft): Order {
  const items = draft.items.map((item, i) => draftItem(draft.id, item, i + 1));
  const placedAt = ago(now, draft.placed);
  const shipments = draft.parcel ? [draftShipment(now, draft.parcel, items)] : [];
  return {
    id: draft.id,
    buyerId: buyer.id,
    market: buyer.market,
    currency: buyer.market === 'CN' ? 'CNY' : 'USD',
    placedAt,
    paidAt: placedAt,
    status: statusOf(draft),
    paidCents: items.reduce((sum, item) => sum + item.paidCents, 0),
    couponCents: 0,
    freightCents: 0,
    purchaseConfirmations: [],
    payout: 'pending',
    receiver: {
      name: buyer.name,
      phone: buyer.phone ?? '',
      address:
        buyer.market === 'CN'
          ? `上海市徐汇区天平路 40 弄 8 号 ${roomOf(buyer.id)} 室`
          : `77 Hayes St Apt ${roomOf(buyer.id)}, San Francisco`,
    },
    updatedAt: now,
    items,
    shipments,
    ...draft.order,
  };
}

/** Nobody lives where another does: accounts of one address count together (DT-4). */
const roomOf = (id: string): number =>
  100 + ([...id].reduce((sum, c, n) => sum + (n + 1) * c.charCodeAt(0), 0) % 800);

function statusOf({ parcel }: OrderDraft): Order['status'] {
  if (!parcel) return 'paid';
  return parcel.signed ? 'signed' : 'shipped';
}

function draftItem(orderId: string, item: ItemDraft, line: number): OrderItem {
  return {
    id: String(line),
    sku: `${orderId}-${line}`,
    quantity: 1,
    commissionBps: 1_000,
    remainingStock: 0,
    listedGrade: '95',
    gradedBy: 'consignor',
    listingAuthor: 'consignor',
    custody: 'consignor',
    disclosures: [],
    listingPhotos: listingPhotos(item),
    ...item,
  };
}

/** A carrier speaks the language of its country. */
const FOREIGN = ['UPS', 'USPS', 'FEDEX', 'DHL'];
const SCANS = {
  zh: { accepted: '已揽收', delivered: '已签收' },
  en: { accepted: 'Picked up', delivered: 'Delivered' },
} as const;

function draftShipment(
  now: string,
  parcel: NonNullable<OrderDraft['parcel']>,
  items: readonly OrderItem[],
): Shipment {
  const shippedAt = ago(now, parcel.shipped);
  const signedAt = parcel.signed && ago(now, parcel.signed);
  const said = FOREIGN.includes(parcel.carrier) ? SCANS.en : SCANS.zh;
  const scan = (at: string, code: string, text: string): TrackingEvent => ({ at, code, text });
  return {
    id: `S-${parcel.trackingNo}`,
    carrier: parcel.carrier,
    trackingNo: parcel.trackingNo,
    bookedBy: parcel.bookedBy ?? 'consignor',
    itemIds: items.map((item) => item.id),
    shippedAt,
    events: [
      scan(shippedAt, 'accepted', said.accepted),
      ...(signedAt ? [scan(signedAt, 'delivered', said.delivered)] : []),
    ],
    ...(signedAt ? { signedAt } : {}),
    ...(parcel.declaredValueCents ? { declaredValueCents: parcel.declaredValueCents } : {}),
  };
}
