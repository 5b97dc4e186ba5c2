import type { Settle } from '../../server/settlement/settle.ts';
import type { Entry, MerchantBalances } from '../../server/terms/ledger.ts';
import type { Liability, RemedyTerms } from '../../server/terms/verdict.ts';

export const AT = '2026-11-05T12:30:00.000Z';
export const about = {
  at: AT,
  ticketId: 't1',
  orderId: 'o1',
  itemId: '1',
  currency: 'CNY',
} as const;

export const balances = (changes: Partial<MerchantBalances> = {}): MerchantBalances => ({
  pendingCents: 0,
  availableCents: 0,
  depositCents: 0,
  holdCents: 0,
  receivableCents: 0,
  ...changes,
});

export const liable = (merchantBps: number, platformBps = 0, carrierBps = 0): Liability => ({
  merchantBps,
  platformBps,
  carrierBps,
  buyerBps: 0,
  basis: 'L14',
  confidenceBps: 9_000,
});

export const CONSIGNOR = liable(10_000);

export const refundOf = (amountCents: number, more: Partial<RemedyTerms> = {}): RemedyTerms => ({
  remedy: 'refund_only',
  amountCents,
  ...more,
});

export const settleOf = (changes: Partial<Settle> & Pick<Settle, 'terms'>): Settle => ({
  ...about,
  round: 1,
  merchantId: 'C1',
  commissionBps: 1_000,
  liability: CONSIGNOR,
  balances: balances({ pendingCents: 100_000_000 }),
  pointsCents: 0,
  ...changes,
});

/** `2001 56700` is a debit, `2004 -63000` a credit; in the order of the accounts, as print has none. */
export const printed = (entries: readonly Entry[]): string[] =>
  entries.map((e) => `${e.account} ${e.debitCents > 0 ? e.debitCents : -e.creditCents}`).sort();
