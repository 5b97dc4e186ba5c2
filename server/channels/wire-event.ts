import type { Envelope } from '../contract/conversation-events.ts';
import type { CommittedEvent } from '../turn/ports.ts';

/** An event as the buyer sees it, or nothing when it is not for the buyer. */
export function toBuyer(conversationId: string, event: CommittedEvent): Envelope | undefined {
  return event.visibility === 'all' && event.buyerSeq !== undefined
    ? wire(conversationId, event.buyerSeq, event)
    : undefined;
}

/** An event as agents and operators see it: every one, by its place in the whole log. */
export const toStaff = (conversationId: string, event: CommittedEvent): Envelope => ({
  ...wire(conversationId, event.seq, event),
  ...(event.visibility === 'internal' ? { visibility: 'internal' } : {}),
});

/** The rooms of a conversation. Only the server joins anyone to one. */
export const rooms = {
  conversation: (conversationId: string): string => `conversation:${conversationId}`,
  /** Merchants hear how a ticket moves, not the talk behind it. */
  ticket: (conversationId: string): string => `ticket-of:${conversationId}`,
  queue: (group: string): string => `queue:${group}`,
  /** Agents and operators with a list open: they hear that some ticket moved. */
  desk: 'desk',
};

function wire(conversationId: string, seq: number, event: CommittedEvent): Envelope {
  const { kind, name } = event.actor;
  return {
    ...event.body,
    conversationId,
    seq,
    at: event.at,
    actor: name === undefined ? { kind } : { kind, name },
    ...{ type: event.type },
    ...(event.turnEnd ? { turnEnd: true } : {}),
  };
}
