import type { Actor } from '../../terms/party.ts';
import type { RemedyTerms } from '../../terms/verdict.ts';
import type { Offer, Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { joinThread } from '../thread/mark.ts';
import { execute } from './execute.ts';
import { openOffers, showOffer } from './offer.ts';
import { putProposal } from './proposals.ts';

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
  proposal: { readonly terms: RemedyTerms; readonly actor: Actor } & Pick<
    Offer,
    'reason' | 'evidenceIds'
  >,
): boolean {
  if (!putProposal(draft, ticket.id, { by: 'merchant', row: 'E15', ...proposal })) return false;
  joinThread(draft, ticket.id);
  draft.say([{ name: 'merchant_proposed' }]);
  draft.showTicket(ticket.id);
  showOffer(draft, ticket.id);
  return true;
}

/**
 * The least a merchant may propose by this way: what the buyer can have without asking. Nothing
 * where the merchant has still to agree to what the rules give, for that is what is talked about.
 */
export const leastProposal = (ticket: Ticket, remedy: RemedyTerms['remedy']): number =>
  openOffers(ticket)
    .filter(({ by, terms }) => by === 'platform' && terms.remedy === remedy && !terms.agreedBy)
    .reduce((most, { terms }) => Math.max(most, terms.amountCents), 0);
