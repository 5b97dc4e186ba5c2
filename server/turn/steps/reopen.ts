import type { Actor } from '../../terms/party.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { evidenceSlots, leavesOf } from '../taxonomy.ts';
import { assessClaim } from './assess.ts';
import { moveEvidence } from './evidence-flow.ts';
import { freezeContested } from './freeze.ts';

/** E34: the case is taken up again where the claim stood, and judged anew. */
export function reopenClaim(draft: Draft, ticket: Ticket, actor: Actor): boolean {
  if (!draft.act(ticket.id, { type: 'reopen' }, actor)) return false;
  freezeContested(draft, ticket.id);
  draft.note({ type: 'ticket_opened', ticketId: ticket.id });
  draft.say([
    {
      name: 'reopened',
      facts: { done: { kind: 'done', cite: { kind: 'action', id: ticket.id } } },
    },
  ]);
  const wanted = evidenceSlots(leavesOf(ticket.claim), true).some((slot) => slot.required);
  if (wanted) moveEvidence(draft, ticket.id, { fileIds: [] });
  else assessClaim(draft, ticket.id);
  return true;
}
