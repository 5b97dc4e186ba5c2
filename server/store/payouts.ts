import type pg from 'pg';
import { z } from 'zod';
import type { nextPayoutStage, PayoutStage, payoutJournal } from '../settlement/payout.ts';
import { type Cents, CURRENCIES, type Currency } from '../terms/money.ts';
import { Refused } from '../terms/refused.ts';
import { lockBalances, post } from './line-money.ts';
import { StoredCents } from './stored.ts';
import { inTransaction, lockThing } from './transaction.ts';

export interface PayoutBooks {
  readonly next: typeof nextPayoutStage;
  readonly confirmed: typeof payoutJournal;
}

interface PayoutRequest {
  readonly id: string;
  readonly merchantId: string;
  readonly currency: Currency;
  readonly cents: Cents;
  readonly at: string;
}

/** Withdrawals: requested → approved → sent → confirmed; the last one is booked (2002 → 1001). */
export const createPayouts = (pool: pg.Pool, books: PayoutBooks) => ({
  /** Refused beyond what is available and not asked for yet, or while the merchant owes us. */
  request: (asked: PayoutRequest): Promise<void> =>
    inTransaction(pool, (client) => request(client, asked)),

  /** One stage further; answers the new stage. */
  advance: (payoutId: string, at: string): Promise<PayoutStage> =>
    inTransaction(pool, (client) => advance(client, books, { payoutId, at })),
});

async function request(client: pg.PoolClient, asked: PayoutRequest): Promise<void> {
  const { id, merchantId, currency, cents, at } = asked;
  await lockThing(client, `merchant ${merchantId}`);
  const { availableCents, receivableCents } = await lockBalances(client, asked);
  const { rows } = await client.query(
    `SELECT coalesce(sum(cents), 0) AS cents FROM payout
     WHERE merchant_id = $1 AND currency = $2 AND stage <> 'confirmed'`,
    [merchantId, currency],
  );
  const waiting = StoredCents.parse(rows[0]?.cents);
  if (receivableCents > 0)
    throw new Refused('validation_failed', `the merchant owes ${receivableCents}`);
  if (cents > availableCents - waiting)
    throw new Refused('validation_failed', `${availableCents - waiting} can be withdrawn`);
  await client.query(
    `INSERT INTO payout (id, merchant_id, currency, cents, requested_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $5)`,
    [id, merchantId, currency, cents, at],
  );
}

const PayoutRow = z.object({
  merchantId: z.string(),
  currency: z.enum(CURRENCIES),
  cents: StoredCents,
  stage: z.enum(['requested', 'approved', 'sent', 'confirmed']),
});

async function advance(
  client: pg.PoolClient,
  books: PayoutBooks,
  { payoutId, at }: { readonly payoutId: string; readonly at: string },
): Promise<PayoutStage> {
  const { rows } = await client.query(
    `SELECT merchant_id AS "merchantId", currency, cents, stage FROM payout WHERE id = $1 FOR UPDATE`,
    [payoutId],
  );
  if (!rows[0]) throw new Refused('not_found', 'there is no such payout');
  const { stage, ...payout } = PayoutRow.parse(rows[0]);
  const balances = await lockBalances(client, payout);
  const next = books.next(stage, balances);
  if (next === 'done') return stage;
  if (next === 'blocked')
    throw new Refused('validation_failed', `the merchant owes ${balances.receivableCents}`);
  if (next === 'confirmed')
    await post(client, [books.confirmed({ at, payoutId, balances, ...payout })]);
  await client.query(`UPDATE payout SET stage = $2, updated_at = $3 WHERE id = $1`, [
    payoutId,
    next,
    at,
  ]);
  return next;
}
