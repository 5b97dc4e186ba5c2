import type pg from 'pg';
import type { StorefrontWrites } from '../channels/ports.ts';
import { couponExpiredJournal, couponRedeemedJournal } from '../settlement/coupon.ts';
import { createCouponEnds } from '../store/coupons.ts';
import { createStorefrontWrites } from '../store/storefront-writes.ts';
import type { Clock } from '../turn/ports.ts';

/** What the storefront tells us: the store with the settlement's journals. */
export function storefrontDesk(pool: pg.Pool, clock: Clock): StorefrontWrites {
  const books = { expired: couponExpiredJournal, redeemed: couponRedeemedJournal };
  const { redeem } = createCouponEnds(pool, books);
  return {
    ...createStorefrontWrites(pool, clock),
    redeemCoupon: (used) => redeem({ ...used, at: clock.now() }),
  };
}
