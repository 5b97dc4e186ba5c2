import { type Draft, SYSTEM } from '../draft.ts';
import { labelCard, labelFor } from '../labels.ts';

/** Gives the goods' way a label of ours and shows it; the carrier hears of it after the commit. */
export function bookLabel(draft: Draft, ticketId: string, leg: 'return' | 'repair'): void {
  const way = draft.ticketById(ticketId)?.[leg];
  if (!way) return;
  const parcel = labelFor(way.id, draft.now);
  if (!draft.act(ticketId, { type: 'book_parcel', leg, parcel }, SYSTEM)) return;
  const ticket = draft.ticketById(ticketId);
  const card = ticket && labelCard(ticket, leg, draft.locale);
  if (card) draft.show(card, SYSTEM);
}
