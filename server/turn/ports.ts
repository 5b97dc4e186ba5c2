import type { BuyerDeed } from '../decision/habits.ts';
import type { Evidence } from '../terms/evidence.ts';
import type { Journal, MerchantBalances } from '../terms/ledger.ts';
import type { Bps, Cents } from '../terms/money.ts';
import type { Buyer, Merchant, Order, OrderItem } from '../terms/order.ts';
import type { Actor, Holder, Locale } from '../terms/party.ts';
import type { Understanding, UnderstandingContext } from '../terms/understanding.ts';
import type { Leg } from '../ticket/events.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { EffectWrite } from './effect.ts';
import type { LineFacts } from './line-facts.ts';

/** Accepted settlements of one DT-6 cell in the last 180 days. */
export interface PriceCell {
  readonly category: string;
  readonly severity: string;
  readonly zone: string;
  readonly count: number;
  readonly p25Bps: Bps;
  readonly p75Bps: Bps;
}

/** An order with what Redress itself knows of each of its lines. */
export interface OrderFacts {
  readonly order: Order;
  readonly lines: readonly LineFacts[];
  readonly merchants: readonly (Merchant & { readonly balances: MerchantBalances })[];
  readonly cells: readonly PriceCell[];
  /** When each other account last filed on an order to this address, newest first, at most 20. */
  readonly othersFiled?: readonly string[] | undefined;
}

/** An order as a list shows it. */
export interface OrderBrief {
  readonly id: string;
  readonly status: string;
  readonly placedAt: string;
  readonly paidCents: Cents;
  readonly currency: string;
  readonly items: readonly Pick<OrderItem, 'id' | 'title' | 'category'>[];
}

export interface ConversationRecord {
  readonly id: string;
  /** Absent for a visitor without a token. */
  readonly buyerId?: string | undefined;
  readonly visitorId?: string | undefined;
  readonly locale: Locale;
  /** The last position of the whole log: the version the next commit expects. */
  readonly lastSeq: number;
  /** The last `seq` the buyer has been given. */
  readonly lastBuyerSeq: number;
  /** The folded dialogue state; `null` before the first event. */
  readonly state: unknown;
  readonly orderId?: string | undefined;
  /** Who answers: `human` keeps the bot silent. */
  readonly holder: 'bot' | 'human';
}

/** All facts one turn may use, read in one round trip. */
export interface Snapshot {
  readonly conversation: ConversationRecord;
  /** The first answer to this `clientId`, if it was answered before. */
  readonly repeated?: { readonly seq: number } | undefined;
  readonly buyer?: Buyer | undefined;
  /** The buyer's own orders, newest first, at most 20. */
  readonly orders: readonly OrderBrief[];
  /** The order the conversation, or the named ticket, is about. */
  readonly focus?: OrderFacts | undefined;
  /** This conversation's tickets, newest first, at most 10. */
  readonly tickets: readonly Ticket[];
  /** Last hash of each of these tickets' event chains, by ticket id. */
  readonly chainHeads: Readonly<Record<string, string>>;
  /** Files of this conversation, oldest first, at most 60. */
  readonly evidence: readonly Evidence[];
  /** What our own cases say of the buyer, for half a year. */
  readonly deeds?: readonly BuyerDeed[] | undefined;
}

export type SnapshotKey =
  | {
      readonly conversationId: string;
      readonly clientId?: string | undefined;
      readonly orderId?: string | undefined;
    }
  | { readonly ticketId: string; readonly clientId?: string | undefined };

