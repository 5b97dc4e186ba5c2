import type { Actor } from '../../terms/party.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { execute } from './execute.ts';
import { showOffer } from './offer.ts';

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
