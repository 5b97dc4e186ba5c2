import type { Entry, Journal, MerchantBalances } from '../terms/ledger.ts';
import type { Bps, Cents } from '../terms/money.ts';
import type { Liability, RemedyTerms } from '../terms/verdict.ts';
import { type CommissionRule, type LineSettled, reversalOf } from './commission.ts';
import { type Extra, expenseOf, extraShares, extrasOf, OWED_TO } from './extras.ts';
import { type OutboundLine, outboundParts } from './outbound.ts';
import { type Case, credit, debit, journalOf } from './post.ts';
import { recover } from './recover.ts';
import { addShares, type CarrierLimit, NO_SHARES, type Shares, sharesOf } from './shares.ts';

/** What an accepted offer is settled with. */
export interface Settle extends Case {
  /** The settlement's number on this ticket, from 1; part of its journals' keys. */
  readonly round: number;
  readonly merchantId: string;
  readonly commissionBps: Bps;
  readonly terms: RemedyTerms;
  readonly liability: Liability;
  readonly balances: MerchantBalances;
  /** What the points granted cost the platform. */
  readonly pointsCents: Cents;
  /** What is held for this very ticket (2010); it is taken first. */
  readonly holdCents?: Cents | undefined;
  /** What was settled of this line before; a first settlement needs none. */
  readonly line?: LineSettled | undefined;
  /** What is left of the line's payment at the gateway; cash beyond it goes by transfer. */
  readonly refundableCents?: Cents | undefined;
  /** What is left of the freight paid with it; outbound freight given back beyond it goes by transfer. */
  readonly freightRoomCents?: Cents | undefined;
  /** All lines of the order, where outbound freight comes back and each has its part of it (`outbound.ts`). */
  readonly outboundAmong?: readonly OutboundLine[] | undefined;
  /** `pro_rata` where absent. */
  readonly commission?: CommissionRule | undefined;
  /** Where a carrier is liable: how far it answers, and who answers beyond. */
  readonly carrier?: CarrierLimit | undefined;
  /** `buyer`: he shipped himself and is given what it cost; `carrier`, where absent: our label. */
  readonly freightTo?: 'carrier' | 'buyer' | undefined;
  /** `liable` where absent; `platform` for a private consignor in good faith (L12). */
  readonly compensationBy?: 'liable' | 'platform' | undefined;
  /** Bills beside the terms: appraisal fee, repairer, legs of a repair. */
  readonly extras?: readonly Extra[] | undefined;
}

/** The price given back: cash (less outbound freight that is deducted) and what vouchers stand for. */
const priceOf = ({ terms }: Settle): Cents =>
  cashOf(terms) + (terms.coupon || terms.points ? (terms.cashEquivalentCents ?? 0) : 0);

/** The cash of the price, before a label is taken off it. */
export const cashOf = ({ amountCents, freight }: RemedyTerms): Cents =>
  Math.max(0, amountCents + Math.min(0, freight?.outboundCents ?? 0));

/** All that this line pays beside the price. */
export const extrasIn = (settle: Settle): Extra[] => [
  ...extrasOf({
    terms: settle.terms,
    freightTo: settle.freightTo ?? 'carrier',
    compensationBy: settle.compensationBy ?? 'liable',
    outboundCents: outboundParts(settle).ownCents,
  }),
  ...(settle.extras ?? []),
];

/**
 * The journal of a decided settlement (policy §6): who pays the buyer's cash, coupon and points, and
 * what comes beside them. The merchant's share of the price takes its commission back with it; what
 * vouchers are worth beyond the cash they stand for is the platform's.
 */
export function settlementJournal(settle: Settle): Journal {
  const { terms, merchantId, balances, holdCents, commissionBps: bps } = settle;
  const price = sharesOf(priceOf(settle), settle.liability, settle.carrier);
  const reversed = reversalOf({
    cents: price.merchant,
    bps,
    rule: settle.commission ?? 'pro_rata',
    before: settle.line ?? { paidCents: price.merchant, merchantCents: 0, reversedCents: 0 },
  });
  const extras = chargeExtras(settle, price.carrier);
  const all = addShares(price, extras.shares);
  const entries: Entry[] = [
    ...recover(all.merchant - reversed, { merchantId, balances, holdCents }),
    debit('4002', reversed),
    debit('5001', price.platform),
    debit('1102', all.carrier),
    ...extras.entries,
    ...vouchers(settle),
    credit('2004', cashOf(terms)),
  ];
  const journal = journalOf(settle, settlementKey(settle), entries);
  return { ...journal, settled: { merchantCents: price.merchant, reversedCents: reversed } };
}

const settlementKey = ({ ticketId, round }: Settle) => ({
  key: `settle:${ticketId}:${round}`,
  event: 'settlement.decided',
});

/** Who pays the extras, and the lines that are not the merchant's and the carrier's. */
function chargeExtras(
  settle: Settle,
  carried: Cents,
): { readonly shares: Shares; readonly entries: readonly Entry[] } {
  const entries: Entry[] = [];
  let shares = NO_SHARES;
  for (const extra of extrasIn(settle)) {
    const { carrier } = settle;
    const left = carrier && {
      ...carrier,
      limitCents: carrier.limitCents - carried - shares.carrier,
    };
    const paid = extraShares(extra, settle.liability, left);
    shares = addShares(shares, paid);
    entries.push(debit(expenseOf(extra), paid.platform));
    if (extra.by === 'insurer') entries.push(debit('1103', extra.cents));
    entries.push(credit(OWED_TO[extra.to], extra.cents));
  }
  return { shares, entries };
}

/** Coupon and points: owed at their worth, the difference to the cash they stand for is goodwill. */
function vouchers({ terms, pointsCents }: Settle): Entry[] {
  const face = terms.coupon?.faceCents ?? 0;
  if (!terms.coupon && !terms.points) return [];
  const uplift = face + pointsCents - (terms.cashEquivalentCents ?? 0);
  return [
    uplift >= 0 ? debit('5002', uplift) : credit('5002', -uplift),
    credit('2005', face),
    credit('2006', pointsCents),
  ];
}
