import type pg from 'pg';
import type { Chore } from '../channels/deadlines.ts';
import { couponExpiredJournal, couponRedeemedJournal } from '../settlement/coupon.ts';
import { maturityJournal, writeOffJournal } from '../settlement/payout.ts';
import { createCouponEnds } from '../store/coupons.ts';
import { createListingStops, type ListingRules } from '../store/listing-stops.ts';
import { createMaturity, type PayoutRules } from '../store/maturity.ts';
import { createWriteOffs } from '../store/receivables.ts';
import { createTierReviews, type TierRules } from '../store/tier-reviews.ts';

/** What happens because time has passed: payables mature, coupons expire, debts are written off, tiers change. */
export const createChores = (
  pool: pg.Pool,
  hold: PayoutRules['hold'],
  tiers: TierRules & ListingRules,
): readonly Chore[] => [
  createMaturity(pool, { hold, mature: maturityJournal }),
  createCouponEnds(pool, { expired: couponExpiredJournal, redeemed: couponRedeemedJournal }),
  createWriteOffs(pool, writeOffJournal),
  createTierReviews(pool, tiers),
  // After the review and whatever moved a debt: it tells what these left.
  createListingStops(pool, tiers),
];
