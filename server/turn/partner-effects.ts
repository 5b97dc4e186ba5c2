import type { Order, Shipment } from '../terms/order.ts';
import { trunkOf } from '../terms/reason.ts';
import type { TicketEvent } from '../ticket/events.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { BatchCheck, EffectWrite, Inquiry, LabelEffect } from './effect.ts';
import { isOurLabel } from './labels.ts';
import { claimedCents } from './steps/ways.ts';

interface Change {
  readonly before: Ticket | undefined;
  readonly ticket: Ticket;
  readonly events: readonly TicketEvent[];
}

/**
 * What carriers and issuers are asked because of a ticket's events: a label booked or no longer
 * needed, a parcel to stop or to find, a code to check. No flow asks them by itself.
 */
export const partnerEffects = (
  { before, ticket, events }: Change,
  order: Order | undefined,
): EffectWrite[] =>
  events.flatMap((event, index) => {
    const effect =
      event.type === 'solution_changed'
        ? before && (unused(before, 'return') ?? unused(before, 'repair'))
        : effectOf(event, ticket, order);
    // The event's place in the chain: the same question asked again later is another one.
    const nth = ticket.version - events.length + index + 1;
    return effect
      ? [{ key: `${effect.kind}:${ticket.id}:${nth}`, ticketId: ticket.id, effect }]
      : [];
  });

function effectOf(
  event: TicketEvent,
  ticket: Ticket,
  order: Order | undefined,
): LabelEffect | Inquiry | BatchCheck | undefined {
  switch (event.type) {
    case 'found':
      return event.findings.code && order && batch(ticket, order);
    case 'parcel_booked':
      return event.leg === 'exchange' ? undefined : booked(ticket, event.leg, event.parcel);
    case 'ticket_withdrawn':
    case 'ticket_timed_out':
      return unused(ticket, 'return') ?? unused(ticket, 'repair');
    case 'trace_started':
      return order && trace(ticket, order);
    case 'parcel_overdue':
      return overdue(ticket);
    case 'code_check_started':
      return order && codeCheck(ticket, order);
    default:
      return undefined;
  }
}

function booked(
  ticket: Ticket,
  leg: 'return' | 'repair',
  { carrier, trackingNo }: { readonly carrier: string; readonly trackingNo: string },
): LabelEffect | undefined {
  const way = ticket[leg];
  if (!way || !isOurLabel({ carrier })) return undefined;
  return {
    kind: 'label.book',
    ticketId: ticket.id,
    leg,
    legId: way.id,
    carrier,
    trackingNo,
    payer: (leg === 'return' ? ticket.return?.payer : undefined) ?? 'platform',
    insuredCents: claimedCents(ticket),
  };
}

/** A label that no carrier has seen yet costs nothing when it is given back. */
function unused(ticket: Ticket, leg: 'return' | 'repair'): LabelEffect | undefined {
  const way = ticket[leg];
  if (!way?.parcel || way.parcel.scannedAt || !isOurLabel(way.parcel)) return undefined;
  const { carrier, trackingNo } = way.parcel;
  return { kind: 'label.cancel', ticketId: ticket.id, legId: way.id, carrier, trackingNo };
}

function trace(ticket: Ticket, order: Order): Inquiry | undefined {
  const shipment = shipmentOf(order, ticket.itemId);
  if (!shipment) return undefined;
  const { carrier, trackingNo } = shipment;
  // A parcel that is missing is looked for; any other is wanted back.
  const kind = trunkOf(ticket.claim.leaf) === 'LOG' ? 'parcel.trace' : 'parcel.intercept';
  return { kind, ticketId: ticket.id, orderId: order.id, carrier, trackingNo };
}

/** T-13: the carrier of a return that stands still is asked for it. */
function overdue({ id, orderId, return: back }: Ticket): Inquiry | undefined {
  if (!back?.parcel) return undefined;
  const { carrier, trackingNo } = back.parcel;
  return { kind: 'parcel.trace', ticketId: id, orderId, carrier, trackingNo };
}

function batch({ id, itemId, merchantId }: Ticket, order: Order): BatchCheck | undefined {
  const item = order.items.find((one) => one.id === itemId);
  return item && { kind: 'batch.check', ticketId: id, merchantId, sku: item.sku };
}

function codeCheck(ticket: Ticket, order: Order): Inquiry {
  const codes = order.items.find((item) => item.id === ticket.itemId)?.codes ?? [];
  const named = ticket.claim.details?.codeIds;
  return {
    kind: 'code.check',
    ticketId: ticket.id,
    orderId: order.id,
    itemId: ticket.itemId,
    leaf: ticket.claim.leaf,
    codes: named ? codes.filter(({ id }) => named.includes(id)) : codes,
  };
}

/** The last parcel that the item went out in. */
const shipmentOf = (order: Order, itemId: string): Shipment | undefined =>
  order.shipments.findLast((shipment) => shipment.itemIds.includes(itemId));
