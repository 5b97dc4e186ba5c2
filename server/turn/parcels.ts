import type { Leg } from '../ticket/events.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { ParcelWrite } from './ports.ts';

const LEGS: readonly Leg[] = ['return', 'exchange', 'repair'];

/** The parcels that a turn gave a case, so that no flow has to say so. */
export const newParcels = ({
  before,
  ticket,
}: {
  readonly before: Ticket | undefined;
  readonly ticket: Ticket;
}): ParcelWrite[] =>
  LEGS.flatMap((leg) => {
    const { carrier, trackingNo } = ticket[leg]?.parcel ?? {};
    if (!carrier || !trackingNo || before?.[leg]?.parcel?.trackingNo === trackingNo) return [];
    return [{ carrier, trackingNo, ticketId: ticket.id, leg }];
  });
