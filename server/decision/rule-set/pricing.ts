import { z } from 'zod';
import { ACCESSORIES } from '../../terms/claim.ts';
import { GRADES } from '../../terms/order.ts';
import { bps, ceiling, cents, count, graded, ratio } from './numbers.ts';

/** DT-5: the most that is decided without a person, per risk level. */
export const Dt5 = z.strictObject({
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
    no_reason_authorisation: ceiling,
    no_reason_first_scan: ceiling,
  }),
  humanFromOrderCents: cents,
  humanOverKeepGoodsCents: cents,
});

/** DT-6: one located flaw. */
export const Dt6 = z.strictObject({
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
});

/** DT-6b: one, two, three or more steps below the label. */
export const Dt6b = z.strictObject({
  bps: z.record(graded, z.tuple([bps, bps, bps])),
  returnFromSteps: count,
});

/** DT-6c: what each missing accessory is worth. */
export const Dt6c = z.record(
  z.enum(ACCESSORIES),
  z.strictObject({ bps, maxCents: cents.nullable() }),
);

/** DT-6d: configuration below the listing. */
export const Dt6d = z.strictObject({
  battery: z.strictObject({ bpsPerPoint: bps, maxBps: bps, returnOverPoints: count }),
  storageStepBps: bps,
  memoryStepBps: bps,
  colour: z.strictObject({ lightBps: bps, plainBps: bps }),
});

/** Spoiled share of fresh goods up to the first figure pays the second. */
export const Dt6f = z.strictObject({ spoiled: z.array(z.tuple([bps, bps])) });

export const Dt7 = z.strictObject({
  coupon: z.strictObject({
    factor: ratio,
    roundUpCents: cents,
    minFaceCents: cents,
    maxFaceCents: cents,
    validDays: z.int(),
  }),
  points: z.strictObject({ factor: ratio, perCurrencyUnit: z.int() }),
});

/** DT-7b: coupons of goodwill, where no cash is due. */
export const Dt7b = z.strictObject({
  late: z.strictObject({
    overHours: count,
    bps,
    roundUpCents: cents,
    minCents: cents,
    maxCents: cents,
  }),
  reply: z.strictObject({ overHours: count, cents }),
  conflict: z.strictObject({ bps, maxCents: cents }),
  validDays: count,
  transitDays: count,
});

export const Dt8 = z.strictObject({
  labelCents: cents,
  insuredLabelCents: cents,
  insuredOverCents: cents,
  bothLegsCents: cents,
  insurance: z.strictObject({ pickUpMaxCents: cents, selfShipCents: cents }),
});
