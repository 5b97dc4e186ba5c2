import type { DeskEvent, DeskQuery, QueueEvent } from '../contract/desk.ts';
import type { MerchantMoney, PayoutQuery, PayoutView } from '../contract/payouts.ts';
import type { HeldLineView } from '../contract/releases.ts';
import type { TicketQuery, TicketRow } from '../contract/tickets.ts';
import type { AccountRole, Caller, StaffCaller } from '../terms/caller.ts';
import type { Colleague, DeskGroup, DeskHours } from '../terms/desk.ts';
import type { Evidence } from '../terms/evidence.ts';
import type { Cents } from '../terms/money.ts';
import type { Buyer, Merchant, Order, TrackingEvent } from '../terms/order.ts';
import type { PayoutAsked } from '../terms/payout.ts';
import type { Leg } from '../ticket/events.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { NewTicketEvent } from '../turn/ports.ts';
import type { DueDeadline } from '../turn/service.ts';

/** What the doors read and write beside turns. `app.ts` puts the store behind these. */

/** A ticket with its chain of events and its files, as the caller may see it. */
export interface TicketSnapshot {
  readonly ticket: Ticket;
  readonly events: readonly NewTicketEvent[];
  readonly evidence: readonly Evidence[];
  /** Who the two sides are, as far as this caller may know. */
  readonly buyerName?: string | undefined;
  readonly merchantName?: string | undefined;
}

