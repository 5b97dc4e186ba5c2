import type pg from 'pg';
import { z } from 'zod';
import type { Account, MerchantBalances } from '../terms/ledger.ts';
import { StoredCents } from './stored.ts';

/** A merchant's balances in one currency, held still to the end of the transaction. */
export async function lockBalances(
  client: pg.PoolClient,
  { merchantId, currency }: { readonly merchantId: string; readonly currency: string },
): Promise<MerchantBalances> {
  // In the order in which a posting locks them.
  const { rows } = await client.query(
    `SELECT account, balance_cents AS cents FROM account_balance
     WHERE party_id = $1 AND currency = $2 ORDER BY account FOR UPDATE`,
    [merchantId, currency],
  );
  const balances = z.array(z.object({ account: z.string(), cents: StoredCents })).parse(rows);
  const of = (account: Account) => balances.find((one) => one.account === account)?.cents ?? 0;
  return {
    pendingCents: of('2001'),
    availableCents: of('2002'),
    depositCents: of('2003'),
    holdCents: of('2010'),
    receivableCents: of('1101'),
  };
}

/** What the books have for one line on each of these accounts of its merchant. */
export async function lineCents(
  client: pg.PoolClient,
  line: { readonly orderId: string; readonly itemId: string; readonly merchantId: string },
): Promise<{ readonly pending: number; readonly available: number }> {
  const { rows } = await client.query(
    `SELECT coalesce(sum(e.change_cents) FILTER (WHERE e.account = '2001'), 0) AS pending,
       coalesce(sum(e.change_cents) FILTER (WHERE e.account = '2002'), 0) AS available
     FROM journal j JOIN ledger_entry e ON e.journal_key = j.key
     WHERE j.order_id = $1 AND j.item_id = $2 AND e.party_id = $3`,
    [line.orderId, line.itemId, line.merchantId],
  );
  return z.object({ pending: StoredCents, available: StoredCents }).parse(rows[0]);
}

/** Posts what is not posted yet. */
export async function post(client: pg.PoolClient, journals: readonly object[]): Promise<void> {
  if (journals.length === 0) return;
  await client.query('SELECT redress_post($1)', [JSON.stringify(journals)]);
}
