import type { Entry, MerchantBalances } from '../terms/ledger.ts';
import type { Cents } from '../terms/money.ts';
import { debit } from './post.ts';

/**
 * Takes `cents` from a merchant: pending, then available, then deposit, and what is still missing
 * becomes a receivable. No liability account goes below zero.
 */
export function recover(cents: Cents, merchantId: string, balances: MerchantBalances): Entry[] {
  const sources = [
    ['2001', balances.pendingCents],
    ['2002', balances.availableCents],
    ['2003', balances.depositCents],
  ] as const;
  let left = cents;
  const entries: Entry[] = [];
  for (const [account, held] of sources) {
    const taken = Math.min(left, Math.max(0, held));
    entries.push(debit(account, taken, merchantId));
    left -= taken;
  }
  entries.push(debit('1101', left, merchantId));
  return entries.filter((entry) => entry.debitCents > 0);
}
