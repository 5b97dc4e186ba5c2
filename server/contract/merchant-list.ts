import { z } from 'zod';
import { CurrencySchema, Id } from './primitives.ts';

/** `GET /v1/merchants`: by name; `q` is any part of the name, or how the id begins. */
export const MerchantQuery = z.strictObject({
  q: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(500).optional(),
});
export type MerchantQuery = z.infer<typeof MerchantQuery>;

export const MerchantRow = z.strictObject({
  id: Id,
  name: z.string(),
  tier: z.string(),
  /** Absent until money has moved. */
  currency: CurrencySchema.optional(),
});
export type MerchantRow = z.infer<typeof MerchantRow>;
