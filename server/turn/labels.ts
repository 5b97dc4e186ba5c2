import type { VisibleEventOf } from '../contract/conversation-events.ts';
import { word } from '../dialogue/speech.ts';
import type { Locale } from '../terms/party.ts';
import type { Parcel } from '../ticket/legs.ts';
import type { Ticket } from '../ticket/ticket.ts';

/** The carrier of our own labels until a real one answers with its own name and number. */
export const LABEL_CARRIER = 'SIM';
const DIGITS = 16;

/**
 * The parcel of a label of ours. Its number follows from the leg's id alone, so that the buyer has the
 * label in the turn that grants the return; `label.book` then carries it to the carrier. A carrier
 * that gives numbers of its own answers with another one, which `parcelBooked` puts in its place.
 */
export const labelFor = (legId: string, now: string): Parcel => ({
  carrier: LABEL_CARRIER,
  trackingNo: `${LABEL_CARRIER}${legId.replaceAll(/[\W_]/g, '').slice(-DIGITS).toUpperCase()}`,
  bookedAt: now,
});

/** Whether the parcel bears a label of ours, rather than one its sender bought. */
export const isOurLabel = (parcel: Pick<Parcel, 'carrier'>): boolean =>
  parcel.carrier === LABEL_CARRIER;

/** A pick-up without a time of its own. */
export const PICKUP_ASAP = 'asap';

/** When somebody comes, as its reader is told: the buyer's own words, or our word for none. */
export const pickupWords = (window: string, locale: Locale): string =>
  window === PICKUP_ASAP ? word('pickup.asap', locale) : window;

/** What the buyer is shown of a label; undefined where the leg has no parcel. */
export function labelCard(
  ticket: Ticket,
  leg: 'return' | 'repair',
  locale: Locale,
): VisibleEventOf<'label'> | undefined {
  const way = ticket[leg];
  if (!way?.parcel) return undefined;
  const { carrier, trackingNo } = way.parcel;
  const pickup = leg === 'return' ? ticket.return?.pickup : undefined;
  return {
    type: 'label',
    returnId: way.id,
    carrier,
    trackingNo,
    pdfUrl: `/v1/tickets/${ticket.id}/label.pdf`,
    qr: trackingNo,
    ...(pickup !== undefined && { pickup: pickupWords(pickup, locale) }),
  };
}
