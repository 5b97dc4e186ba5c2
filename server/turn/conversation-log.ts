import type { Caller } from '../terms/caller.ts';
import type { PaymentDispute } from '../terms/order.ts';
import type { Locale } from '../terms/party.ts';
import type { OrderProofs } from './order-proof.ts';
import type { CommittedEvent } from './ports.ts';

/** Where conversations begin, become a buyer's and are read again, beside turns. */
export interface ConversationLog extends OrderProofs {
  create(conversation: {
    readonly id: string;
    readonly buyerId?: string | undefined;
    readonly visitorId?: string | undefined;
    readonly locale: Locale;
    readonly orderId?: string | undefined;
    readonly at: string;
  }): Promise<void>;
  /** The caller's own that was spoken in last; with an order: the last one about it. */
  newest(caller: Caller, orderId?: string): Promise<string | undefined>;
  /** The items of an order; nothing where it is none that the caller bought. */
  boughtIn(caller: Caller, orderId: string): Promise<readonly string[] | undefined>;
  readable(caller: Caller, conversationId: string): Promise<boolean>;
  eventsAfter(
    conversationId: string,
    afterBuyerSeq: number,
    limit: number,
  ): Promise<CommittedEvent[]>;
  tail(conversationId: string, limit: number): Promise<CommittedEvent[]>;
  lastBuyerSeq(conversationId: string): Promise<number>;
  /** The same for the platform's people, who see their own words beside it. */
  staffEventsAfter(
    conversationId: string,
    afterStaffSeq: number,
    limit: number,
  ): Promise<CommittedEvent[]>;
  lastStaffSeq(conversationId: string): Promise<number>;
}

/** What a gateway's word is about: it knows refunds and orders, and nothing of cases. */
export interface RefundIndex {
  ticketOf(refundId: string): Promise<string | undefined>;
  orderOf(refundId: string): Promise<string | undefined>;
  /** The cases of an order, oldest first. */
  ticketsOf(orderId: string): Promise<readonly string[]>;
  /** A chargeback of the order's payment begins, or is over; answers whether that was news. */
  disputeOpened(orderId: string, dispute: PaymentDispute): Promise<boolean>;
  disputeClosed(orderId: string): Promise<boolean>;
}
