import { z } from 'zod';
import { CURRENCIES } from '../terms/money.ts';
import { PAYOUT_STAGES } from '../terms/payout.ts';
import { orAbsent, StoredCents, StoredInstant } from './stored.ts';

export const PAYOUT_COLUMNS = `id, merchant_id AS "merchantId", currency, cents, stage, reason,
  requested_at AS "requestedAt", requested_by AS "requestedBy", decided_by AS "decidedBy",
  updated_at AS "updatedAt",
  (SELECT name FROM merchant WHERE merchant.id = payout.merchant_id) AS "merchantName"`;

/** A payout as it is stored. */
export const PayoutRow = z.object({
  id: z.string(),
  merchantId: z.string(),
  merchantName: orAbsent(z.string()),
  currency: z.enum(CURRENCIES),
  cents: StoredCents,
  stage: z.enum(PAYOUT_STAGES),
  reason: orAbsent(z.string()),
  requestedAt: StoredInstant,
  requestedBy: z.string(),
  decidedBy: orAbsent(z.string()),
  updatedAt: StoredInstant,
});
export type Payout = z.infer<typeof PayoutRow>;