export interface LedgerLine {
  readonly journalId: string;
  readonly at: string;
  readonly event: string;
  readonly account: string;
  readonly debitCents: number;
  readonly creditCents: number;
  readonly note: string;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** Every read is scoped by its caller; what the caller may not see is `undefined`, as if missing. */
export interface TicketReads {
  list(caller: Caller, query: TicketQuery): Promise<Page<TicketRow>>;
  one(caller: Caller, ticketId: string): Promise<TicketSnapshot | undefined>;
  /** Those of them that the caller may see, without their events and files. */
  some(caller: Caller, ticketIds: readonly string[]): Promise<readonly Ticket[]>;
  ledger(caller: Caller, ticketId: string): Promise<readonly LedgerLine[] | undefined>;
}

/** What is read of the desk's talks, and how far each side of a talk has read. */
export interface TalkReads {
  list(caller: StaffCaller, query: DeskQuery): Promise<Page<DeskEvent>>;
  one(conversationId: string): Promise<DeskEvent | undefined>;
  queues(): Promise<readonly QueueEvent[]>;
  loads(): Promise<ReadonlyMap<string, number>>;
  reads(conversationId: string): Promise<{ readonly buyer: number; readonly staff: number }>;
  markRead(conversationId: string, side: 'buyer' | 'staff', seq: number): Promise<number>;
}

export interface ConversationReads {
  /** Whether the caller may read the conversation. */
  readable(caller: Caller, conversationId: string): Promise<boolean>;
}

/** Whom a carrier's scans of one parcel concern. */
export interface ScansTold {
  /** Orders that it is a shipment of. */
  readonly orderIds: readonly string[];
  /** Cases that it is a way of: the goods back, or out again. */
  readonly parcels: readonly { readonly ticketId: string; readonly leg: Leg }[];
  /** Cases that wait for word of this shipment, with the scans they have not heard of. */
  readonly waiting: readonly {
    readonly ticketId: string;
    readonly events: readonly TrackingEvent[];
  }[];
}

/** What the storefront tells us. `stale`: we know a newer one and kept it. */
export interface StorefrontWrites {
  putMerchant(merchant: Merchant, mandate: unknown): Promise<void>;
  putBuyer(buyer: Buyer): Promise<void>;
  putOrder(order: Order): Promise<{ readonly stale: boolean }>;
  /** Adds a carrier's scans to the shipment; answers whom they concern. */
  addTracking(
    carrier: string,
    trackingNo: string,
    events: readonly TrackingEvent[],
  ): Promise<ScansTold>;
  orderExists(orderId: string): Promise<boolean>;
  /** A coupon paid for a sale. Answers false where it is known; throws `Refused` where it cannot have. */
  redeemCoupon(used: {
    readonly couponId: string;
    readonly orderId: string;
    readonly itemId: string;
  }): Promise<boolean>;
}

/** A webhook's event, as the feed replays it. */
export interface FeedItem {
  readonly id: string;
  readonly cursor: string;
  readonly type: string;
  readonly at: string;
  readonly ticketId?: string | undefined;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface FeedReads {
  after(cursor: string | undefined, limit: number): Promise<Page<FeedItem>>;
}

/** An account of the house: a colleague's, a merchant's or a juror's. */
export interface StaffAccount extends Omit<Colleague, 'kind' | 'role'> {
  readonly role: AccountRole;
  /** Buyers and merchants they have to do with, by id. */
  readonly ties?: readonly string[];
  readonly passwordHash: string;
  /** A session holds only while this is what it was when the session began. */
  readonly sessionEpoch: number;
}

export interface StaffReads {
  byEmail(email: string): Promise<StaffAccount | undefined>;
  byId(userId: string): Promise<StaffAccount | undefined>;
  all(): Promise<readonly StaffAccount[]>;
}

/** Who works with cases, in which groups, and when. */
export interface DeskReads {
  /** Those who may come in. */
  colleagues(): Promise<readonly Colleague[]>;
  hours(): Promise<DeskHours>;
  groups(): Promise<readonly DeskGroup[]>;
}

/** A payout as it is kept; what a caller may do with it is the door's to say. */
export type PayoutRow = Omit<PayoutView, 'next'>;

export type HeldLine = Omit<HeldLineView, 'next'>;

/** Merchants' withdrawals: reads are scoped by their caller, each step is whole or not at all. */
export interface PayoutDesk {
  list(caller: Caller, query: PayoutQuery): Promise<Page<PayoutRow>>;
  one(caller: Caller, payoutId: string): Promise<PayoutRow | undefined>;
  money(caller: Caller, merchantId: string): Promise<MerchantMoney | undefined>;
  /** Null takes the tier's own limit; refused where the tier does not leave it to the merchant. */
  setPreauth(asked: { readonly merchantId: string; readonly cents: Cents | null }): Promise<void>;
  request(asked: PayoutAsked): Promise<PayoutRow>;
  act(step: {
    readonly payoutId: string;
    readonly action: 'approve' | 'reject' | 'cancel' | 'send' | 'confirm' | 'fail';
    readonly at: string;
    /** Absent: the gateway's word. */
    readonly by?: string | undefined;
    readonly reason?: string | undefined;
    readonly amountCents?: Cents | undefined;
  }): Promise<{ readonly payout: PayoutRow; readonly applied: boolean }>;
  /** Pending money that only people release, the oldest first, at most 100 lines. */
  held(merchantId?: string): Promise<readonly HeldLine[]>;
  /** Refused where it does not wait for this, or the same person would confirm. */
  release(step: {
    readonly orderId: string;
    readonly itemId: string;
    readonly action: 'ask' | 'confirm' | 'refuse';
    readonly by: string;
    readonly at: string;
    readonly reason?: string | undefined;
  }): Promise<void>;
}

export type KeptAnswer = { readonly status: number; readonly body: unknown };

/** Answers kept for repeated requests, per caller and key. */
export interface IdempotencyStore {
  /** Takes the key for this request, or says why it cannot. */
  begin(
    scope: string,
    key: string,
    fingerprint: string,
  ): Promise<
    | { readonly outcome: 'fresh' }
    | { readonly outcome: 'answered'; readonly answer: KeptAnswer }
    | { readonly outcome: 'conflict' }
    | { readonly outcome: 'in_flight' }
  >;
  finish(scope: string, key: string, answer: KeptAnswer): Promise<void>;
  /** Frees the key: the request failed in a way that a retry may mend. */
  abandon(scope: string, key: string): Promise<void>;
}

/** Small facts of the installation, such as where the test clock stands. */
export interface SettingsStore {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
}

export interface DeadlineReads {
  /** Open deadlines due at or before `until`, oldest first. */
  due(until: string, limit: number): Promise<readonly DueDeadline[]>;
  /** The same, held for this process alone until `leaseMs` have passed. */
  lease(until: string, limit: number, leaseMs: number): Promise<readonly DueDeadline[]>;
  /** It was acted on, even where there was nothing left to do. */
  fired(id: string): Promise<void>;
}

/** What the demo shop page shows. */
export interface DemoReads {
  buyers(): Promise<readonly Buyer[]>;
  merchants(): Promise<readonly Merchant[]>;
  orders(buyerId: string): Promise<readonly Order[]>;
}

/** A part of the installation that can fail, by its name in `/readyz`. */
export interface Dependency {
  readonly name: string;
  /** Resolves when it works, rejects when it does not. */
  check(): Promise<void>;
}
