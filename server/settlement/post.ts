import type { Account, Entry } from '../terms/ledger.ts';
import type { Cents } from '../terms/money.ts';

export const debit = (account: Account, cents: Cents, partyId?: string): Entry => ({
  account,
  ...(partyId !== undefined && { partyId }),
  debitCents: cents,
  creditCents: 0,
});

export const credit = (account: Account, cents: Cents, partyId?: string): Entry => ({
  account,
  ...(partyId !== undefined && { partyId }),
  debitCents: 0,
  creditCents: cents,
});

/** Drops the lines that move nothing and proves that the rest balances. */
export function balanced(entries: readonly Entry[]): Entry[] {
  const lines = entries.filter((entry) => entry.debitCents > 0 || entry.creditCents > 0);
  const difference = lines.reduce((sum, e) => sum + e.debitCents - e.creditCents, 0);
  if (difference !== 0) throw new Error(`journal is off by ${difference}`);
  if (
    lines.some((e) => !Number.isSafeInteger(e.debitCents) || !Number.isSafeInteger(e.creditCents))
  )
    throw new Error('journal holds a fraction');
  return lines;
}
