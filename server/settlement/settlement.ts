import type { Account, Journal } from '../terms/ledger.ts';
import type { Cents } from '../terms/money.ts';
import type { RemedyTerms } from '../terms/verdict.ts';
import { outboundJournals, outboundParts } from './outbound.ts';
import { credit, debit, journalOf } from './post.ts';
import { cashOf, extrasIn, type Settle, settlementJournal } from './settle.ts';

/** A settlement as the case carries it out. */
export interface Settlement {
  /** Posted together, in this order. */
  readonly journals: readonly Journal[];
  /** What the gateway gives back of the original payment: of the line's price, and of the freight. */
  readonly refundCents: Cents;
  readonly freightBackCents: Cents;
  /** What goes to the buyer by transfer: never more than the payment through the gateway (O6-3, O8). */
  readonly transferCents: Cents;
  /** What is claimed from the carrier (1102); the carrier's answer clears exactly this. */
  readonly carrierCents: Cents;
  /** What is now owed to a carrier for labels (2007), and to a repairer or expert (2008). */
  readonly freightCents: Cents;
  readonly vendorCents: Cents;
  /** What is left of this ticket's hold, to be released. */
  readonly holdLeftCents: Cents;
}

/** Everything that a decided settlement posts, and the cash that leaves by each way. */
export function settlement(settle: Settle): Settlement {
  const main = settlementJournal(settle);
  const offset = labelOffsetJournal(settle);
  const cash = cashOf(settle.terms) - offsetOf(settle.terms);
  const refundCents = Math.min(cash, Math.max(0, settle.refundableCents ?? cash));
  const way = outboundParts(settle);
  const freightBackCents = Math.min(
    way.ownCents + way.othersCents,
    Math.max(0, settle.freightRoomCents ?? 0),
  );
  const toBuyer = extrasIn(settle)
    .filter(({ to }) => to === 'buyer')
    .reduce((sum, { cents }) => sum + cents, 0);
  const debited = (account: Account): Cents =>
    main.entries
      .filter((entry) => entry.account === account)
      .reduce((sum, { debitCents }) => sum + debitCents, 0);
  const journals = [
    ...(main.entries.length > 0 ? [main] : []),
    ...(offset ? [offset] : []),
    ...outboundJournals(settle, main),
  ];
  const credited = (account: Account): Cents =>
    journals
      .flatMap(({ entries }) => entries)
      .filter((entry) => entry.account === account)
      .reduce((sum, { creditCents }) => sum + creditCents, 0);
  return {
    journals,
    refundCents,
    freightBackCents,
    transferCents: cash - refundCents + toBuyer + way.othersCents - freightBackCents,
    carrierCents: debited('1102'),
    freightCents: credited('2007'),
    vendorCents: credited('2008'),
    holdLeftCents: (settle.holdCents ?? 0) - debited('2010'),
  };
}

/** The label the buyer agreed to have taken off his refund, as far as the refund reaches. */
const offsetOf = (terms: RemedyTerms): Cents =>
  terms.freight?.payer === 'buyer' && terms.freight.offset
    ? Math.min(terms.freight.labelCents, cashOf(terms))
    : 0;

/** O2-2: with the buyer's consent his label is paid out of his refund; what that cannot bear is ours. */
export function labelOffsetJournal(settle: Settle): Journal | undefined {
  const { freight } = settle.terms;
  if (freight?.payer !== 'buyer' || !freight.offset || freight.labelCents === 0) return undefined;
  const offset = offsetOf(settle.terms);
  return journalOf(
    settle,
    { key: `offset:${settle.ticketId}:${settle.round}`, event: 'freight.offset' },
    [
      debit('2004', offset),
      debit('5003', freight.labelCents - offset),
      credit('2007', freight.labelCents),
    ],
  );
}
