import type { Actor } from '../../terms/party.ts';
import type { RemedyTerms } from '../../terms/verdict.ts';
import { openCounter } from '../../ticket/proposals.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { type Draft, SYSTEM } from '../draft.ts';
import { openArbitration } from './arbitration.ts';
import { freely, offersOf } from './assess.ts';
import { mainOffer, showOffer } from './offer.ts';
import { putProposal } from './proposals.ts';
import { partialTerms, tableOf } from './talk-table.ts';
import { computedOf } from './terms.ts';
import { termsSpeech } from './terms-speech.ts';

type Read =
  | { readonly terms: RemedyTerms }
  | { readonly path: 'remedy' | 'amountCents'; readonly detail: string };

/** What the platform may propose in a talk: a way the tables know, between what they owe and allow. */
export function platformTerms(
  draft: Draft,
  ticket: Ticket,
  asked: { readonly remedy: string | undefined; readonly amountCents: number | undefined },
): Read {
  const computed = computedOf(ticket);
  const ways = computed ? [computed.terms, ...computed.alternatives] : [];
  const { remedy = 'partial_refund', amountCents } = asked;
  const known = ways.find((terms) => terms.remedy === remedy);
  if (!known)
    return {
      path: 'remedy',
      detail: `name one of ${ways.map((terms) => terms.remedy).join(', ')}`,
    };
  const { agreedBy: _, ...terms } = known;
  if (remedy !== 'partial_refund') return { terms };
  const table = tableOf(draft, ticket);
  if (!table || amountCents === undefined)
    return { path: 'amountCents', detail: 'say how much, in minor units' };
  const { dueCents } = table;
  const { ceilingCents } = table.bound;
  return amountCents < dueCents || amountCents > ceilingCents
    ? { path: 'amountCents', detail: `the tables give ${dueCents} and allow ${ceilingCents}` }
    : { terms: partialTerms(amountCents, table) };
}

/** A colleague steps in with a proposal of the platform's own, beside what both sides propose. */
export function platformProposes(
  draft: Draft,
  ticket: Ticket,
  said: { readonly terms: RemedyTerms; readonly actor: Actor; readonly reason: string },
): boolean {
  const offer = putProposal(draft, ticket.id, { by: 'platform', row: 'E14', ...said });
  if (!offer) return false;
  draft.showTicket(ticket.id);
  draft.say([{ name: 'talk_platform_proposed', facts: { terms: termsSpeech(offer, ticket) } }]);
  showOffer(draft, ticket.id);
  return true;
}

/**
 * T-06: the merchant was asked and said nothing, so the tables have the word; where they have none,
 * both sides state their case. False where it was the buyer who said nothing.
 */
export function tableBySilence(draft: Draft, ticket: Ticket): boolean {
  if (!openCounter(ticket)?.passedOn) return false;
  const computed = computedOf(ticket);
  if (!computed) return openArbitration(draft, ticket, SYSTEM);
  const { terms, alternatives } = freely(computed);
  const offers = offersOf(draft, terms, alternatives, ticket.round + 1);
  if (!draft.act(ticket.id, { type: 'offer', row: 'T-06', offers, to: 'offer_wait' }, SYSTEM))
    return false;
  const now = draft.ticketById(ticket.id) ?? ticket;
  const main = mainOffer(now);
  draft.showTicket(ticket.id);
  if (main) draft.say([{ name: 'talk_merchant_silent', facts: { terms: termsSpeech(main, now) } }]);
  showOffer(draft, ticket.id);
  return true;
}
