import { carrierClaimJournal } from '../../server/settlement/carrier-claim.ts';
import { commissionOn } from '../../server/settlement/commission.ts';
import { couponExpiredJournal } from '../../server/settlement/coupon.ts';
import { freezeJournal, type Held, releaseJournal } from '../../server/settlement/hold.ts';
import { contestedOf, payableOf } from '../../server/settlement/payable.ts';
import { refundJournal, transferJournal } from '../../server/settlement/payments.ts';
import { maturityJournal, payoutJournal } from '../../server/settlement/payout.ts';
import { payoutRefusal } from '../../server/settlement/payout-stages.ts';
import type { Settle } from '../../server/settlement/settle.ts';
import { settlement } from '../../server/settlement/settlement.ts';
import { saleJournal } from '../../server/store/order-lines.ts';
import type { Entry } from '../../server/terms/ledger.ts';
import { item, order } from '../store/world.ts';
import type { Books } from './books.ts';
import { AT, liable, refundOf } from './cases.ts';

/** One sale as the properties live through it. */
export interface Sold {
  readonly id: string;
  readonly merchantId: string;
  readonly paidCents: number;
  readonly commissionBps: number;
  merchantCents: number;
  reversedCents: number;
  refundedCents: number;
  matured: boolean;
  hold: Held | undefined;
  cases: number;
  carrierCents: number;
  owed: { readonly id: string; readonly cents: number; readonly byTransfer: boolean }[];
  coupon:
    | { readonly id: string; readonly cents: number; readonly lines: readonly Entry[] }
    | undefined;
}

export function sell(
  books: Books,
  sale: Pick<Sold, 'id' | 'merchantId' | 'paidCents' | 'commissionBps'>,
): Sold {
  const { id, ...line } = sale;
  books.post(saleJournal(order({ id }), item(line)));
  return {
    ...sale,
    merchantCents: 0,
    reversedCents: 0,
    refundedCents: 0,
    matured: false,
    hold: undefined,
    cases: 0,
    carrierCents: 0,
    owed: [],
    coupon: undefined,
  };
}

const about = (sold: Sold) => ({
  at: AT,
  ticketId: `${sold.id}-${sold.cases}`,
  orderId: sold.id,
  itemId: '1',
  currency: 'CNY' as const,
  merchantId: sold.merchantId,
});

export function freeze(books: Books, sold: Sold, share: number): void {
  if (sold.hold) return;
  sold.cases += 1;
  const disputed = Math.floor(sold.paidCents * share);
  const cents =
    share > 0.9
      ? payableOf(sold, sold.commissionBps)
      : contestedOf(disputed, sold, sold.commissionBps);
  const balances = books.balances(sold.merchantId);
  const frozen = freezeJournal({ ...about(sold), step: 1, cents, matured: sold.matured, balances });
  if (!frozen) return;
  books.post(frozen.journal);
  sold.hold = frozen.hold;
}

export interface Decided {
  readonly share: number;
  readonly split: readonly [merchant: number, platform: number, carrier: number];
  readonly extra: number;
  readonly kind: 'cash' | 'coupon';
  readonly rule: NonNullable<Settle['commission']>;
}

