import { z } from 'zod';
import { CentsSchema, CurrencySchema, Id, Instant } from './primitives.ts';
import { Mandate } from './storefront.ts';

/** `PUT /v1/merchants/{id}/mandate` */
export const MandateBody = z.strictObject({
  /** The version this was made from; 0 before the first. */
  baseVersion: z.int().min(0),
  mandate: Mandate,
});
export type MandateBody = z.infer<typeof MandateBody>;

/** `GET /v1/merchants/{id}/mandate` */
export const MandateView = z.strictObject({
  merchantId: Id,
  tier: z.string(),
  /** What every amount of a mandate is in: the merchant's own currency. */
  currency: CurrencySchema,
  version: z.int(),
  /** In force now; absent while nothing was ever said. */
  mandate: Mandate.optional(),
  /** Limits must lie above `floorCents`, agreed to anyway, and up to `maxCents`; absent: not this tier's to set. */
  range: z.strictObject({ floorCents: CentsSchema, maxCents: CentsSchema }).optional(),
  /** The tier may make own rules (DT-10): longer than `noReasonDays`, which the platform's rules give. */
  ownRules: z.strictObject({ noReasonDays: z.int() }).optional(),
  history: z.array(
    z.strictObject({
      version: z.int(),
      at: Instant,
      author: z.string(),
      role: z.enum(['storefront', 'merchant', 'operator']),
      mandate: Mandate,
    }),
  ),
});
export type MandateView = z.infer<typeof MandateView>;
