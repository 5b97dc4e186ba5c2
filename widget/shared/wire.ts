import type { ChecklistItem, OfferAlternative } from '../../server/contract/cards.ts';
import type { WireEvent } from '../../server/contract/conversation-events.ts';

export type {
  MessageBody,
  MessagePayload,
  OpenPayload,
  Refusal,
  SyncPayload,
} from '../../server/contract/buyer-channel.ts';
export type { ChecklistItem, OfferAlternative } from '../../server/contract/cards.ts';
/** The words of the wire that the browser uses, named once; types only, so nothing of the server is bundled. */
export type {
  AskSlot,
  MessageAck,
  OpenAck,
  SyncAck,
  WireEvent,
} from '../../server/contract/conversation-events.ts';
export type { EvidenceAnswer } from '../../server/contract/evidence.ts';
export type { Problem } from '../../server/contract/problem.ts';
export type { TicketView } from '../../server/contract/tickets.ts';

export type EventOf<T extends WireEvent['type']> = Extract<WireEvent, { type: T }>;
export type TicketEvent = EventOf<'ticket'>;
export type TicketState = TicketEvent['state'];
export type Holder = TicketEvent['holder'];
export type EvidenceKey = ChecklistItem['key'];
export type EvidenceProblem = NonNullable<ChecklistItem['problem']>;
export type Remedy = OfferAlternative['remedy'];
