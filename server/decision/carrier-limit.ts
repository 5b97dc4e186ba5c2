import type { Findings } from '../terms/finding.ts';
import type { Cents } from '../terms/money.ts';
import type { Author, Order, OrderItem } from '../terms/order.ts';
import { parcelOf } from './parcel.ts';

/** How far a carrier answers for the loss of a parcel, and who answers beyond that. */
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
 * L07: to what it admits, else to what was declared to it; a parcel that nothing was declared for is
 * whoever booked it's own risk. The books and DT-16 ask the same question here.
 */
export function carriageOf({ order, item, findings }: Carried): Carriage {
  const { shipment } = parcelOf(order, item);
  const booker = item.custody === 'platform_warehouse' ? 'platform' : 'consignor';
  return {
    limitCents: findings.carrierClaim?.admittedCents ?? shipment?.declaredValueCents ?? 0,
    bookedBy: shipment?.bookedBy ?? booker,
  };
}
