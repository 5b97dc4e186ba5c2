import type pg from 'pg';
import type { Order, Shipment, TrackingEvent } from '../terms/order.ts';
import { readOrder, writeOrder } from './order-rows.ts';
import { inTransaction, lockThing } from './transaction.ts';

/** A carrier's scans of one parcel. */
export interface Scans {
  readonly carrier: string;
  readonly trackingNo: string;
  readonly events: readonly TrackingEvent[];
}

/**
 * Adds scans to every shipment with this number, oldest first, each once. A `delivered` scan signs
 * a shipment that the storefront has not signed; an order whose shipments are all signed is signed.
 * Answers the orders it belongs to: none is not an error, the order may be told later.
 */
export async function addTracking(pool: pg.Pool, scans: Scans): Promise<readonly string[]> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `SELECT order_id AS id FROM parcel WHERE carrier = $1 AND tracking_no = $2 ORDER BY order_id`,
      [scans.carrier, scans.trackingNo],
    );
    for (const { id } of rows) {
      await lockThing(client, `order ${id}`);
      const order = await readOrder(client, id);
      if (order) await writeOrder(client, withScans(order, scans));
    }
    return rows.map((row) => row.id);
  });
}

/**
 * The order as newly told, with the scans we know of its parcels. Carriers use numbers again: scans
 * from before a shipment are another parcel's.
 */
export function keepScans(told: Order, known: Order): Order {
  return known.shipments.reduce<Order>((order, { carrier, trackingNo, events }) => {
    const shipped = order.shipments.find((shipment) => shipment.trackingNo === trackingNo);
    const from = Date.parse(shipped?.shippedAt ?? '') || 0;
    const own = events.filter((event) => Date.parse(event.at) >= from);
    return withScans(order, { carrier, trackingNo, events: own });
  }, told);
}

function withScans(order: Order, scans: Scans): Order {
  const shipments = order.shipments.map((shipment) =>
    shipment.carrier === scans.carrier && shipment.trackingNo === scans.trackingNo
      ? addScans(shipment, scans.events)
      : shipment,
  );
  const arrived = shipments.length > 0 && shipments.every((shipment) => shipment.signedAt);
  const waiting = order.status === 'paid' || order.status === 'shipped';
  return { ...order, shipments, status: arrived && waiting ? 'signed' : order.status };
}

function addScans(shipment: Shipment, events: readonly TrackingEvent[]): Shipment {
  const byMoment = new Map(
    [...shipment.events, ...events].map((event) => [`${event.at} ${event.code}`, event]),
  );
  const all = [...byMoment.values()].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const signedAt = shipment.signedAt ?? all.find((event) => event.code === 'delivered')?.at;
  return { ...shipment, events: all, ...(signedAt === undefined ? {} : { signedAt }) };
}
