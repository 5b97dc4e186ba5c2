import type { Actor } from '../../terms/party.ts';
import type { TicketEvent } from '../events.ts';
import type { Ticket } from '../ticket.ts';

export type EventOf<T extends TicketEvent['type']> = Extract<TicketEvent, { type: T }>;

/** What one kind of event changes of a case, beside what every event changes alike. */
export type Changes<T extends TicketEvent['type']> = {
  readonly [K in T]: (ticket: Ticket, event: EventOf<K>) => Partial<Ticket>;
};

/** Events that are kept for who reads the history and change nothing else. */
export const nothing = (): Partial<Ticket> => ({});

/** Who decided, where it was a person of the platform: an appeal is looked at by somebody else. */
export const decidedBy = (actor: Actor): Partial<Ticket> =>
  actor.kind === 'agent' || actor.kind === 'operator' ? { decidedBy: actor } : {};
