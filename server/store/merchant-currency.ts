import type pg from 'pg';
import { z } from 'zod';
import type { Entry, Journal } from '../terms/ledger.ts';
import type { Currency } from '../terms/money.ts';
import { StoredCents } from './stored.ts';

/** What a merchant's deposit and available balance are booked in before anything else is known. */
export const FIRST_CURRENCY: Currency = 'CNY';

/**
 * A merchant who told no currency has that of his first order. What was told of his balances before
 * is booked anew in it, so that no recovery ever pays one currency out of another.
 */
export async function learnCurrency(
  client: pg.PoolClient,
  order: {
    readonly currency: Currency;
    readonly at: string;
    readonly merchants: readonly string[];
  },
): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    `UPDATE merchant SET currency = $1 WHERE id = ANY ($2) AND currency IS NULL RETURNING id`,
    [order.currency, order.merchants],
  );
  for (const { id } of rows)
    await redenominate(client, {
      merchantId: id,
      from: FIRST_CURRENCY,
      to: order.currency,
      at: order.at,
    });
}

interface Redenomination {
  readonly merchantId: string;
  readonly from: Currency;
  readonly to: Currency;
  readonly at: string;
}

/** Books what was told of a merchant's balances in one currency in another, amount for amount. */
export async function redenominate(client: pg.PoolClient, told: Redenomination): Promise<void> {
  const { merchantId, from, to } = told;
  if (from === to) return;
  const { rows } = await client.query(
    `SELECT account, balance_cents AS cents FROM account_balance
     WHERE party_id = $1 AND currency = $2 AND account IN ('2002', '2003') AND balance_cents > 0
     FOR UPDATE`,
    [merchantId, from],
  );
  const balances = z.array(Balance).parse(rows);
  if (balances.length === 0) return;
  const journals = [journalOf(told, from, balances), journalOf(told, to, balances)];
  await client.query('SELECT redress_post($1)', [JSON.stringify(journals)]);
}

const Balance = z.object({ account: z.enum(['2002', '2003']), cents: StoredCents });

function journalOf(
  { merchantId, from, to, at }: Redenomination,
  currency: Currency,
  balances: readonly z.infer<typeof Balance>[],
): Omit<Journal, 'orderId'> {
  const isNew = currency === to;
  const line = (account: Entry['account'], isCredit: boolean, cents: number) => ({
    account,
    debitCents: isCredit ? 0 : cents,
    creditCents: isCredit ? cents : 0,
  });
  return {
    key: `told:${merchantId}:${from}-${to}:${currency}`,
    event: 'balance_told',
    at,
    currency,
    note: `deposit and available are in ${to}`,
    entries: balances.flatMap(({ account, cents }) => [
      line('1001', !isNew, cents),
      { ...line(account, isNew, cents), partyId: merchantId },
    ]),
  };
}
