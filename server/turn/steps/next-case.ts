import { hear } from '../../dialogue/hear.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { showCard } from './answers/come-back.ts';
import { askAgain } from './answers/repeat.ts';
import { inHand, itemOf, nextParked, takeUp } from './cases.ts';
import { advanceClaim } from './claim.ts';
import { requestEvidence } from './evidence.ts';
import { showOffer } from './offer.ts';

/**
 * Once what was in hand needs no answer any more, the talk turns to what waited. True where it did.
 * A case that was in hand when the turn began is simply gone on with: its card is still there.
 */
export function takeUpNext(draft: Draft): boolean {
  if (draft.holder === 'human' || inHand(draft)) return false;
  const next = nextParked(draft);
  const { focus } = draft.snapshot;
  if (!next || next.focus?.orderId !== focus?.order.id) return false;
  const before = draft.stateBefore;
  const ticket = next.ticketId ? draft.ticketById(next.ticketId) : undefined;
  if (ticket) {
    takeUp(draft, ticket);
    if (before.ticketId === ticket.id) return true;
    draft.say([
      {
        name: 'next_case',
        facts: { item: itemOf(ticket), number: { kind: 'word', word: ticket.number } },
      },
    ]);
    showStep(draft, ticket);
    return true;
  }
  const item = focus?.order.items.find(({ id }) => id === next.focus?.itemId);
  if (!focus || !item) return false;
  draft.note({ type: 'claim_begun', orderId: focus.order.id, itemId: item.id });
  draft.say([{ name: 'next_claim', facts: { item: { kind: 'quoted', text: item.title } } }]);
  advanceClaim(draft, { ...hear({}, undefined, draft.state), topic: 'silent', item: item.id });
  return true;
}

/** Shows what a case waits for: its card, its question, or its photos. */
export function showStep(draft: Draft, ticket: Ticket): void {
  const { pending, confirm } = draft.state;
  if (confirm) showCard(draft, confirm);
  else if (pending && pending.slot !== 'evidence' && askAgain(draft, pending)) return;
  else if (ticket.state === 'evidence_wait')
    requestEvidence(draft, ticket, { failed: [], sent: false, anew: true });
  else showOffer(draft, ticket.id);
}
