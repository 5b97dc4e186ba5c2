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
  | {
      readonly kind: 'storefront.event';
      readonly type: StorefrontEventType;
      readonly ticketId: string;
      readonly data: Readonly<Record<string, unknown>>;
    }
  | {
      readonly kind: 'cell.refresh';
      readonly category: string;
      readonly severity: string;
      readonly zone: string;
    };

export interface EffectWrite {
  /** A second row with this key is never written: it makes a repeated plan harmless. */
  readonly key: string;
  readonly ticketId?: string | undefined;
  readonly effect: Effect;
}
