import { z } from 'zod';
import { PAYOUT_STAGES } from '../terms/payout.ts';
import { CentsSchema, CurrencySchema, Id, Instant } from './primitives.ts';

const Stage = z.enum(PAYOUT_STAGES);
export const PAYOUT_DECISIONS = ['approve', 'reject', 'cancel'] as const;

/** A merchant's withdrawal of what is available; `next` is what the caller may do with it now. */
export const PayoutView = z.strictObject({
  id: Id,
  merchantId: Id,
  merchantName: z.string().optional(),
  currency: CurrencySchema,
  cents: CentsSchema,
  stage: Stage,
  reason: z.string().optional(),
  requestedAt: Instant,
  requestedBy: z.string(),
  decidedBy: z.string().optional(),
  updatedAt: Instant,
  next: z.array(z.enum(PAYOUT_DECISIONS)),
});
export type PayoutView = z.infer<typeof PayoutView>;

/** `POST /v1/payouts`. A merchant asks for their own; the platform's people name whose. */
export const PayoutBody = z.strictObject({
  clientId: z.uuid(),
  cents: CentsSchema.min(1),
  currency: CurrencySchema.optional(),
  merchantId: Id.optional(),
});

export const PayoutActionBody = z.strictObject({
  action: z.enum(PAYOUT_DECISIONS),
  reason: z.string().min(1).max(500).optional(),
});

export const PayoutQuery = z.strictObject({
  merchantId: Id.optional(),
  stage: Stage.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(500).optional(),
});
export type PayoutQuery = z.infer<typeof PayoutQuery>;

export const PayoutPage = z.strictObject({
  items: z.array(PayoutView),
  nextCursor: z.string().nullable(),
});

/** `PUT /v1/merchants/{id}/preauth` */
export const PreauthBody = z.strictObject({ preauthCents: CentsSchema.nullable() });

/** `GET /v1/merchants/{id}/money`: a merchant's accounts, one row for each currency. */
export const MerchantMoney = z.strictObject({
  merchantId: Id,
  merchantName: z.string(),
  tier: z.string(),
  /** Up to so much is refunded in the merchant's name without asking; absent: the tier's own limit. */
  preauthCents: CentsSchema.optional(),
  /** DT-13: what the last monthly review asks a seller of codes to leave with the platform. */
  requiredDepositCents: CentsSchema.optional(),
  /** Why nothing new may be listed: the tier, or what is owed; absent where it may. */
  listingStopped: z.enum(['tier', 'debt']).optional(),
  items: z.array(
    z.strictObject({
      currency: CurrencySchema,
      pendingCents: CentsSchema,
      availableCents: CentsSchema,
      depositCents: CentsSchema,
      /** Frozen for open cases. */
      holdCents: CentsSchema,
      /** What the merchant owes; while it is above zero nothing is paid out. */
      receivableCents: CentsSchema,
      /** Asked for and not paid yet. */
      requestedCents: CentsSchema,
      withdrawableCents: CentsSchema,
    }),
  ),
});
export type MerchantMoney = z.infer<typeof MerchantMoney>;
