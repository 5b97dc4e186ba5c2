import type { Clock } from '../../turn/ports.ts';
import type { EffectItem, Handler, Outcome, StorefrontEvent, StorefrontFeed } from '../ports.ts';

export interface Telling {
  readonly feed: Pick<StorefrontFeed, 'append'>;
  readonly clock: Clock;
  /** The feed has something new; whoever delivers it may look. */
  readonly appended?: () => void;
}

/** The storefront keeps the coupons, so issuing one is telling it to. */
export const couponIssue =
  (telling: Telling): Handler<'coupon.issue'> =>
  ({ key, effect: { couponId, ticketId, faceCents, expiresAt } }) =>
    tell(telling, {
      id: key,
      type: 'coupon.issued',
      ticketId,
      data: { couponId, faceCents, expiresAt },
    });

/** The storefront keeps the points, too. */
export const pointsGrant =
  (telling: Telling): Handler<'points.grant'> =>
  ({ key, effect: { pointsId, ticketId, points } }) =>
    tell(telling, { id: key, type: 'points.granted', ticketId, data: { pointsId, points } });

/** Raises an alert about an effect that was set aside; without a ticket only the log tells of it. */
export async function tellParked(
  telling: Telling,
  { key, ticketId, effect }: EffectItem,
): Promise<void> {
  if (ticketId === undefined) return;
  const data = { reason: 'effect_parked', effect: effect.kind, key };
  await tell(telling, { id: `alert:${key}`, type: 'alert.raised', ticketId, data });
}

/** The outbox row's key is the event's id for ever: a second append is none. */
export async function tell(
  { feed, clock, appended }: Telling,
  event: Omit<StorefrontEvent, 'at'>,
): Promise<Outcome> {
  await feed.append({ ...event, at: clock.now() });
  appended?.();
  return { kind: 'done' };
}
