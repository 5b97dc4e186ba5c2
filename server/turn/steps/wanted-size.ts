import type { Heard } from '../../dialogue/hear.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { showConfirm } from './confirm.ts';
import { openOffers } from './offer.ts';
import { isOfSize } from './terms-speech.ts';

/** "43 有没有": the size that the exchange on offer is wanted in; its card names it. False where none is. */
export function takesSize(draft: Draft, ticket: Ticket, { draft: told }: Heard): boolean {
  const wantedSize = told.details?.wantedSize;
  const offer = openOffers(ticket).find(({ terms }) => terms.remedy === 'exchange');
  if (!wantedSize || !offer || !isOfSize(ticket.claim.leaf)) return false;
  const { claim, claimClosesAt, buyerId } = ticket;
  const sized = { ...claim, details: { ...claim.details, wantedSize } };
  const revise = { type: 'revise_claim', claim: sized, claimClosesAt } as const;
  if (!draft.act(ticket.id, revise, { kind: 'buyer', id: buyerId })) return false;
  return showConfirm(draft, ticket.id, offer.id, 'accept');
}
