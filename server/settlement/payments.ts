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

/** The carrier's label is paid (O2-4). `labelId`: the leg's, or the settlement's. */
export const labelPaidJournal = (about: Case, labelId: string, cents: Cents): Journal =>
  paid(about, { key: `label:${labelId}`, event: 'freight.paid' }, '2007', cents);

/** The repairer or the expert is paid (O9-2). `billId`: whatever names the bill for ever. */
export const vendorPaidJournal = (about: Case, billId: string, cents: Cents): Journal =>
  paid(about, { key: `vendor:${billId}`, event: 'vendor.paid' }, '2008', cents);

const paid = (
  about: Case,
  named: { readonly key: string; readonly event: string },
  owed: Account,
  cents: Cents,
): Journal => journalOf(about, named, [debit(owed, cents), credit('1001', cents)]);
