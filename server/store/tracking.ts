import type pg from 'pg';
import { z } from 'zod';
import type { Order, Shipment, TrackingEvent } from '../terms/order.ts';
import { readOrder, writeOrder } from './order-rows.ts';
import { lookAtPayout } from './told-payout.ts';
import { inTransaction, lockThing } from './transaction.ts';

/** A carrier's scans of one parcel. */
export interface Scans {
  readonly carrier: string;
  readonly trackingNo: string;
  readonly events: readonly TrackingEvent[];
}

/** Whom the scans of one parcel concern. */
export interface ScansTold {
  readonly orderIds: readonly string[];
  readonly parcels: readonly OwnParcel[];
  readonly waiting: readonly Waiting[];
}
type OwnParcel = z.infer<typeof OwnParcelRow>;
interface Waiting {
  readonly ticketId: string;
  readonly events: readonly TrackingEvent[];
}

/**
 * Adds scans to every shipment with this number, oldest first, each once. A `delivered` scan signs
 * a shipment that the storefront has not signed; an order whose shipments are all signed is signed.
 * A shipment that was stopped and comes back is a case's own parcel: its arrival signs nothing.
 * Knowing of no such parcel is not an error, the order may be told later.
 */
export async function addTracking(pool: pg.Pool, scans: Scans): Promise<ScansTold> {
  const parcels = await ownParcels(pool, scans);
  if (parcels.length > 0) return { orderIds: [], parcels, waiting: [] };
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `SELECT order_id AS id FROM parcel WHERE carrier = $1 AND tracking_no = $2 ORDER BY order_id`,
      [scans.carrier, scans.trackingNo],
    );
    const waiting: Waiting[] = [];
    for (const { id } of rows) {
      await lockThing(client, `order ${id}`);
      const order = await readOrder(client, id);
      if (!order) continue;
      await writeOrder(client, withScans(order, scans));
      waiting.push(...(await waitingFor(client, order, scans)));
      await lookAtPayout(client, order);
    }
    return { orderIds: rows.map((row) => row.id), parcels, waiting };
  });
}

const OwnParcelRow = z.object({
  ticketId: z.string(),
  leg: z.enum(['return', 'exchange', 'repair']),
  exact: z.boolean(),
});

/** Cases whose own parcel bears the number. People name carriers as they like, so any name will do. */
async function ownParcels(pool: pg.Pool, { carrier, trackingNo }: Scans): Promise<OwnParcel[]> {
  const { rows } = await pool.query(
    `SELECT ticket_id AS "ticketId", leg, lower(carrier) = lower($2) AS exact
     FROM ticket_parcel WHERE tracking_no = $1 ORDER BY ticket_id, leg`,
    [trackingNo, carrier],
  );
  const all = z.array(OwnParcelRow).parse(rows);
  const exact = all.filter((parcel) => parcel.exact);
  return exact.length > 0 ? exact : all;
}

/** Cases that stop or look for this shipment, with the scans that are news to them. */
async function waitingFor(
  client: pg.PoolClient,
  order: Order,
  { carrier, trackingNo, events }: Scans,
): Promise<Waiting[]> {
  const shipment = order.shipments.find(
    (one) => one.carrier === carrier && one.trackingNo === trackingNo,
  );
  const known = new Set(shipment?.events.map((event) => `${event.at} ${event.code}`));
  const { rows } = await client.query<{ id: string; createdAt: Date }>(
    `SELECT id, created_at AS "createdAt" FROM ticket
     WHERE order_id = $1 AND item_id = ANY ($2) AND state = 'intercepting'`,
    [order.id, shipment?.itemIds ?? []],
  );
  return rows.map(({ id, createdAt }) => ({
    ticketId: id,
    events: events.filter(
      (event) =>
        !known.has(`${event.at} ${event.code}`) || Date.parse(event.at) > createdAt.getTime(),
    ),
  }));
}

/**
 * The order as newly told, with the scans we know of its parcels. Carriers use numbers again: scans
 * from before a shipment are another parcel's.
 */
export function keepScans(told: Order, known: Order): Order {
  const withWord = known.dispute ? { ...told, dispute: known.dispute } : told;
  return known.shipments.reduce<Order>((order, { carrier, trackingNo, events }) => {
    const shipped = order.shipments.find((shipment) => shipment.trackingNo === trackingNo);
    const from = Date.parse(shipped?.shippedAt ?? '') || 0;
    const own = events.filter((event) => Date.parse(event.at) >= from);
    return withScans(order, { carrier, trackingNo, events: own });
  }, withWord);
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
