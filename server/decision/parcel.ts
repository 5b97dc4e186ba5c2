import type { Order, OrderItem, Shipment } from '../terms/order.ts';
import { addDays, isWithin } from './days.ts';

/** How far an item has come on its way to the buyer. */
export type Stage = 'unshipped' | 'in_transit' | 'signed' | 'digital';

export interface Parcel {
  readonly stage: Stage;
  readonly shipment?: Shipment | undefined;
  readonly signedAt?: string | undefined;
  readonly shippedAt?: string | undefined;
}

/** Where an item is. A line sent in several parcels is with the buyer once the last was signed for. */
export function parcelOf(order: Order, item: OrderItem): Parcel {
  const shipments = order.shipments.filter((one) => one.itemIds.includes(item.id));
  const shipment = shipments.at(-1);
  const shippedAt = shipments.find((one) => one.shippedAt)?.shippedAt;
  if (item.custody === 'digital' || order.status === 'delivered_digital')
    return { stage: 'digital', shipment, shippedAt, signedAt: deliveredAt(order, item) };
  const open = shipments.some((one) => !one.signedAt);
  const signedAt = shipments
    .flatMap((one) => one.signedAt ?? [])
    .toSorted()
    .at(-1);
  const arrived = order.status === 'signed' || order.status === 'completed';
  if (signedAt && (!open || arrived)) return { stage: 'signed', shipment, shippedAt, signedAt };
  if (arrived) return { stage: 'signed', shipment, shippedAt };
  const left = order.status === 'shipped' || shippedAt !== undefined;
  return { stage: left ? 'in_transit' : 'unshipped', shipment, shippedAt };
}

/** When the last of an order's items was signed for: an EU withdrawal counts from it. */
export const lastSignedAt = (order: Order): string | undefined =>
  order.shipments
    .flatMap((one) => one.signedAt ?? [])
    .toSorted()
    .at(-1);

/** A code counts as delivered when it entered the buyer's account (电商法 51). */
const deliveredAt = (order: Order, item: OrderItem): string | undefined =>
  item.codes
    ?.map((code) => code.deliveredAt)
    .toSorted()
    .at(-1) ??
  (order.status === 'delivered_digital' || order.status === 'completed' ? order.paidAt : undefined);

/** The last thing the carrier said of a parcel, or when it left. */
export const lastMovement = ({ shipment, shippedAt }: Parcel): string | undefined =>
  shipment?.events
    .map((event) => event.at)
    .toSorted()
    .at(-1) ?? shippedAt;

/** DT-14: in transit, no movement for so many days is a loss; what was signed for moves no more. */
export function isStill(parcel: Parcel, now: string, lostAfterDays: number): boolean {
  const moved = parcel.stage === 'in_transit' ? lastMovement(parcel) : undefined;
  return moved !== undefined && !isWithin(now, addDays(moved, lostAfterDays));
}
