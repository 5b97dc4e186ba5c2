import { z } from 'zod';
import { SPECIAL_FLAGS } from '../../terms/order.ts';
import { category, cents, count } from './numbers.ts';

/** The rungs of a leaf's ladder (policy §3), in the order in which they are offered. */
export const Rung = z.enum([
  'partial_refund',
  'coupon',
  'return_refund',
  'refund_only',
  'exchange',
  'resend',
  'repair',
  'appraisal',
  'regrade',
  'intercept',
  'trace',
  'code_check',
  'relist',
  'human',
  'information',
]);
export type Rung = z.infer<typeof Rung>;

/** Which clock of DT-14 a leaf's claims are judged by. */
export const Window = z.enum([
  'visible',
  'quality',
  'function',
  'authenticity',
  'not_received',
  'no_reason',
  'virtual',
  'reclaimed',
  'none',
]);
export type Window = z.infer<typeof Window>;

/** Tables of amounts; `colour` is the last line of DT-6d, `piece` the paid share of what is missing. */
export const Price = z.enum(['DT-6', 'DT-6b', 'DT-6c', 'DT-6d', 'colour', 'piece']);
export type Price = z.infer<typeof Price>;

/** What decides one leaf: its ladder, its rows of DT-16 in order, its window, whether DT-3 gates it. */
export const LeafRule = z.strictObject({
  ladder: z.array(Rung).min(1),
  liability: z.array(z.string()).min(1),
  window: Window,
  proof: z.boolean(),
  /** The table that prices the flaw where the buyer keeps the goods; absent: no table does. */
  price: Price.optional(),
});
export type LeafRule = z.infer<typeof LeafRule>;

/** DT-2. `statute` needs no confirmation; `confirmed` binds only with an explicit one (I4). */
export const Dt2 = z.strictObject({
  exclusions: z.partialRecord(
    z.enum(SPECIAL_FLAGS),
    z.strictObject({
      basis: z.enum(['statute', 'confirmed']),
      /** Whether the goods are out as such, or only once opened or used. */
      always: z.boolean(),
    }),
  ),
  /** Words in a confirmation's kind that mean the no-reason right. */
  confirmationWords: z.array(z.string()),
  expertFlags: z.array(z.enum(SPECIAL_FLAGS)),
  luxury: z.strictObject({ categories: z.array(category), fromCents: cents }),
  /** 消法 23: durable goods, whose seller proves for so long that there was no defect. */
  durable: z.strictObject({ categories: z.array(category), months: count }),
});
