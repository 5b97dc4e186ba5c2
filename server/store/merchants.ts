import type pg from 'pg';
import { z } from 'zod';
import type { Journal } from '../terms/ledger.ts';
import { CURRENCIES, type Currency } from '../terms/money.ts';
import type { Merchant } from '../terms/order.ts';
import type { Clock } from '../turn/ports.ts';
import { tellMandate } from './mandates.ts';
import { FIRST_CURRENCY, redenominate } from './merchant-currency.ts';
import { orAbsent, StoredCents } from './stored.ts';
import { inTransaction, lockThing } from './transaction.ts';

/**
 * Writes a merchant. What the storefront says of deposit and available balance is booked as the
 * difference to what it said before, so that a balance is always the sum of its entries and what
 * was recovered here is not given back by the same word told again.
 */
export async function putMerchant(
  pool: pg.Pool,
  clock: Clock,
  told: { readonly merchant: Merchant; readonly mandate?: unknown },
): Promise<void> {
  const { merchant, mandate } = told;
  await inTransaction(pool, async (client) => {
    await lockThing(client, `merchant ${merchant.id}`);
    const before = await readTold(client, merchant.id);
    const available = merchant.availableCents ?? before.available;
    const booked = before.currency ?? FIRST_CURRENCY;
    const currency = merchant.currency ?? booked;
    const at = clock.now();
    await redenominate(client, { merchantId: merchant.id, from: booked, to: currency, at });
    const changes = [
      { account: '2003', changeCents: merchant.depositCents - before.deposit },
      { account: '2002', changeCents: available - before.available },
    ] as const;
    const journals: Omit<Journal, 'orderId'>[] = [];
    for (const change of changes) {
      const journal = await bookChange(client, {
        at,
        currency,
        merchantId: merchant.id,
        revision: before.revision,
        ...change,
      });
      if (journal) journals.push(journal);
    }
    await client.query(UPSERT, [
      merchant.id,
      merchant.name,
      merchant.tier,
      JSON.stringify(merchant),
      merchant.depositCents,
      available,
      at,
      merchant.currency ?? before.currency ?? null,
    ]);
    await tellMandate(client, { merchantId: merchant.id, mandate, at });
    await client.query('SELECT redress_post($1)', [JSON.stringify(journals)]);
  });
}

/** The same word told again changes nothing of what the monthly review found (DT-10). */
const TIER_NOW = `CASE WHEN merchant.told_tier IS DISTINCT FROM $3 THEN $3 ELSE merchant.tier END`;

const UPSERT = `
  INSERT INTO merchant (id, name, tier, told_tier, body, told_deposit_cents, told_available_cents,
    updated_at, currency, known_since)
  VALUES ($1, $2, $3, $3, $4, $5, $6, $7, $8, $7)
  ON CONFLICT (id) DO UPDATE SET name = $2, told_tier = $3, tier = ${TIER_NOW},
    body = ($4::jsonb || jsonb_strip_nulls(jsonb_build_object('tier', ${TIER_NOW},
      'preauthCents', merchant.own_preauth_cents)))::json,
    told_deposit_cents = $5, told_available_cents = $6, updated_at = $7, currency = $8,
    revision = merchant.revision + 1`;

const Told = z.object({
  deposit: StoredCents,
  available: StoredCents,
  revision: z.int(),
  currency: orAbsent(z.enum(CURRENCIES)),
});

async function readTold(client: pg.PoolClient, id: string): Promise<z.infer<typeof Told>> {
  const { rows } = await client.query(
    `SELECT told_deposit_cents AS deposit, told_available_cents AS available,
       revision + 1 AS revision, currency
     FROM merchant WHERE id = $1`,
    [id],
  );
  return rows[0]
    ? Told.parse(rows[0])
    : { deposit: 0, available: 0, revision: 0, currency: undefined };
}

interface BalanceChange {
  readonly at: string;
  readonly currency: Currency;
  readonly merchantId: string;
  readonly account: '2002' | '2003';
  readonly changeCents: number;
  readonly revision: number;
}

/** A journal of the change; it takes away no more than is still there. */
async function bookChange(
  client: pg.PoolClient,
  change: BalanceChange,
): Promise<Omit<Journal, 'orderId'> | undefined> {
  const { merchantId, account, changeCents, revision, at, currency } = change;
  const cents =
    changeCents < 0 ? -Math.min(-changeCents, await balanceOf(client, change)) : changeCents;
  if (cents === 0) return undefined;
  const amount = Math.abs(cents);
  const debit = { debitCents: amount, creditCents: 0 };
  const credit = { debitCents: 0, creditCents: amount };
  return {
    key: `told:${merchantId}:${account}:${revision}`,
    event: 'balance_told',
    at,
    currency,
    note: account === '2003' ? 'deposit as the storefront told it' : 'available as told',
    entries: [
      { account: '1001', ...(cents > 0 ? debit : credit) },
      { account, partyId: merchantId, ...(cents > 0 ? credit : debit) },
    ],
  };
}

async function balanceOf(
  client: pg.PoolClient,
  { account, merchantId, currency }: BalanceChange,
): Promise<number> {
  const { rows } = await client.query(
    `SELECT balance_cents AS cents FROM account_balance
     WHERE account = $1 AND party_id = $2 AND currency = $3 AND slot = 0 FOR UPDATE`,
    [account, merchantId, currency],
  );
  return rows[0] ? z.object({ cents: StoredCents }).parse(rows[0]).cents : 0;
}
