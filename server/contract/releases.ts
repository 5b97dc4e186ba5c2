import { z } from 'zod';
import { CentsSchema, CurrencySchema, Id, Instant } from './primitives.ts';

export const RELEASE_ACTIONS = ['ask', 'confirm', 'refuse'] as const;

/** Pending money of a merchant whose payouts are made by hand (DT-10); `next` is what the caller may do with it now. */
export const HeldLineView = z.strictObject({
  orderId: Id,
  itemId: Id,
  merchantId: Id,
  merchantName: z.string(),
  title: z.string(),
  currency: CurrencySchema,
  cents: CentsSchema,
  /** When T-25 is over; absent while nothing is delivered. */
  freeAt: Instant.optional(),
  /** No case is open on it. */
  quiet: z.boolean(),
  asked: z
    .strictObject({
      by: z.string(),
      byName: z.string().optional(),
      at: Instant,
      reason: z.string(),
    })
    .optional(),
  next: z.array(z.enum(RELEASE_ACTIONS)),
});
export type HeldLineView = z.infer<typeof HeldLineView>;

export const HeldQuery = z.strictObject({ merchantId: Id.optional() });

/** At most 100, the oldest order first. */
export const HeldPage = z.strictObject({ items: z.array(HeldLineView) });

/** `POST /v1/releases`: one proposes with a reason, somebody else confirms or refuses. */
export const ReleaseBody = z.strictObject({
  orderId: Id,
  itemId: Id,
  action: z.enum(RELEASE_ACTIONS),
  reason: z.string().min(1).max(500).optional(),
});
