import type { Actor } from '../../terms/party.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { endCase } from './end.ts';
import { doneFact } from './way-steps.ts';

/** E31: the buyer takes the claim back; whatever was held for it is free again. */
export function withdraw(draft: Draft, ticket: Ticket, actor: Actor): void {
  if (!draft.act(ticket.id, { type: 'withdraw' }, actor)) return;
  draft.showTicket(ticket.id);
  draft.say([{ name: 'withdrawn', facts: doneFact(ticket) }]);
  endCase(draft, ticket.id);
}
