import type { Entry, Journal, MerchantBalances } from '../terms/ledger.ts';
import type { Bps, Cents } from '../terms/money.ts';
import type { Liability, RemedyTerms } from '../terms/verdict.ts';
import { allocate } from './allocate.ts';
import { balanced, credit, debit } from './post.ts';
import { recover } from './recover.ts';

/** What an accepted offer is settled with. */
export interface Settle {
  readonly at: string;
  readonly ticketId: string;
  /** The settlement's number on this ticket; part of every journal's key. */
  readonly round: number;
  readonly orderId: string;
  readonly itemId: string;
  readonly merchantId: string;
  readonly commissionBps: Bps;
  readonly terms: RemedyTerms;
  readonly liability: Liability;
  readonly balances: MerchantBalances;
  /** What the points granted cost the platform. */
  readonly pointsCents: Cents;
}

/**
 * The journal of a decided settlement (policy §6): who pays the buyer's cash, coupon and points.
 * The merchant's share takes its commission back with it, halves up; what coupon or points are worth
 * beyond the cash they stand for is the platform's.
 */
export function settlementJournal(settle: Settle): Journal {
  const { terms, liability, merchantId } = settle;
  const borne = terms.amountCents + (terms.cashEquivalentCents ?? 0);
  const [merchant = 0, platform = 0, carrier = 0] = allocate(borne, [
    liability.merchantBps,
    liability.platformBps,
    liability.carrierBps,
  ]);
  const reversal = commissionOn(merchant, settle.commissionBps);
  const vouchers = (terms.coupon?.faceCents ?? 0) + settle.pointsCents;
  const uplift = vouchers - (terms.cashEquivalentCents ?? 0);
  const entries: Entry[] = [
    ...recover(merchant - reversal, merchantId, settle.balances),
    debit('4002', reversal),
    debit('5001', platform),
    debit('1102', carrier),
    uplift >= 0 ? debit('5002', uplift) : credit('5002', -uplift),
    credit('2004', terms.amountCents),
    credit('2005', terms.coupon?.faceCents ?? 0),
    credit('2006', settle.pointsCents),
  ];
  return journal(
    settle,
    `settle:${settle.ticketId}:${settle.round}`,
    'settlement.decided',
    entries,
  );
}

/** The commission that goes back with a merchant's share, halves up. */
const commissionOn = (cents: Cents, bps: Bps): Cents =>
  Number((2n * BigInt(cents) * BigInt(bps) + 10_000n) / 20_000n);

/** The gateway has paid the buyer (O1-2). */
export const refundJournal = (
  settle: Pick<Settle, 'at' | 'ticketId' | 'orderId' | 'itemId'>,
  refundId: string,
  cents: Cents,
): Journal =>
  journal(settle, `refund:${refundId}`, 'refund.succeeded', [
    debit('2004', cents),
    credit('1001', cents),
  ]);

function journal(
  settle: Pick<Settle, 'at' | 'ticketId' | 'orderId' | 'itemId'>,
  key: string,
  event: string,
  entries: readonly Entry[],
): Journal {
  const { at, ticketId, orderId, itemId } = settle;
  return { key, event, at, orderId, itemId, ticketId, note: key, entries: balanced(entries) };
}
