import { z } from 'zod';
import { SPECIAL_FLAGS } from '../../terms/order.ts';
import { bps, cents, count } from './numbers.ts';
import { Dt5, Dt6c, Dt7b, Dt8 } from './pricing.ts';

const preauth = z.tuple([cents.nullable(), cents.nullable(), cents.nullable()]);

/** The figures that a market with another currency has of its own. */
const Tables = z.strictObject({
  luxuryFromCents: cents.optional(),
  dt5: Dt5.optional(),
  minCents: cents.optional(),
  dt6c: Dt6c.optional(),
  dt7Coupon: z.strictObject({ minFaceCents: cents, maxFaceCents: cents }).optional(),
  dt7b: Dt7b.optional(),
  dt8: Dt8.optional(),
  /** Default, lowest and highest pre-authorisation of each tier. */
  preauth: z
    .strictObject({ S: preauth, A: preauth, B: preauth, C: preauth, D: preauth })
    .optional(),
  youngOverCents: cents.optional(),
  inspectionR2MaxCents: cents.optional(),
  returnlessPaidMaxCents: cents.optional(),
  counterfeitMinCents: cents.optional(),
  liabilitySmallCents: cents.optional(),
  juryBelowCents: cents.optional(),
});

/** One legal pack (policy §1.2). */
export const Pack = z.strictObject({
  timeZone: z.string(),
  noReason: z.strictObject({
    basis: z.enum(['statute', 'policy']),
    days: count,
    /** Counted from the item's own parcel, or from the last of the order. */
    from: z.enum(['signing', 'last_item']),
    /** Added where the buyer was never told of the right. */
    notInformedMonths: count,
    /** The exclusions of DT-2 that the market's law knows; all of them where absent. */
    exclusions: z.array(z.enum(SPECIAL_FLAGS)).optional(),
  }),
  refundDays: count,
  refundOutbound: z.boolean(),
  restockingBps: bps,
  /** A downloaded or revealed code is out only with prior express consent (EU Art. 16). */
  digitalNeedsConsent: z.boolean(),
  mustOffer: z.array(
    z.enum([
      'purchase_confirmation',
      'withdrawal_function',
      'withdrawal_acknowledgement',
      'clear_return_policy',
    ]),
  ),
  tables: Tables,
});
export type Pack = z.infer<typeof Pack>;
