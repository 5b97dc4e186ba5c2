import type { Account, Journal, MerchantBalances } from '../terms/ledger.ts';
import type { LineSettled } from './commission.ts';

const KEPT: Partial<Readonly<Record<Account, keyof MerchantBalances>>> = {
  '2001': 'pendingCents',
  '2002': 'availableCents',
  '2003': 'depositCents',
  '2010': 'holdCents',
  '1101': 'receivableCents',
};

/** A merchant's balances once these journals are posted, too: nothing is taken twice in one turn. */
export function balancesAfter(
  before: MerchantBalances,
  merchantId: string,
  journals: readonly Journal[],
): MerchantBalances {
  const after = { ...before };
  for (const { account, partyId, debitCents, creditCents } of journals.flatMap((j) => j.entries)) {
    const kept = partyId === merchantId ? KEPT[account] : undefined;
    if (kept)
      after[kept] += account === '1101' ? debitCents - creditCents : creditCents - debitCents;
  }
  return after;
}

/** What was settled of a line once these journals of it are posted, too. */
export const settledAfter = (
  { paidCents, merchantCents, reversedCents }: LineSettled,
  journals: readonly Pick<Journal, 'settled'>[],
): LineSettled => ({
  paidCents,
  merchantCents: journals.reduce((sum, j) => sum + (j.settled?.merchantCents ?? 0), merchantCents),
  reversedCents: journals.reduce((sum, j) => sum + (j.settled?.reversedCents ?? 0), reversedCents),
});
