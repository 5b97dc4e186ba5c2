import type { Account, Journal } from '../terms/ledger.ts';
import type { Cents } from '../terms/money.ts';
import { type Case, credit, debit, journalOf } from './post.ts';

/** The gateway has paid the buyer (O1-2). */
export const refundJournal = (about: Case, refundId: string, cents: Cents): Journal =>
  paid(about, { key: `refund:${refundId}`, event: 'refund.succeeded' }, '2004', cents);

/**
 * The buyer was paid by transfer: compensation and freight, or a refund that the gateway failed for
 * good. `paymentId` is the refund's in that case, else one of its own; it was paid once for ever.
 */
export const transferJournal = (about: Case, paymentId: string, cents: Cents): Journal =>
  paid(about, { key: `transfer:${paymentId}`, event: 'transfer.paid' }, '2004', cents);

/** What is paid on a bill: what the books owe for it, and what goes beyond that at the platform's expense. */
export interface BillPaid {
  readonly owedCents: Cents;
  readonly expenseCents: Cents;
}

/** The carrier's label is paid (O2-4). `billId`: whatever names the payment for ever. */
export const labelPaidJournal = (about: Case, billId: string, cents: BillPaid): Journal =>
  billPaid(about, { key: `label:${billId}`, event: 'freight.paid' }, ['2007', '5003'], cents);

/** The repairer or the expert is paid (O9-2). */
export const vendorPaidJournal = (about: Case, billId: string, cents: BillPaid): Journal =>
  billPaid(about, { key: `vendor:${billId}`, event: 'vendor.paid' }, ['2008', '5001'], cents);

const billPaid = (
  about: Case,
  named: { readonly key: string; readonly event: string },
  [owed, expense]: readonly [Account, Account],
  { owedCents, expenseCents }: BillPaid,
): Journal =>
  journalOf(about, named, [
    debit(owed, owedCents),
    debit(expense, expenseCents),
    credit('1001', owedCents + expenseCents),
  ]);

const paid = (
  about: Case,
  named: { readonly key: string; readonly event: string },
  owed: Account,
  cents: Cents,
): Journal => journalOf(about, named, [debit(owed, cents), credit('1001', cents)]);
