import type { Actor } from '../../terms/party.ts';
import type { RemedyTerms } from '../../terms/verdict.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { offersOf } from './assess.ts';
import { execute } from './execute.ts';
import { showOffer } from './offer.ts';
import { computedOf } from './terms.ts';

interface Agreement {
  readonly actor: Actor;
  readonly row: string;
  readonly note?: string | undefined;
}

/** The merchant's yes, or its silence: the buyer's earlier consent executes it, else the offer opens. */
export function merchantAgrees(
  draft: Draft,
  ticket: Ticket,
  { actor, row, note }: Agreement,
): void {
  draft.act(ticket.id, { type: 'merchant_agree', row, ...(note !== undefined && { note }) }, actor);
  draft.say([{ name: row === 'T-05' ? 'merchant_silent' : 'merchant_agreed' }]);
  if (ticket.consent) {
    execute(draft, ticket.id, { ...ticket.consent, actor });
    return;
  }
  draft.showTicket(ticket.id);
  showOffer(draft, ticket.id);
}

/** E15: the merchant would rather give something else; the buyer chooses, nothing is taken away. */
export function merchantProposes(
  draft: Draft,
  ticket: Ticket,
  proposal: { readonly terms: RemedyTerms; readonly actor: Actor },
): boolean {
  const alternatives = computedOf(ticket)?.alternatives ?? [];
  const offers = offersOf(draft, proposal.terms, alternatives, ticket.round + 1).map((offer) => ({
    ...offer,
    by: offer.id === offer.group ? ('merchant' as const) : offer.by,
  }));
  const made = draft.act(
    ticket.id,
    { type: 'offer', row: 'E15', offers, to: 'negotiation' },
    proposal.actor,
  );
  if (!made) return false;
  draft.say([{ name: 'merchant_proposed' }]);
  draft.showTicket(ticket.id);
  showOffer(draft, ticket.id);
  return true;
}
