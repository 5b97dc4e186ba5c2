import { z } from 'zod';
import { CATEGORIES, GRADES } from '../../terms/order.ts';

const cents = z.int().min(0);
const bps = z.int().min(0).max(10_000);
const ratio = z.tuple([z.int().min(0), z.int().min(1)]).readonly();
const graded = z.enum(CATEGORIES).exclude(['virtual_code', 'fresh']);
/** A ceiling per risk level, in order of rank; `null` is no ceiling. */
const ceiling = z.tuple([cents.nullable(), cents.nullable(), cents.nullable(), cents.nullable()]);

/** One version of the policy: every number an operator may change. Validated before it is in force. */
export const RuleSet = z.strictObject({
  version: z.string(),
  validFrom: z.iso.datetime(),
  author: z.string(),
  timeZone: z.string(),
  /** Leaves that the tables below decide; every other leaf goes to a person. */
  decides: z.array(z.string()),
  dt3: z.strictObject({
    points: z.strictObject({
      slots: z.int(),
      quality: z.int(),
      tied: z.int(),
      afterDelivery: z.int(),
      unboxing: z.int(),
    }),
    completeFrom: z.int(),
    adequateFrom: z.int(),
  }),
  dt4: z.strictObject({
    start: z.int(),
    keepGoods: z.strictObject({ over: z.int(), points: z.int() }),
    aftersalesRate: z.array(z.strictObject({ minOrders: z.int(), overBps: bps, points: z.int() })),
    youngAccount: z.strictObject({ days: z.int(), overCents: cents, points: z.int() }),
    reuse: z.strictObject({ own: z.int(), other: z.int() }),
    cleanOrders: z.strictObject({ from: z.int(), points: z.int() }),
    verified: z.int(),
    /** Lowest score of medium, high and critical. */
    levels: z.tuple([z.int(), z.int(), z.int()]),
  }),
  dt5: z.strictObject({
    ceilings: z.strictObject({
      partial_refund: ceiling,
      refund_only: ceiling,
      return_refund: ceiling,
      coupon_points: ceiling,
      exchange: ceiling,
      repair: ceiling,
      virtual_code: ceiling,
      unshipped_refund: ceiling,
      system_verifiable: ceiling,
    }),
    humanFromOrderCents: cents,
    humanOverKeepGoodsCents: cents,
  }),
  dt6: z.strictObject({
    base: z.record(graded, z.tuple([bps, bps, bps, bps])),
    cap: z.record(graded, bps),
    zone: z.strictObject({ primary: ratio, secondary: ratio, hidden: ratio }),
    grade: z.record(z.enum(GRADES), ratio),
    disclosure: z.strictObject({ none: ratio, vague: ratio, understated: ratio, full: ratio }),
    evidence: z.strictObject({ complete: ratio, adequate: ratio }),
    roundBps: z.int().min(1),
    minCents: cents,
    historyMinCount: z.int().min(1),
    /** Taken when the buyer has not said how bad the flaw is; the offer says so. */
    presumedSeverity: z.enum(['S1', 'S2']),
    expertOnly: z.array(graded),
  }),
  dt7: z.strictObject({
    coupon: z.strictObject({
      factor: ratio,
      roundUpCents: cents,
      minFaceCents: cents,
      maxFaceCents: cents,
      validDays: z.int(),
    }),
    points: z.strictObject({ factor: ratio, perCurrencyUnit: z.int() }),
  }),
  dt8: z.strictObject({ labelCents: cents, insuredLabelCents: cents, insuredOverCents: cents }),
  dt9: z.strictObject({ maxSubmissions: z.int(), maxReopens: z.int(), maxEvidenceAsks: z.int() }),
  dt10: z.record(
    z.enum(['S', 'A', 'B', 'C', 'D']),
    z.strictObject({ preauthDefaultCents: cents.nullable(), reviewHours: z.int().nullable() }),
  ),
  dt12: z.strictObject({ upliftBps: bps, maxRounds: z.int() }),
  dt14: z.strictObject({
    visibleAutomaticHours: z.int(),
    visibleHumanDays: z.int(),
    appealDays: z.int(),
    reopenDays: z.int(),
  }),
  dt16: z.strictObject({
    platformOmission: z.boolean(),
    missedByPlatform: z.tuple([bps, bps]),
    minConfidenceBps: bps,
  }),
  timers: z.record(z.string(), z.strictObject({ minutes: z.int(), thenState: z.string() })),
  eta: z.record(z.string(), z.strictObject({ p50Minutes: z.int(), p80Minutes: z.int() })),
});
export type RuleSet = z.infer<typeof RuleSet>;
