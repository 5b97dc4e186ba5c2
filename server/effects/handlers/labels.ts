import type { TurnService } from '../../turn/service.ts';
import type { CarrierPort } from '../carriers/carrier-port.ts';
import type { Handler, Outcome } from '../ports.ts';

const DONE: Outcome = { kind: 'done' };

/** Books a label under its eternal key; a number of the carrier's own takes the place of ours. */
export const labelBook =
  (carrier: CarrierPort, turn: Pick<TurnService, 'parcelBooked'>): Handler<'label.book'> =>
  async ({ key, effect: { ticketId, leg, legId, trackingNo, payer, insuredCents } }) => {
    const asked = { ticketId, legId, trackingNo, payer, insuredCents, idempotencyKey: key };
    const booked = await carrier.bookLabel(asked);
    if (booked.trackingNo !== trackingNo || booked.pickup !== undefined)
      await turn.parcelBooked(carrier.name, { ticketId, leg, legId, ...booked, eventId: key });
    return DONE;
  };

export const labelCancel =
  (carrier: CarrierPort): Handler<'label.cancel'> =>
  async ({ key, effect: { trackingNo } }) => {
    await carrier.cancelLabel({ trackingNo, idempotencyKey: key });
    return DONE;
  };
