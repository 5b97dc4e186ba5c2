import { z } from 'zod';
import { BpsSchema, CentsSchema, CurrencySchema, Id } from './primitives.ts';

const Count = z.int().min(0);

/** `GET /v1/merchants/{id}/insight`: the last 90 days of one merchant. Names no buyer. */
export const InsightView = z.strictObject({
  merchantId: Id,
  days: z.int(),
  orders: Count,
  cases: Count,
  /** Cases of a hundred orders, as basis points; may exceed 10,000. */
  caseBps: Count,
  /** Hours from being asked to the first answer, half of them quicker; absent while nobody asked. */
  replyHours: z.number().optional(),
  /** What became of what the merchant was asked. */
  answers: z.strictObject({ agreed: Count, silent: Count, refused: Count, mandate: Count }),
  /** The shop's, that the weeks are counted by; each is named by its Monday there. */
  timeZone: z.string(),
  weeks: z.array(z.strictObject({ from: z.string(), orders: Count, cases: Count })),
  /** The most frequent first. */
  reasons: z.array(z.strictObject({ leaf: z.string(), cases: Count })),
  items: z.array(
    z.strictObject({
      item: z.string(),
      cases: Count,
      reasons: z.array(z.strictObject({ leaf: z.string(), cases: Count })),
    }),
  ),
  money: z.array(
    z.strictObject({
      currency: CurrencySchema,
      heldCents: CentsSchema,
      releasedCents: CentsSchema,
      refundedCents: CentsSchema,
    }),
  ),
  tier: z.strictObject({
    now: z.string(),
    /** What the record of these days gives at the next review. */
    byRecord: z.string(),
    faultBps: BpsSchema.or(Count),
    disputeBps: BpsSchema.or(Count),
    next: z
      .strictObject({
        tier: z.string(),
        gaps: z.array(z.strictObject({ of: z.string(), have: z.number(), need: z.number() })),
      })
      .optional(),
  }),
  /** What cases of one item have in common, that its listing might say. */
  suggestions: z.array(z.strictObject({ item: z.string(), word: z.string(), cases: Count })),
});
export type InsightView = z.infer<typeof InsightView>;
