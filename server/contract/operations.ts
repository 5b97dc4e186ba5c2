import { z } from 'zod';
import { Id, Instant } from './primitives.ts';

/** `POST /v1/test-clock`: one of the two. */
export const TestClockBody = z.union([
  z.strictObject({ advance: z.iso.duration() }),
  z.strictObject({ to: Instant }),
]);

export const BuyerTokenBody = z.strictObject({ buyerId: Id });

/** Events the storefront is told of (protocol §3). */
export const STOREFRONT_EVENTS = [
  'ticket.created',
  'ticket.updated',
  'ticket.closed',
  'offer.made',
  'offer.accepted',
  'offer.declined',
  'offer.expired',
  'refund.requested',
  'refund.succeeded',
  'refund.failed',
  'coupon.issued',
  /** All of a line was given back: the coupon that helped to pay for it goes back in kind (办法 14). */
  'coupon.return_due',
  'points.granted',
  /** DT-15: the buyer agreed to advance what the experts cost; the storefront collects it. */
  'appraisal.fee_due',
  'return.label_created',
  'return.received',
  'return.inspected',
  'exchange.order_requested',
  'settlement.posted',
  'payout.held',
  'payout.released',
  /** A merchant's withdrawal, stage by stage; `approved` asks the storefront's gateway to pay. */
  'payout.requested',
  'payout.approved',
  'payout.sent',
  'payout.confirmed',
  'payout.rejected',
  'payout.failed',
  /** DT-10: the tier of the month, what it brings, and the figures and the rule set it follows from. */
  'merchant.tier_reviewed',
  /** A merchant sells nothing new, for its tier or a debt to the platform; and may again. */
  'listing.stopped',
  'listing.resumed',
  'alert.raised',
  'deadline.changed',
  /** The buyer is to act, is reminded, or should know: for a shop that tells them itself too. */
  'notice.buyer',
  /** A finding is wanted: `kind` is the report's to send, the rest what it is about. */
  'report.requested',
] as const;
export type StorefrontEventType = (typeof STOREFRONT_EVENTS)[number];
