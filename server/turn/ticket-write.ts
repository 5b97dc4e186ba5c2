import type { TicketEvent } from '../ticket/events.ts';
import { gonePieces } from '../ticket/gone.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { CHAIN_START } from './chain.ts';
import { sealEvent } from './disclosed.ts';
import type { NewTicketEvent, TicketWrite } from './ports.ts';

/** A case as a turn found it, and what the turn did to it. */
export interface OpenTicket {
  readonly before: Ticket | undefined;
  readonly ticket: Ticket;
  readonly events: readonly TicketEvent[];
}

/** The case's own events, chained to the last one before them. */
export function ticketWrite(
  { before, ticket, events }: OpenTicket,
  {
    head = CHAIN_START,
    newSalt,
  }: { readonly head?: string | undefined; readonly newSalt: () => string },
): TicketWrite {
  const written: NewTicketEvent[] = [];
  let hashPrev = head;
  let from = before?.state ?? null;
  let seq = before?.version ?? 0;
  for (const event of events) {
    seq += 1;
    const { at, actor, row, to, note, type, ...data } = event;
    const plain = {
      seq,
      at,
      row,
      type,
      from,
      to,
      actor,
      ruleSetVersion: ticket.ruleSetVersion,
      data,
      hashPrev,
      ...(note !== undefined && { note }),
    };
    const sealed = sealEvent(ticket.id, plain, newSalt);
    hashPrev = sealed.hash;
    written.push(sealed);
    from = to;
  }
  return {
    expectedVersion: before?.version ?? 0,
    ticket,
    holder: ticket.holder,
    gonePieces: gonePieces(ticket),
    events: written,
  };
}
