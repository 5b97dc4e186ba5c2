import type { Speech } from '../../dialogue/speech.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { missingPhotos } from './answers/evidence-help.ts';
import { mainOffer } from './offer.ts';
import { statusOf } from './status.ts';
import { termsSpeech } from './terms-speech.ts';
import { deadlineFact } from './way-steps.ts';

/** From here on the end is near: what silence will do is said with it, and that it can be undone. */
const LAST = 90;

/** E36: what the buyer is waited for, by name, and towards the end what silence does. */
export function tellReminder(draft: Draft, ticket: Ticket, percent: number): void {
  draft.say([reminder(draft, ticket, percent >= LAST && ticket.reopens === 0)]);
  draft.showTicket(ticket.id);
}

function reminder(draft: Draft, ticket: Ticket, last: boolean): Speech {
  const facts = deadlineFact(ticket);
  const { list } = missingPhotos(draft, ticket);
  if (ticket.state === 'evidence_wait' && list.length > 0) {
    if (!last) return { name: 'remind_photos', facts: { ...facts, list } };
    const peoples = ticket.deadline?.thenState === 'platform_review';
    return {
      name: peoples ? 'remind_photos_people' : 'remind_photos_last',
      facts: { ...facts, list },
    };
  }
  const offer = ticket.state === 'offer_wait' ? mainOffer(ticket) : undefined;
  if (!offer) return statusOf(draft, ticket);
  const terms = termsSpeech(offer, ticket);
  return { name: last ? 'remind_offer_last' : 'remind_offer', facts: { ...facts, terms } };
}
