import type { Entry, MerchantBalances } from '../terms/ledger.ts';
import type { Cents } from '../terms/money.ts';
import { debit } from './post.ts';

/** What a merchant's accounts hold that may be taken, and this ticket's own part of the hold (2010). */
export interface Purse {
  readonly merchantId: string;
  readonly balances: MerchantBalances;
  readonly holdCents?: Cents | undefined;
}

/**
 * Takes `cents` from a merchant: what is held for this very ticket, then pending, available and
 * deposit; what is still missing becomes a receivable. No liability account goes below zero.
 */
export function recover(cents: Cents, { merchantId, balances, holdCents = 0 }: Purse): Entry[] {
  const sources = [
    ['2010', Math.min(holdCents, balances.holdCents)],
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
