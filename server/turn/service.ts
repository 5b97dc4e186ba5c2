import type { MessageBody, OpenPayload } from '../contract/buyer-channel.ts';
import type { MessageAck, OpenAck, SyncAck } from '../contract/conversation-events.ts';
import type { GatewayEventBody } from '../contract/storefront.ts';
import type { ActionBody } from '../contract/tickets.ts';
import type { BuyerCaller, Caller } from '../terms/caller.ts';

/** A deadline whose time has come. */
export interface DueDeadline {
  readonly id: string;
  readonly ticketId: string;
  readonly timer: string;
  readonly at: string;
}

/**
 * The one way in for every door. Each call is plan, commit, announce; each throws `Refused` for an
 * expected "no" and resolves only after the commit.
 */
export interface TurnService {
  /** Finds or starts a conversation; `orderId` starts the claim of that order. */
  open(caller: BuyerCaller, payload: OpenPayload): Promise<OpenAck>;
  message(caller: BuyerCaller, conversationId: string, body: MessageBody): Promise<MessageAck>;
  sync(caller: Caller, conversationId: string, afterSeq: number): Promise<SyncAck>;
  /** A ticket action by any party; answers the ticket's new version. */
  act(caller: Caller, ticketId: string, body: ActionBody): Promise<{ readonly version: number }>;
  /** A payment gateway's word, from its webhook or from the simulated gateway. Safe to repeat. */
  gatewayEvent(provider: string, event: GatewayEventBody): Promise<{ readonly applied: boolean }>;
  /** A deadline that fell due; acts only if it is still open. */
  deadline(due: DueDeadline): Promise<void>;
}
