import type { Ticket } from '../ticket/ticket.ts';
import { Draft, SYSTEM } from './draft.ts';
import type { DraftInput } from './draft-input.ts';
import { labelCard } from './labels.ts';
import { type CommandPlan, NOTHING, planned } from './plan-command.ts';
import type { CarrierBooking, ParcelScan } from './service.ts';
import { onScan } from './steps/goods.ts';

/** The inbox name of the carriers' scans. */
const CARRIERS = 'carrier-scans';

export interface ScanInput extends DraftInput {
  readonly scan: ParcelScan;
}

/** One scan of a parcel of the case's own; one of a number that was replaced moves nothing. */
export function planScan({ scan, ...input }: ScanInput): CommandPlan {
  const draft = new Draft(input);
  const { ticketId, leg, carrier, trackingNo, event } = scan;
  const before = draft.ticketById(ticketId);
  if (before?.[leg]?.parcel?.trackingNo !== trackingNo) return NOTHING;
  draft.note({ type: 'ticket_opened', ticketId });
  if (!onScan(draft, ticketId, { leg, code: event.code, at: event.at })) return NOTHING;
  const eventId = [ticketId, carrier, trackingNo, event.at, event.code].join(':');
  return planned(draft, { inbox: { provider: CARRIERS, eventId } });
}

export interface BookingInput extends DraftInput {
  readonly provider: string;
  readonly booked: CarrierBooking;
}

/** What the carrier made of a label of ours; the leg has another one by now, or none: nothing. */
export function planBooking({ provider, booked, ...input }: BookingInput): CommandPlan {
  const draft = new Draft(input);
  const { ticketId, leg, legId, carrier, trackingNo, pickup, eventId } = booked;
  const way = draft.ticketById(ticketId)?.[leg];
  if (way?.id !== legId || way.parcel?.scannedAt) return NOTHING;
  draft.note({ type: 'ticket_opened', ticketId });
  const parcel = { carrier, trackingNo, bookedAt: draft.now };
  if (
    way.parcel?.trackingNo !== trackingNo &&
    !draft.act(ticketId, { type: 'book_parcel', leg, parcel }, SYSTEM)
  )
    return NOTHING;
  if (pickup !== undefined && leg === 'return')
    draft.act(ticketId, { type: 'book_pickup', window: pickup }, SYSTEM);
  const ticket: Ticket | undefined = draft.ticketById(ticketId);
  const card = ticket && labelCard(ticket, leg, draft.locale);
  if (card) draft.show(card, SYSTEM);
  return planned(draft, { inbox: { provider, eventId } });
}
