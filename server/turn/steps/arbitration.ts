import type { Actor } from '../../terms/party.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { type Draft, SYSTEM } from '../draft.ts';
import { decideFor, toArbiter } from './decide-for.ts';
import { isDocumented } from './inspection.ts';
import { openJury } from './jury.ts';
import { deadlineFact } from './way-steps.ts';

/** E16, E26: both sides state their case; the tables still say how much. */
export function openArbitration(draft: Draft, ticket: Ticket, actor: Actor): boolean {
  if (!draft.act(ticket.id, { type: 'open_arbitration' }, actor)) return false;
  const now = draft.ticketById(ticket.id) ?? ticket;
  draft.say([{ name: 'arbitration_opened', facts: deadlineFact(now) }]);
  draft.showTicket(ticket.id);
  return true;
}

/**
 * T-09: both have had their time. A jury decides where both agreed to one and it may; else the file
 * does: what an inspection has documented, or what the tables give.
 */
export function decideOnFile(draft: Draft, ticket: Ticket): void {
  const jury = openJury(draft, ticket, SYSTEM);
  if (jury === 'open') return;
  if (jury !== 'not_allowed') {
    draft.say([{ name: 'jury_short' }]);
    toArbiter(draft, ticket);
    return;
  }
  const side = isDocumented(draft, ticket) ? 'merchant' : 'buyer';
  if (!decideFor(draft, ticket, side, { row: 'T-09', by: 'file' })) toArbiter(draft, ticket);
}
