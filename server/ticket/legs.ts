import type { Inspection } from '../terms/finding.ts';
import type { JurySeat } from '../terms/juror.ts';
import type { Cents } from '../terms/money.ts';
import type { Author, Tier } from '../terms/order.ts';
import type { Actor, Party } from '../terms/party.ts';
import type { TicketState } from '../terms/state.ts';

/** A parcel of this case on its way, booked by us or told by its sender. */
export interface Parcel {
  readonly carrier: string;
  readonly trackingNo: string;
  readonly bookedAt: string;
  /** The carrier's first scan; a number without one does not count (E23). */
  readonly scannedAt?: string | undefined;
  readonly deliveredAt?: string | undefined;
}

/** The goods' way back. */
export interface ReturnLeg {
  readonly id: string;
  readonly to: 'platform' | 'consignor';
  readonly payer: Party;
  readonly labelCents: Cents;
  /** The label is taken off the refund, as the buyer agreed. */
  readonly offset: boolean;
  readonly parcel?: Parcel | undefined;
  readonly pickup?: string | undefined;
  /** The buyer sent it on their own bill, not on our label. */
  readonly ownBill?: boolean | undefined;
  /** The buyer's one extension of T-12 is used. */
  readonly extended: boolean;
  /** Paid at the carrier's first scan, before anybody has looked at the goods (DT-5). */
  readonly paidAhead?: true | undefined;
  readonly inspection?: Inspection | undefined;
}

/** Another one of the item, or what was missing, on its way to the buyer. */
export interface ExchangeLeg {
  readonly id: string;
  readonly kind: 'exchange' | 'resend';
  readonly what: readonly string[];
  readonly parcel?: Parcel | undefined;
}

export interface RepairJob {
  readonly id: string;
  readonly attempts: number;
  readonly failures: number;
  readonly startedAt?: string | undefined;
  readonly invoiceCents?: Cents | undefined;
  readonly parcel?: Parcel | undefined;
}

/** What both sides said and what was decided (E18 to E20). */
export interface Arbitration {
  readonly openedAt: string;
  readonly statements: readonly {
    readonly by: 'buyer' | 'merchant';
    readonly at: string;
    readonly note: string;
    readonly evidenceIds: readonly string[];
  }[];
  /** More time after T-09, given once: who may still add something, and from when. */
  readonly supplement?:
    | { readonly at: string; readonly for: 'buyer' | 'merchant' | 'both' }
    | undefined;
  readonly juryConsent: readonly ('buyer' | 'merchant')[];
  /** One vote per seat, for the side that is right; the tables say how much. */
  readonly votes: readonly {
    readonly seat: string;
    readonly for: 'buyer' | 'merchant';
    /** Kept for the cases that come after. */
    readonly reason?: string | undefined;
  }[];
  /** Who sits where now; absent where no jury was drawn. */
  readonly seats?: readonly JurySeat[] | undefined;
  /** Everybody who was asked to sit, by id, whether or not they did. */
  readonly asked?: readonly string[] | undefined;
  readonly decidedBy?: Actor | undefined;
}

export interface Appeal {
  readonly by: 'buyer' | 'merchant';
  readonly at: string;
  readonly note: string;
}

/** DT-10: a case that its merchant decided alone, drawn for the platform to look at. */
export interface Audit {
  readonly at: string;
  /** The merchant's tier when it was drawn. */
  readonly tier: Tier;
  /** What came of it; nobody has looked where absent. */
  readonly outcome?: 'confirmed' | 'overturned' | undefined;
  readonly by?: Actor | undefined;
  readonly note?: string | undefined;
}

/** Where a suspended case stood, and how much of its deadline was left. */
export interface Suspension {
  readonly from: TicketState;
  readonly reason: string;
  /** The bank decides over the payment; its word ends the suspension. */
  readonly dispute?: true | undefined;
  readonly at: string;
  readonly remainingMinutes?: number | undefined;
  readonly timer?: string | undefined;
  readonly thenState?: TicketState | undefined;
  /** What a carrier told meanwhile, the furthest the parcel came: it counts once the case goes on. */
  readonly missed?:
    | { readonly leg: 'return' | 'exchange' | 'repair'; readonly code: string; readonly at: string }
    | undefined;
}

/** Money frozen on the merchant's account for this case (2010). */
export interface Hold {
  readonly cents: Cents;
  /** Where it came from and goes back to. */
  readonly from: '2001' | '2002';
}

/** What the case's settlements owe to one kind of creditor, and what was paid of it. */
export interface Payable {
  readonly owedCents: Cents;
  readonly paidCents: Cents;
}

/** A bill of a carrier (`freight`), or of a repairer or expert (`vendor`), as it was sent. */
export interface Bill {
  readonly id: string;
  readonly of: 'freight' | 'vendor';
  readonly cents: Cents;
  readonly paidCents: Cents;
  /** Payments so far: part of the next one's key. */
  readonly payments: number;
  /** A person stands for it: it may be paid beyond what the settlements owe. */
  readonly approved: boolean;
  readonly at: string;
}

/** What the case's settlements claim of its carrier (1102), and what the carrier's answers cleared. */
export interface CarrierClaim {
  readonly claimedCents: Cents;
  /** Of it: answered, whether admitted or not. Claimed less cleared is what the books still have open. */
  readonly clearedCents: Cents;
  readonly admittedCents: Cents;
  readonly answers: number;
  /** Who bears what the carrier does not admit. */
  readonly bookedBy: Author;
}
