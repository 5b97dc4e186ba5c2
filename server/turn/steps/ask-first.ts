import { lasting } from '../../dialogue/durations.ts';
import type { Actor } from '../../terms/party.ts';
import type { Offer, Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { rulesOf } from './facts.ts';
import { merchantOf } from './line.ts';
import { refer } from './refer.ts';
import { termsSpeech } from './terms-speech.ts';

interface Wanted {
  readonly offer: Offer;
  readonly consentId: string;
  readonly actor: Actor;
}

/**
 * The buyer chose terms above their own row of DT-5: who has to agree is asked, with the buyer's yes
 * kept, and the rest stays open meanwhile (E10, E11).
 */
export function askFirst(
  draft: Draft,
  ticket: Ticket,
  { offer, consentId, actor }: Wanted,
): boolean {
  const { id: offerId } = offer;
  if (offer.terms.agreedBy === 'platform') {
    if (!draft.act(ticket.id, { type: 'consent', offerId, consentId }, actor)) return false;
    refer(draft, { group: 'general', reasons: ['above_ceiling'], row: 'E11' });
    return true;
  }
  const reviewMinutes = reviewMinutesOf(draft, ticket);
  const asked = { type: 'ask_merchant', offerId, consentId } as const;
  if (!draft.act(ticket.id, asked, actor, { reviewMinutes })) return false;
  draft.showTicket(ticket.id);
  draft.say([
    {
      name: 'offer_pending_terms',
      facts: {
        terms: termsSpeech(offer, ticket),
        duration: lasting(reviewMinutes ?? draft.rules.timers['T-05']?.minutes ?? 0, {
          kind: 'rule',
          id: 'T-05',
        }),
      },
    },
  ]);
  return true;
}

function reviewHoursOf(draft: Draft, ticket: Ticket): number | null {
  const merchant = merchantOf(draft, ticket.merchantId);
  return rulesOf(draft, ticket).dt10[merchant?.tier ?? 'B'].reviewHours;
}

/** DT-10: whether the merchant's tier is asked at all. */
export const mayReview = (draft: Draft, ticket: Ticket): boolean =>
  reviewHoursOf(draft, ticket) !== null;

/** DT-10: how long the merchant's tier may take to answer. */
export function reviewMinutesOf(draft: Draft, ticket: Ticket): number | undefined {
  const hours = reviewHoursOf(draft, ticket);
  return hours === null ? undefined : hours * 60;
}
