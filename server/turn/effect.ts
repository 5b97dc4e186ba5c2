import type { StorefrontEventType } from '../contract/operations.ts';
import type { OtherTalk } from '../terms/desk.ts';
import type { Cents, Currency } from '../terms/money.ts';
import type { NoticeDraft } from '../terms/notice.ts';
import type { CardCode } from '../terms/order.ts';
import type { Party } from '../terms/party.ts';
import type { Leaf } from '../terms/reason.ts';

/** Work for the outside world, done after the commit, at least once. */
export type Effect =
  | {
      readonly kind: 'refund.submit';
      readonly refundId: string;
      readonly amountCents: Cents;
      readonly orderId: string;
      readonly reason: string;
    }
  | {
      readonly kind: 'coupon.issue';
      readonly couponId: string;
      readonly ticketId: string;
      readonly faceCents: Cents;
      readonly expiresAt: string;
    }
  | {
      readonly kind: 'points.grant';
      readonly pointsId: string;
      readonly ticketId: string;
      readonly points: number;
    }
  | StorefrontNews
  | {
      readonly kind: 'cell.refresh';
      readonly category: string;
      readonly severity: string;
      readonly zone: string;
    }
  | PayoutSubmit
  | BatchCheck
  | LabelEffect
  | NoticeTell
  | NoticeSend
  | NoticeHook
  | TalkTell
  | Inquiry;

/** A talk hears what the buyer wrote in one that goes on in it, or that it goes on by itself again. */
export interface TalkTell {
  readonly kind: 'talk.tell';
  readonly to: string;
  readonly from: OtherTalk;
  readonly words?: string | undefined;
  readonly parted: boolean;
  /** The other way round: the one it went on in has left the desk. */
  readonly freed?: boolean | undefined;
  /** A person answered the buyer there. */
  readonly answered?: boolean | undefined;
}

/** Who is told of one change of a case, or of a merchant's money beside any. Its notices are the row's key and `:0`, `:1` …, once for each reader. */
export interface NoticeTell {
  readonly kind: 'notice.tell';
  readonly ticketId?: string;
  /** The case's version after the change. */
  readonly version: number;
  readonly conversationId?: string;
  readonly buyerId?: string;
  readonly merchantId: string;
  readonly at: string;
  /** The case moved on: what was asked of anybody before is asked no more. */
  readonly moved: boolean;
  readonly notices: readonly NoticeDraft[];
  /** Whoever did it is not told. */
  readonly by?: string | undefined;
}

/** A notice leaves the house, to its reader's mailbox or to one of their browsers. */
export type NoticeSend =
  | { readonly kind: 'notice.mail'; readonly noticeId: string }
  | { readonly kind: 'notice.push'; readonly noticeId: string; readonly browserId: string };

/** A merchant's notice for the merchant's own machines. */
export interface NoticeHook extends Pick<NoticeDraft, 'topic' | 'name' | 'facts'> {
  readonly kind: 'notice.hook';
  readonly merchantId: string;
  readonly ticketId: string;
  readonly at: string;
}

/** A code was found bad: the batch it came from may have to leave the shelf (DT-13). */
export interface BatchCheck {
  readonly kind: 'batch.check';
  readonly ticketId: string;
  readonly merchantId: string;
  readonly sku: string;
}

/** A merchant's payout that was approved: the gateway is asked to pay it. */
export interface PayoutSubmit {
  readonly kind: 'payout.submit';
  readonly payoutId: string;
  readonly merchantId: string;
  readonly currency: Currency;
  readonly amountCents: Cents;
}

/** A label of ours: the plan made its number, the carrier is told of it. */
export type LabelEffect =
  | {
      readonly kind: 'label.book';
      readonly ticketId: string;
      readonly leg: 'return' | 'repair';
      readonly legId: string;
      readonly carrier: string;
      readonly trackingNo: string;
      readonly payer: Party;
      /** What the goods are worth to the carrier's insurance. */
      readonly insuredCents: Cents;
    }
  | {
      readonly kind: 'label.cancel';
      readonly ticketId: string;
      readonly legId: string;
      readonly carrier: string;
      readonly trackingNo: string;
    };

/** A question to a partner outside; its answer comes back as a report (`POST /v1/reports`). */
export type Inquiry =
  | {
      /** Stop the parcel and send it back, or say where it is. */
      readonly kind: 'parcel.intercept' | 'parcel.trace';
      readonly ticketId: string;
      readonly orderId: string;
      readonly carrier: string;
      readonly trackingNo: string;
    }
  | {
      readonly kind: 'code.check';
      readonly ticketId: string;
      readonly orderId: string;
      readonly itemId: string;
      readonly leaf: Leaf;
      readonly codes: readonly CardCode[];
    };

/** What the storefront hears of one change of a ticket, in this order. Its ids are the row's key and `:0`, `:1` … */
export interface StorefrontNews {
  readonly kind: 'storefront.events';
  /** Absent where it is about an order without a case. */
  readonly ticketId?: string;
  readonly events: readonly {
    readonly type: StorefrontEventType;
    readonly data: Readonly<Record<string, unknown>>;
  }[];
}

/** The effects that a handler carries out, one by one. News and notices go to their readers many at a time. */
export type Task = Exclude<Effect, StorefrontNews | NoticeTell>;

export interface EffectWrite {
  /** A second row with this key is never written: it makes a repeated plan harmless. */
  readonly key: string;
  readonly ticketId?: string | undefined;
  readonly effect: Effect;
}
