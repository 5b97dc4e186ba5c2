import { z } from 'zod';
import { bps, category, cents, count } from './numbers.ts';

export const Dt3 = z.strictObject({
  points: z.strictObject({
    slots: z.int(),
    quality: z.int(),
    tied: z.int(),
    afterDelivery: z.int(),
    unboxing: z.int(),
  }),
  completeFrom: z.int(),
  adequateFrom: z.int(),
});

export const Dt4 = z.strictObject({
  start: z.int(),
  keepGoods: z.strictObject({ over: z.int(), points: z.int() }),
  /** The same points for more than so many in 90 days. */
  keepGoods90d: count,
  aftersalesRate: z.array(z.strictObject({ minOrders: z.int(), overBps: bps, points: z.int() })),
  youngAccount: z.strictObject({ days: z.int(), overCents: cents, points: z.int() }),
  youngVirtual: z.strictObject({ days: z.int(), points: z.int() }),
  reuse: z.strictObject({ own: z.int(), other: z.int() }),
  cluster: z.strictObject({ from: count, points: z.int() }),
  swap: z.int(),
  injection: z.int(),
  cleanOrders: z.strictObject({ from: z.int(), points: z.int() }),
  verified: z.int(),
  /** Lowest score of medium, high and critical. */
  levels: z.tuple([z.int(), z.int(), z.int()]),
});

/** DT-9: how often is too often; never a ban. */
export const Dt9 = z.strictObject({
  maxSubmissions: z.int(),
  maxReopens: z.int(),
  maxEvidenceAsks: z.int(),
  appealsPerParty: count,
  /** More keep-goods refunds than this in 30 days: none is automatic for a while. */
  keepGoods30d: count,
  /** So many no-reason returns in 30 days: no prepaid label, inspection before the refund. */
  noReasonReturns30d: count,
  /** So many returns in R3 or worse in 90 days: photos in the app before sending. */
  wornReturns90d: count,
});

/** DT-10: one tier of merchants. */
const Tier = z.strictObject({
  preauthDefaultCents: cents.nullable(),
  preauthMinCents: cents.nullable(),
  preauthMaxCents: cents.nullable(),
  reviewHours: z.int().nullable(),
  /** What a merchant must reach, all of it, to enter. */
  entry: z
    .strictObject({ faultBps: bps, disputeBps: bps, replyHours: count, orders: count })
    .optional(),
  /** Above any of which a merchant falls into the tier. */
  above: z
    .strictObject({
      faultBps: bps,
      disputeBps: bps.optional(),
      counterfeits: count.optional(),
    })
    .optional(),
  auditBps: bps.optional(),
  commissionReliefBps: bps.optional(),
  ownRules: z.boolean().optional(),
  payoutExtraDays: count.optional(),
  depositFactor: count.optional(),
  listingStop: z.boolean().optional(),
  manualPayout: z.boolean().optional(),
});
export const Dt10 = z.record(z.enum(['S', 'A', 'B', 'C', 'D']), Tier);

export const Dt11 = z.strictObject({
  R2: z.strictObject({ bps, maxCents: cents }),
  R3: z.strictObject({ minBps: bps, proposalBps: bps, maxBps: bps, photosFromBps: bps }),
  R5: z.strictObject({ objectionHours: count }),
  legalStopDays: count,
});

export const Dt13 = z.strictObject({
  automaticHours: count,
  proofDays: count,
  reclaimedDays: count,
  /** V8: what a person is proposed to give where nobody knows who redeemed the code. */
  unknownRefundBps: bps,
  resendHours: count,
  batchPull: z.strictObject({ badCodes: count, overBps: bps }),
  /** By monthly volume; the last row has no upper end. */
  deposit: z.array(z.strictObject({ belowCents: cents.nullable(), depositCents: cents })),
});

export const Dt14 = z.strictObject({
  visibleAutomaticHours: z.int(),
  visibleHumanDays: z.int(),
  nonPortable: z.strictObject({ categories: z.array(category), automaticHours: count }),
  fresh: z.strictObject({ automaticHours: count, humanHours: count }),
  qualityDays: count,
  functionReturnDays: count,
  functionExchangeDays: count,
  /** Where the item states no warranty of its own; tier S answers longer. */
  repairDays: z.strictObject({
    default: count,
    tierS: z.strictObject({ default: count, categories: z.partialRecord(category, count) }),
  }),
  authenticityDays: count,
  notReceivedDays: count,
  lostAfterDays: count,
  appealDays: count,
  reopenDays: count,
  repairMaxDays: count,
  repairMaxFailures: count,
});

export const Dt15 = z.strictObject({
  multiplier: count,
  minCents: cents,
  privateMultiplier: count,
  panel: count,
  majority: count,
});

/** DT-16: shares of merchant, platform, carrier and buyer, and how sure the row is. */
export const Dt16 = z.strictObject({
  platformOmission: z.boolean(),
  minConfidenceBps: bps,
  testedDays: count,
  smallCents: cents,
  rows: z.record(
    z.string(),
    z.strictObject({ split: z.tuple([bps, bps, bps, bps]), confidenceBps: bps }),
  ),
});
