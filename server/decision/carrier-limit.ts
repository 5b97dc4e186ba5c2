import { allocate } from '../terms/allocate.ts';
import type { Findings } from '../terms/finding.ts';
import type { Cents } from '../terms/money.ts';
import type { Author, Order, OrderItem, Shipment } from '../terms/order.ts';
import { parcelOf } from './parcel.ts';

/** How far a carrier answers for the loss of an item, and who answers beyond that. */
export interface Carriage {
  readonly limitCents: Cents;
  readonly bookedBy: Author;
}

interface Carried {
  readonly order: Order;
  readonly item: OrderItem;
  readonly findings: Findings;
}

/**
 * L07: to what it admits, else to the item's part of what was declared to it; a parcel that nothing was
 * declared for is whoever booked it's own risk. The books and DT-16 ask the same question here.
 */
export function carriageOf({ order, item, findings }: Carried): Carriage {
  const { shipment } = parcelOf(order, item);
  const booker = item.custody === 'platform_warehouse' ? 'platform' : 'consignor';
  return {
    limitCents: findings.carrierClaim?.admittedCents ?? declaredFor(order, item, shipment),
    bookedBy: shipment?.bookedBy ?? booker,
  };
}

/**
 * A value is declared once for a whole parcel: each item in it has the part its price has, and all
 * parts together are what was declared, so that no two cases of one parcel claim more.
 */
function declaredFor({ items }: Order, { id }: OrderItem, shipment: Shipment | undefined): Cents {
  const declaredCents = shipment?.declaredValueCents ?? 0;
  const together = items.filter((one) => shipment?.itemIds.includes(one.id));
  const prices = together.map(({ paidCents }) => paidCents);
  if (together.length < 2 || prices.every((cents) => cents === 0)) return declaredCents;
  return allocate(declaredCents, prices)[together.findIndex((one) => one.id === id)] ?? 0;
}