export function settle(books: Books, sold: Sold, decided: Decided): void {
  if (!sold.hold) sold.cases += 1;
  const amountCents = Math.floor((sold.paidCents - sold.refundedCents) * decided.share);
  const isCoupon = decided.kind === 'coupon' && amountCents > 0 && sold.coupon === undefined;
  const terms = isCoupon
    ? {
        remedy: 'coupon' as const,
        amountCents: 0,
        cashEquivalentCents: amountCents,
        coupon: { faceCents: Math.ceil(amountCents * 1.2), validDays: 90, thresholdCents: 0 },
      }
    : refundOf(amountCents, { compensationCents: decided.extra });
  const done = settlement({
    ...about(sold),
    round: 1,
    commissionBps: sold.commissionBps,
    commission: decided.rule,
    terms,
    liability: liable(...decided.split),
    carrier: { limitCents: Math.floor(amountCents / 2), bookedBy: 'consignor' },
    balances: books.balances(sold.merchantId),
    line: sold,
    holdCents: sold.hold?.cents,
    pointsCents: 0,
    refundableCents: sold.paidCents - sold.refundedCents,
  });
  for (const journal of done.journals) {
    books.post(journal);
    sold.merchantCents += journal.settled?.merchantCents ?? 0;
    sold.reversedCents += journal.settled?.reversedCents ?? 0;
    for (const { account, debitCents } of journal.entries)
      if (account === '1102') sold.carrierCents += debitCents;
  }
  const { ticketId } = about(sold);
  if (isCoupon && done.journals[0])
    sold.coupon = {
      id: ticketId,
      cents: terms.coupon?.faceCents ?? 0,
      lines: done.journals[0].entries,
    };
  sold.refundedCents += done.refundCents;
  if (done.refundCents > 0)
    sold.owed.push({ id: `r-${ticketId}`, cents: done.refundCents, byTransfer: false });
  if (done.transferCents > 0)
    sold.owed.push({ id: `p-${ticketId}`, cents: done.transferCents, byTransfer: true });
  if (sold.hold) sold.hold = { ...sold.hold, cents: done.holdLeftCents };
  release(books, sold);
}

export function release(books: Books, sold: Sold): void {
  if (!sold.hold) return;
  const journal = releaseJournal({ ...about(sold), step: 1, hold: sold.hold });
  if (journal) books.post(journal);
  sold.hold = undefined;
}

/** The gateway pays; one that failed for good is paid by transfer under the refund's own id. */
export function pay(books: Books, sold: Sold, failed: boolean): void {
  const owed = sold.owed.shift();
  if (!owed) return;
  const byTransfer = owed.byTransfer || failed;
  books.post((byTransfer ? transferJournal : refundJournal)(about(sold), owed.id, owed.cents));
}

export function mature(books: Books, sold: Sold): void {
  if (sold.hold || sold.matured) return;
  const payableCents = payableOf(sold, sold.commissionBps);
  const balances = books.balances(sold.merchantId);
  const journal = maturityJournal({ ...about(sold), payableCents, balances, release: 0 });
  if (journal) books.post(journal);
  sold.matured = true;
}

export function payOut(books: Books, merchantId: string, payoutId: string, share: number): void {
  const balances = books.balances(merchantId);
  const cents = Math.floor(balances.availableCents * share);
  if (cents === 0 || payoutRefusal({ cents, balances, waitingCents: 0 })) return;
  books.post(payoutJournal({ at: AT, payoutId, merchantId, cents, currency: 'CNY', balances }));
}

export function carrierAnswers(books: Books, sold: Sold, share: number): void {
  if (sold.carrierCents === 0) return;
  const journal = carrierClaimJournal({
    ...about(sold),
    round: sold.cases,
    claimedCents: sold.carrierCents,
    admittedCents: Math.floor(sold.carrierCents * share),
    bookedBy: 'consignor',
    commissionBps: sold.commissionBps,
    line: sold,
    balances: books.balances(sold.merchantId),
  });
  books.post(journal);
  sold.merchantCents += journal.settled?.merchantCents ?? 0;
  sold.reversedCents += journal.settled?.reversedCents ?? 0;
  sold.carrierCents = 0;
}

export function expire(books: Books, sold: Sold): void {
  if (!sold.coupon) return;
  const { id, cents, lines } = sold.coupon;
  const balances = books.balances(sold.merchantId);
  const journal = couponExpiredJournal({
    ...about(sold),
    couponId: id,
    faceCents: cents,
    granted: lines,
    balances,
  });
  books.post(journal);
  sold.merchantCents += journal.settled?.merchantCents ?? 0;
  sold.reversedCents += journal.settled?.reversedCents ?? 0;
  sold.coupon = undefined;
}

export const earned = (sold: Sold): number => commissionOn(sold.paidCents, sold.commissionBps);
