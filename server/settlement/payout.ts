import type { Entry, Journal, MerchantBalances } from '../terms/ledger.ts';
import type { Cents, Currency } from '../terms/money.ts';
import { credit, debit, journalOf } from './post.ts';

interface Matured {
  readonly at: string;
  readonly orderId: string;
  readonly itemId: string;
  readonly merchantId: string;
  readonly currency?: Currency | undefined;
  /** What the books have pending for the line. */
  readonly payableCents: Cents;
  readonly balances: MerchantBalances;
  /** 0 the first time; a line can be given money again later, such as by a coupon that expired. */
  readonly release: number;
}

/**
 * T-25 has passed: a line's payable can be withdrawn (O8-0b). A receivable of the merchant is paid
 * out of it first. Nothing where nothing is pending.
 */
export function maturityJournal(matured: Matured): Journal | undefined {
  const { orderId, itemId, merchantId, balances, release } = matured;
  const cents = Math.min(matured.payableCents, Math.max(0, balances.pendingCents));
  if (cents <= 0) return undefined;
  const owed = Math.min(cents, Math.max(0, balances.receivableCents));
  const key = `mature:${orderId}:${itemId}${release === 0 ? '' : `:${release}`}`;
  return journalOf(matured, { key, event: 'payable.matured' }, [
    debit('2001', cents, merchantId),
    credit('1101', owed, merchantId),
    credit('2002', cents - owed, merchantId),
  ]);
}

interface Withdrawn {
  readonly at: string;
  readonly payoutId: string;
  readonly merchantId: string;
  readonly cents: Cents;
  readonly currency: Currency;
  readonly balances: MerchantBalances;
}

/** A payout is confirmed (O8-0c). What was recovered from 2002 since it was sent is owed to us. */
export function payoutJournal(withdrawn: Withdrawn): Omit<Journal, 'orderId'> {
  const { payoutId, merchantId, cents, balances } = withdrawn;
  const there = Math.min(cents, Math.max(0, balances.availableCents));
  const named = { key: `payout:${payoutId}`, event: 'payout.confirmed' };
  return aside(withdrawn, named, [
    debit('2002', there, merchantId),
    debit('1101', cents - there, merchantId),
    credit('1001', cents),
  ]);
}

/** A receivable nobody paid for 180 days (O6-4). `no` counts a merchant's write-offs. */
export const writeOffJournal = (written: {
  readonly at: string;
  readonly merchantId: string;
  readonly cents: Cents;
  readonly currency: Currency;
  readonly no: number;
}): Omit<Journal, 'orderId'> =>
  aside(
    written,
    {
      key: `writeoff:${written.merchantId}:${written.currency}:${written.no}`,
      event: 'receivable.written_off',
    },
    [debit('5005', written.cents), credit('1101', written.cents, written.merchantId)],
  );

/** A journal that belongs to a merchant and to no order. */
function aside(
  about: { readonly at: string; readonly currency: Currency },
  named: { readonly key: string; readonly event: string },
  entries: readonly Entry[],
): Omit<Journal, 'orderId'> {
  const { orderId: _, ...journal } = journalOf({ ...about, orderId: '' }, named, entries);
  return journal;
}
