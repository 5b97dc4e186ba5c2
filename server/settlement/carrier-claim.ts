import type { Journal, MerchantBalances } from '../terms/ledger.ts';
import type { Bps, Cents } from '../terms/money.ts';
import type { Author } from '../terms/order.ts';
import { type CommissionRule, type LineSettled, reversalOf } from './commission.ts';
import { type Case, credit, debit, journalOf } from './post.ts';
import { recover } from './recover.ts';

export interface CarrierAnswer extends Case {
  readonly round: number;
  /** What the settlement claimed from the carrier (its debit of 1102). */
  readonly claimedCents: Cents;
  readonly admittedCents: Cents;
  /** Whoever booked the parcel bears what the carrier does not admit. */
  readonly bookedBy: Author;
  readonly merchantId: string;
  readonly commissionBps: Bps;
  readonly balances: MerchantBalances;
  readonly line?: LineSettled | undefined;
  readonly commission?: CommissionRule | undefined;
}

/**
 * The carrier pays what it admits (O3-3a); the rest falls on who booked the parcel (O3-3b): on the
 * merchant as any share of the price does, commission with it.
 */
export function carrierClaimJournal(answer: CarrierAnswer): Journal {
  const { claimedCents, merchantId, balances } = answer;
  const admitted = Math.max(0, Math.min(answer.admittedCents, claimedCents));
  const rest = claimedCents - admitted;
  const onMerchant = answer.bookedBy === 'consignor' ? rest : 0;
  const reversed = reversalOf({
    cents: onMerchant,
    bps: answer.commissionBps,
    rule: answer.commission ?? 'pro_rata',
    before: answer.line ?? { paidCents: onMerchant, merchantCents: 0, reversedCents: 0 },
  });
  const journal = journalOf(
    answer,
    { key: `carrier:${answer.ticketId}:${answer.round}`, event: 'carrier.answered' },
    [
      debit('1001', admitted),
      ...recover(onMerchant - reversed, { merchantId, balances }),
      debit('4002', reversed),
      debit('5001', rest - onMerchant),
      credit('1102', claimedCents),
    ],
  );
  return { ...journal, settled: { merchantCents: onMerchant, reversedCents: reversed } };
}
