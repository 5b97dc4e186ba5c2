import type { StorefrontEventType } from '../contract/operations.ts';
import type { Cents } from '../terms/money.ts';

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
    };

/** What the storefront hears of one change of a ticket, in this order. Its ids are the row's key and `:0`, `:1` … */
export interface StorefrontNews {
  readonly kind: 'storefront.events';
  readonly ticketId: string;
  readonly events: readonly {
    readonly type: StorefrontEventType;
    readonly data: Readonly<Record<string, unknown>>;
  }[];
}

/** The effects that a handler carries out, one by one. News goes to the feed many at a time. */
export type Task = Exclude<Effect, StorefrontNews>;

export interface EffectWrite {
  /** A second row with this key is never written: it makes a repeated plan harmless. */
  readonly key: string;
  readonly ticketId?: string | undefined;
  readonly effect: Effect;
}
