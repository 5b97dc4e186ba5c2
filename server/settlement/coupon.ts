import { allocate } from '../terms/allocate.ts';
import type { Entry, Journal, MerchantBalances } from '../terms/ledger.ts';
import type { Bps, Cents, Currency } from '../terms/money.ts';
import { commissionOn } from './commission.ts';
import { type Case, credit, debit, journalOf } from './post.ts';

export interface CouponRedeemed {
  readonly at: string;
  readonly couponId: string;
  /** What the coupon paid of the sale. */
  readonly couponCents: Cents;
  /** The later sale it paid for, at its full price. */
  readonly orderId: string;
  readonly itemId: string;
  readonly merchantId: string;
  readonly priceCents: Cents;
  readonly commissionBps: Bps;
  readonly currency?: Currency | undefined;
  /** The cash part of the sale is in the books already, as an order told without the coupon. */
  readonly cashBooked: boolean;
}

/** A coupon pays for a later sale: its seller gets the full price, the liability ends (O5-2a). */
export function couponRedeemedJournal(redeemed: CouponRedeemed): Journal {
  const { couponId, couponCents, priceCents, commissionBps, merchantId } = redeemed;
  const cash = priceCents - couponCents;
  const booked = redeemed.cashBooked ? cash : 0;
  const commission = commissionOn(priceCents, commissionBps) - commissionOn(booked, commissionBps);
  return journalOf(redeemed, { key: `coupon.redeemed:${couponId}`, event: 'coupon.redeemed' }, [
    debit('1001', cash - booked),
    debit('2005', couponCents),
    credit('2001', priceCents - booked - commission, merchantId),
    credit('4001', commission),
  ]);
}

/** DT-7b: a coupon beside what is decided; it is the platform's alone. */
export const couponGrantedJournal = (
  about: Case,
  coupon: { readonly id: string; readonly faceCents: Cents },
): Journal =>
  journalOf(about, { key: `coupon.granted:${coupon.id}`, event: 'coupon.granted' }, [
    debit('5002', coupon.faceCents),
    credit('2005', coupon.faceCents),
  ]);

export interface CouponExpired {
  readonly at: string;
  readonly couponId: string;
  readonly faceCents: Cents;
  readonly ticketId: string;
  readonly orderId: string;
  readonly itemId: string;
  readonly currency?: Currency | undefined;
  /** The lines that the coupon was granted with. */
  readonly granted: readonly Entry[];
  readonly balances: MerchantBalances;
}

/**
 * An unused coupon expires: what it was funded with goes back to the funders, in their shares
 * (O5-2b). A merchant's money goes where it came from, but for what was held or is a receivable
 * that has been paid meanwhile: that is pending again.
 */
export function couponExpiredJournal(expired: CouponExpired): Journal {
  const { couponId, faceCents, granted } = expired;
  const funders = granted.filter(({ debitCents }) => debitCents > 0);
  const parts = allocate(
    faceCents,
    funders.map(({ debitCents }) => debitCents),
  );
  const back = funders.flatMap((funder, i) => givenBack(funder, parts[i] ?? 0, expired.balances));
  const reversed = back
    .filter(({ account }) => account === '4002')
    .reduce((sum, { creditCents }) => sum + creditCents, 0);
  const merchant = back
    .filter(({ partyId }) => partyId !== undefined)
    .reduce((sum, { creditCents }) => sum + creditCents, reversed);
  const journal = journalOf(
    expired,
    { key: `coupon.expired:${couponId}`, event: 'coupon.expired' },
    [debit('2005', faceCents), ...back],
  );
  return { ...journal, settled: { merchantCents: -merchant, reversedCents: -reversed } };
}

function givenBack({ account, partyId }: Entry, cents: Cents, balances: MerchantBalances): Entry[] {
  if (account === '2010') return [credit('2001', cents, partyId)];
  // The carrier answers for the parcel, not for the coupon: its claim stands, the saving is ours.
  if (account === '1102') return [credit('5001', cents)];
  if (account !== '1101') return [credit(account, cents, partyId)];
  const open = Math.min(cents, Math.max(0, balances.receivableCents));
  return [credit('1101', open, partyId), credit('2001', cents - open, partyId)];
}
