import { z } from 'zod';
import { Dt3, Dt4, Dt9, Dt10, Dt11, Dt13, Dt14, Dt15, Dt16 } from './conduct.ts';
import { Dt2, LeafRule } from './leaves.ts';
import { bps, category, cents, count } from './numbers.ts';
import { Pack } from './packs.ts';
import { Dt5, Dt6, Dt6b, Dt6c, Dt6d, Dt6f, Dt7, Dt7b, Dt8 } from './pricing.ts';

/** What sets that were published before said twice: a watched merchant's further days are DT-10's. */
function withoutRetired(payout: unknown): unknown {
  if (typeof payout !== 'object' || payout === null) return payout;
  const { tierCExtraDays: _, ...rest } = payout as Record<string, unknown>;
  return rest;
}

/** One version of the policy: every number an operator may change. Validated before it is in force. */
export const RuleSet = z.strictObject({
  version: z.string(),
  validFrom: z.iso.datetime(),
  author: z.string(),
  timeZone: z.string(),
  /** Leaves whose flaw is priced by where it is (DT-6): the part is asked for first. */
  decides: z.array(z.string()),
  /** The taxonomy's deciding half, by leaf code; a leaf that is not here goes to a person. */
  leaves: z.record(z.string(), LeafRule),
  dt2: Dt2,
  dt3: Dt3,
  dt4: Dt4,
  dt5: Dt5,
  dt6: Dt6,
  dt6b: Dt6b,
  dt6c: Dt6c,
  dt6d: Dt6d,
  dt6f: Dt6f,
  /** More flaws than this on one item: the return is what is recommended. */
  flaws: z.strictObject({ returnOver: count }),
  dt7: Dt7,
  dt7b: Dt7b,
  dt8: Dt8,
  dt9: Dt9,
  dt10: Dt10,
  /** A refusal that was later overturned weighs so much in the fault rate. */
  dt10overturned: z.strictObject({ weight: count }),
  dt11: Dt11,
  dt12: z.strictObject({ upliftBps: bps, maxRounds: z.int() }),
  dt13: Dt13,
  dt14: Dt14,
  dt15: Dt15,
  dt16: Dt16,
  /** E23: a return that costs more than it is worth is not asked for. */
  returnless: z.strictObject({ paidMaxCents: cents, freightOverBps: bps }),
  /** T-10 and E18. */
  /** E29: refusals of the gateway before a person takes a refund over. */
  gateway: z.strictObject({ maxFailures: count }),
  jury: z.strictObject({
    seats: count,
    /** Of the seats; sets that were published before it was said mean five. */
    experts: count.default(5),
    votes: count,
    belowCents: cents,
  }),
  /** §6: what of a sale's commission goes back with it; sets that were published before it was said mean the first. */
  commission: z.enum(['pro_rata', 'none', 'full']).default('pro_rata'),
  /** T-25. */
  payout: z.preprocess(
    withoutRetired,
    z.strictObject({
      physicalDays: count,
      luxuryDays: count,
      luxuryCategories: z.array(category),
      virtualDays: count,
      virtualNewDays: count,
    }),
  ),
  packs: z.strictObject({ CN: Pack, EU: Pack, US: Pack }),
  timers: z.record(z.string(), z.strictObject({ minutes: z.int(), thenState: z.string() })),
  eta: z.record(z.string(), z.strictObject({ p50Minutes: z.int(), p80Minutes: z.int() })),
});
export type RuleSet = z.infer<typeof RuleSet>;
