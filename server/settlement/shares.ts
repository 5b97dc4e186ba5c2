import { allocate } from '../terms/allocate.ts';
import type { Cents } from '../terms/money.ts';
import type { Author } from '../terms/order.ts';
import type { Liability } from '../terms/verdict.ts';

/** Who pays how much of one sum; the parts add up to it. */
export interface Shares {
  readonly merchant: Cents;
  readonly platform: Cents;
  readonly carrier: Cents;
}

/** How far the carrier answers (L07): beyond its limit whoever booked the parcel does. */
export interface CarrierLimit {
  readonly limitCents: Cents;
  readonly bookedBy: Author;
}

/**
 * Splits what is given back as liability says, by largest remainder. The buyer's own share is not
 * in it: he is given that much less. Where nobody else is liable the sale is taken back, and what
 * the merchant got for it with it (L02).
 */
export function sharesOf(cents: Cents, liability: Liability, carrier?: CarrierLimit): Shares {
  const { merchantBps, platformBps, carrierBps } = liability;
  const weights = [merchantBps, platformBps, carrierBps];
  const nobody = weights.every((weight) => weight === 0);
  const [merchant = 0, platform = 0, carried = 0] = allocate(cents, nobody ? [1, 0, 0] : weights);
  return withinLimit({ merchant, platform, carrier: carried }, carrier);
}

/** Moves what is beyond the carrier's limit to who booked the parcel. */
export function withinLimit(shares: Shares, limit: CarrierLimit | undefined): Shares {
  const beyond = limit ? Math.max(0, shares.carrier - Math.max(0, limit.limitCents)) : 0;
  const booker = limit?.bookedBy === 'platform' ? 'platform' : 'merchant';
  return { ...shares, carrier: shares.carrier - beyond, [booker]: shares[booker] + beyond };
}

export const addShares = (a: Shares, b: Shares): Shares => ({
  merchant: a.merchant + b.merchant,
  platform: a.platform + b.platform,
  carrier: a.carrier + b.carrier,
});

export const NO_SHARES: Shares = { merchant: 0, platform: 0, carrier: 0 };
