import type { WireEvent } from '../contract/conversation-events.ts';
import type { CommittedEvent } from './ports.ts';

/** An event as the buyer is given it; nothing where it is not for the buyer. */
export function toBuyerEvent(conversationId: string, event: CommittedEvent): WireEvent | undefined {
  if (event.visibility !== 'all' || event.buyerSeq === undefined) return undefined;
  return wireEvent(conversationId, event.buyerSeq, event);
}

/** An event as the platform's people are given it: what the buyer sees, and colleagues' words beside it. */
export function toStaffEvent(conversationId: string, event: CommittedEvent): WireEvent | undefined {
  const { staffSeq, buyerSeq } = event;
  if (staffSeq === undefined) return undefined;
  if (event.type === 'whispered')
    return wireEvent(conversationId, staffSeq, { ...event, type: 'text' });
  if (buyerSeq === undefined) return undefined;
  return { ...wireEvent(conversationId, staffSeq, event), buyerSeq };
}

/** The envelope and the event's own fields as one flat object; the log wrote both from these types. */
export function wireEvent(conversationId: string, seq: number, event: CommittedEvent): WireEvent {
  const { kind, name } = event.actor;
  // How the other party reads it is not part of what was said.
  const { toMerchant: _, ...body } = event.body;
  return {
    ...body,
    type: event.type,
    conversationId,
    seq,
    at: event.at,
    actor: { kind, ...(name !== undefined && { name }) },
    ...(event.turnEnd && { turnEnd: true }),
  } as WireEvent;
}
