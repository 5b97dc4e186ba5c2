import type { MessageBody, OpenPayload } from '../contract/buyer-channel.ts';
import type { MessageAck, OpenAck, SyncAck } from '../contract/conversation-events.ts';
import type { DeskAck, DeskAsk, DeskContext } from '../contract/desk.ts';
import type { GatewayEventBody } from '../contract/gateway.ts';
import type { ReportKind } from '../contract/storefront.ts';
import type { ThreadMessage } from '../contract/thread.ts';
import type { ActionBody } from '../contract/tickets.ts';
import type { BuyerCaller, Caller, StaffCaller } from '../terms/caller.ts';
import type { Person } from '../terms/desk.ts';
import type { Findings } from '../terms/finding.ts';
import type { TrackingEvent } from '../terms/order.ts';
import type { Market } from '../terms/party.ts';
import type { Leg } from '../ticket/events.ts';
import type { TalkTell } from './effect.ts';

/** A deadline whose time has come. */
export interface DueDeadline {
  readonly id: string;
  readonly ticketId: string;
  readonly timer: string;
  readonly at: string;
}

/** Whether it changed anything: told again, or of a case it no longer moves, it does not. */
export interface Applied {
  readonly applied: boolean;
}

/** A finding, read from the partner's words by `contract/findings.ts`. */
export interface PartnerReport {
  readonly ticketId: string;
  readonly kind: ReportKind;
  readonly findings: Findings;
  readonly at: string;
  readonly eventId: string;
}

export interface ParcelScan {
  readonly ticketId: string;
  readonly leg: Leg;
  readonly carrier: string;
  readonly trackingNo: string;
  readonly event: Pick<TrackingEvent, 'at' | 'code'>;
}

export interface CarrierBooking {
  readonly ticketId: string;
  readonly leg: 'return' | 'repair';
  readonly legId: string;
  readonly carrier: string;
  readonly trackingNo: string;
  readonly pickup?: string | undefined;
  readonly eventId: string;
}

export interface LateShipment {
  readonly orderId: string;
  readonly itemId: string;
  readonly buyerId: string;
  readonly market: Market;
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
  /** A merchant's words in the thread of their own case. Safe to repeat. */
  sayInThread(caller: StaffCaller, ticketId: string, body: ThreadMessage): Promise<void>;
  /** A command at the desk: who has a talk, and what its people say in it (protocol §7). */
  desk(caller: StaffCaller, ask: DeskAsk): Promise<DeskAck>;
  /** What stands beside a talk, for the platform's people. */
  deskContext(caller: StaffCaller, conversationId: string): Promise<DeskContext>;
  /** The desk offers a waiting talk to somebody who is there. */
  offerTalk(conversationId: string, to: Person): Promise<unknown>;
  /** Back to its queue, where this person has it, or was offered it, and is not there any more. */
  releaseTalk(conversationId: string, from: string): Promise<unknown>;
  /** Out of a retired group, into the one that has its work. */
  regroupTalk(conversationId: string): Promise<unknown>;
  /** Time has passed for a talk at the desk: an offer lapses, a clock runs out. Safe to repeat. */
  tickTalk(conversationId: string): Promise<Applied>;
  /** What was said in a talk, for the one it goes on in. Safe to repeat: `key` acts once. */
  tellTalk(key: string, told: TalkTell): Promise<unknown>;
  /** A payment gateway's word, from its webhook or from the simulated gateway. Safe to repeat. */
  gatewayEvent(provider: string, event: GatewayEventBody): Promise<Applied>;
  /** A finding of a system or partner outside (protocol §2). Safe to repeat. */
  report(provider: string, report: PartnerReport): Promise<Applied>;
  /** One scan of a parcel of the case's own. Safe to repeat. */
  scan(scan: ParcelScan): Promise<Applied>;
  /** The carrier gave a label of ours another number, or says when it fetches the goods. */
  parcelBooked(provider: string, booked: CarrierBooking): Promise<Applied>;
  /** An item that was not sent in time: its buyer is told and offered a way out. Safe to repeat. */
  lateShipment(late: LateShipment): Promise<Applied>;
  /** A deadline that fell due; acts only if it is still open. */
  deadline(due: DueDeadline): Promise<void>;
}