/** One event of a conversation's log; positions are given by the commit, in the order of the list. */
export interface NewConversationEvent {
  readonly type: string;
  readonly actor: Actor;
  /** `all`: the buyer sees it and it gets a `seq`; `internal`: the log and staff only. */
  readonly visibility: 'all' | 'internal';
  readonly turnEnd?: boolean | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

/** One event of a ticket's hash chain. */
export interface NewTicketEvent {
  readonly seq: number;
  readonly at: string;
  readonly row: string;
  readonly type: string;
  readonly from: string | null;
  readonly to: string;
  readonly actor: Actor;
  readonly note?: string | undefined;
  readonly ruleSetVersion: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly hashPrev: string;
  readonly hash: string;
  /** Hides the digests of what is kept from some; absent where nothing is. */
  readonly salt?: string | undefined;
}

export interface TicketWrite {
  /** 0: the ticket is new. */
  readonly expectedVersion: number;
  readonly ticket: Ticket;
  readonly holder: Holder;
  /** Pieces of its line that it has taken back from the buyer; none where absent. */
  readonly gonePieces?: number | undefined;
  readonly events: readonly NewTicketEvent[];
}

export interface RefundWrite {
  readonly id: string;
  /** Unique for ever: order line, reason and claim. A second insert changes nothing and fails the plan. */
  readonly businessKey: string;
  readonly ticketId: string;
  readonly orderId: string;
  readonly itemId: string;
  readonly amountCents: Cents;
}

export interface ParcelWrite {
  readonly carrier: string;
  readonly trackingNo: string;
  readonly ticketId: string;
  readonly leg: Leg;
}

/** Everything one turn changes: written whole or not at all. */
export interface CommitPlan {
  readonly at: string;
  readonly conversation?: {
    readonly id: string;
    readonly expectedSeq: number;
    readonly state: unknown;
    readonly orderId?: string | undefined;
    readonly locale?: Locale | undefined;
    readonly holder: 'bot' | 'human';
    readonly whispers?: number | undefined;
    readonly events: readonly NewConversationEvent[];
  };
  /** The client's id of this message or action: answered once. */
  readonly clientId?: string | undefined;
  readonly tickets: readonly TicketWrite[];
  readonly evidence: readonly {
    readonly id: string;
    readonly ticketId: string;
    readonly key?: string | undefined;
  }[];
  readonly refunds: readonly RefundWrite[];
  readonly refundUpdates: readonly {
    readonly id: string;
    readonly from: string;
    readonly to: string;
  }[];
  readonly journals: readonly Journal[];
  /** Settled terms, one row of history for a DT-6 cell. */
  readonly cells: readonly {
    readonly ticketId: string;
    readonly category: string;
    readonly severity: string;
    readonly zone: string;
    readonly bps: Bps;
  }[];
  /** The open deadlines of these tickets are replaced by what is listed. */
  readonly deadlines: readonly {
    readonly ticketId: string;
    readonly timer?: string | undefined;
    readonly at?: string | undefined;
  }[];
  readonly effects: readonly EffectWrite[];
  /** Parcels of the cases themselves, by which a carrier's scan finds its case. */
  readonly parcels?: readonly ParcelWrite[];
  /** An inbound event of a partner: written with the plan, so that it acts once. */
  readonly inbox?: { readonly provider: string; readonly eventId: string } | undefined;
}

export interface CommittedEvent extends NewConversationEvent {
  readonly seq: number;
  /** Dense within what the buyer sees; absent on internal events. */
  readonly buyerSeq?: number | undefined;
  /** The same for the platform's people, who see their own words beside it. */
  readonly staffSeq?: number | undefined;
  readonly at: string;
}

export type CommitResult =
  | {
      readonly outcome: 'committed';
      readonly events: readonly CommittedEvent[];
      readonly lastBuyerSeq: number;
    }
  /** The clientId or the partner's event was answered before; `seq` is that answer. */
  | { readonly outcome: 'repeated'; readonly seq: number }
  /** Something moved meanwhile: load and plan again. */
  | { readonly outcome: 'conflict'; readonly on: string };

/** The only way into the database for a turn. One statement each; group commit can come behind it. */
export interface TurnStore {
  load(key: SnapshotKey): Promise<Snapshot | undefined>;
  commit(plan: CommitPlan): Promise<CommitResult>;
}

/** A language model: reads and rephrases, decides nothing; undefined where it has nothing usable in time. */
export interface ModelPorts {
  /** What a message is about, in the local classifier's shape; only asked where that is unsure. */
  understand(text: string, context: UnderstandingContext): Promise<Understanding | undefined>;
  /** The same text in warmer words; whoever asks checks that it says the same. */
  reword(text: string): Promise<string | undefined>;
  /** A few lines for the colleague who takes over. */
  summarise(
    lines: readonly { readonly by: string; readonly text: string }[],
    locale: Locale,
  ): Promise<string | undefined>;
}

/** Ids and time, handed in so that planning stays pure. */
export interface Clock {
  /** The business instant, ISO 8601 UTC. */
  now(): string;
}

/** A case that a turn changed, and whose it is. */
export interface Moved {
  readonly ticketId: string;
  readonly merchantId: string;
}

/** Tells whoever is listening that a conversation has new events; a hint, the log is the truth. */
export type Announce = (
  conversationId: string,
  events: readonly CommittedEvent[],
  moved?: readonly Moved[],
) => void;
