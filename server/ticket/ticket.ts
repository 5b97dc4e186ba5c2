import type { Claim } from '../terms/claim.ts';
import type { EvidenceKey, EvidenceProblem } from '../terms/evidence.ts';
import type { Findings } from '../terms/finding.ts';
import type { Cents, Currency } from '../terms/money.ts';
import type { Actor, Holder, Market } from '../terms/party.ts';
import type { TicketState } from '../terms/state.ts';
import type { Liability, RemedyTerms, Verdict } from '../terms/verdict.ts';
import type {
  Appeal,
  Arbitration,
  Audit,
  Bill,
  CarrierClaim,
  ExchangeLeg,
  Hold,
  Payable,
  RepairJob,
  ReturnLeg,
  Suspension,
} from './legs.ts';
import type { PendingRuling } from './pending.ts';

export interface TicketEvidence {
  readonly id: string;
  readonly key?: EvidenceKey | undefined;
  readonly ok: boolean;
  readonly problems: readonly EvidenceProblem[];
}

/** Files that a party was asked for by name; older ones under the same keys do not answer it. */
export interface Wanted {
  readonly from: 'buyer' | 'merchant';
  readonly keys: readonly EvidenceKey[];
  readonly since: string;
  readonly until: string;
}

/** Terms that are being carried out: an accepted offer's, or what the rules or a person decided. */
export interface Granted {
  readonly terms: RemedyTerms;
  readonly liability: Liability;
  /** The buyer's yes, where one was needed. */
  readonly consentId?: string | undefined;
}

export type OfferStatus = 'open' | 'accepted' | 'declined' | 'expired' | 'superseded';

/** Terms put to the buyer. The alternatives of one offer are offers of the same group. */
export interface Offer {
  readonly id: string;
  /** The id of the main offer; alternatives share it. */
  readonly group: string;
  readonly by: 'platform' | 'merchant';
  readonly terms: RemedyTerms;
  readonly status: OfferStatus;
  readonly round: number;
  readonly madeAt: string;
  readonly expiresAt: string;
  /** Why, in the words of whoever proposes it, and what shows it. */
  readonly reason?: string | undefined;
  readonly evidenceIds?: readonly string[] | undefined;
  /** Said by Redress in this party's name, within its mandate. */
  readonly spokenFor?: boolean | undefined;
}

/** Terms the buyer puts to the other side: what an offer is the other way round. */
export interface Counter extends Omit<Offer, 'group' | 'by' | 'terms'> {
  readonly terms: Pick<RemedyTerms, 'remedy' | 'amountCents' | 'percentBps'>;
  /** Offers there were before it: its place among them. */
  readonly after: number;
  /** The merchant was asked for an answer. */
  readonly passedOn?: boolean | undefined;
  /** The buyer's yes to exactly these terms, with which the other side's yes carries them out at once. */
  readonly consentId?: string | undefined;
}

export type RefundStatus = 'requested' | 'succeeded' | 'failed';

export interface Refund {
  readonly id: string;
  readonly businessKey: string;
  readonly amountCents: Cents;
  /** What of it is the order's freight. */
  readonly freightCents?: Cents | undefined;
  /** What of it is other lines' of the order (DT-17). */
  readonly beside?: readonly { readonly itemId: string; readonly cents: Cents }[] | undefined;
  readonly status: RefundStatus;
  /** Times the gateway refused it so far. */
  readonly failures?: number | undefined;
}

export type GoodsPlace =
  | 'with_buyer'
  | 'in_transit'
  | 'return_in_transit'
  | 'at_platform'
  | 'at_consignor'
  | 'at_repairer'
  | 'quarantined'
  | 'relisted'
  | 'shipped_back'
  | 'lost'
  | 'void';

export interface Deadline {
  /** The timer's row in policy §4, such as `T-04`. */
  readonly timer: string;
  readonly at: string;
  readonly thenState: TicketState;
  /** When it began to run: reminders go out at half and nine tenths of the time (E36). */
  readonly from: string;
}

/** The after-sales case: everything here can be rebuilt by folding its events. */
export interface Ticket {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly conversationId: string;
  readonly buyerId: string;
  readonly merchantId: string;
  readonly orderId: string;
  readonly itemId: string;
  readonly itemTitle: string;
  readonly category: string;
  readonly quantity: number;
  readonly market: Market;
  readonly currency: Currency;
  readonly paidCents: Cents;
  /** The n-th claim on this order line; part of every refund's eternal key. */
  readonly claimNo: number;
  readonly claim: Claim;
  /** The last instant at which this claim could have been made; none where it has no end. */
  readonly claimClosesAt?: string | undefined;
  readonly state: TicketState;
  readonly holder: Holder;
  readonly goods: GoodsPlace;
  readonly money: 'none' | 'held' | 'refund_requested' | 'refunded' | 'failed';
  readonly settlement: 'open' | 'posted' | 'disputed';
  readonly submissions: number;
  readonly evidenceAsks: number;
  /** What a person of the platform asked a party for, until it is there. */
  readonly wanted?: Wanted | undefined;
  readonly evidence: readonly TicketEvidence[];
  readonly verdict?: Verdict | undefined;
  readonly offers: readonly Offer[];
  /** What the buyer proposed so far; the last one stands while it is open. */
  readonly counters?: readonly Counter[] | undefined;
  readonly round: number;
  readonly refunds: readonly Refund[];
  readonly coupons: readonly {
    readonly id: string;
    readonly faceCents: Cents;
    readonly expiresAt: string;
    /** Says sorry for a late answer; none of the case's own remedy. */
    readonly for?: 'reply' | undefined;
  }[];
  readonly points: readonly { readonly id: string; readonly points: number }[];
  /** The buyer's explicit yes to an offer that another party has still to agree to. */
  readonly consent?: { readonly offerId: string; readonly consentId: string } | undefined;
  /** The one uplift of DT-12 has been used. */
  readonly uplifted: boolean;
  readonly granted?: Granted | undefined;
  readonly findings: Findings;
  readonly return?: ReturnLeg | undefined;
  readonly exchange?: ExchangeLeg | undefined;
  readonly repair?: RepairJob | undefined;
  readonly arbitration?: Arbitration | undefined;
  /** What the experts cost, and the buyer's yes to advance it: the loser pays (DT-15). */
  readonly appraisalFee?:
    | { readonly cents: Cents; readonly consentId?: string | undefined }
    | undefined;
  readonly appeals: readonly Appeal[];
  /** What the merchant said of it in person, where it was asked. */
  readonly merchantAnswer?: 'agreed' | 'rejected' | undefined;
  readonly audit?: Audit | undefined;
  /** The person who decided it last. */
  readonly decidedBy?: Actor | undefined;
  readonly suspension?: Suspension | undefined;
  readonly hold?: Hold | undefined;
  /** Holds so far: part of the next one's key. */
  readonly holds: number;
  /** Cash beside the gateway. */
  readonly transfers: readonly { readonly id: string; readonly cents: Cents }[];
  readonly reopens: number;
  /** Settlements decided so far: the number of the last one is part of its journals' keys. */
  readonly settlements: number;
  readonly carrierClaim?: CarrierClaim | undefined;
  readonly payables?: Readonly<Record<Bill['of'], Payable>> | undefined;
  readonly bills?: readonly Bill[] | undefined;
  readonly rating?:
    | {
        readonly score: number;
        readonly resolved?: boolean | undefined;
        readonly note?: string | undefined;
      }
    | undefined;
  readonly assignee?: { readonly id: string; readonly name?: string | undefined } | undefined;
  readonly referral?:
    | {
        readonly group: string;
        readonly reasons: readonly string[];
        readonly urgent?: boolean | undefined;
      }
    | undefined;
  /** A decision that waits for a second person. */
  readonly pending?: PendingRuling | undefined;
  readonly deadline?: Deadline | undefined;
  /** The states passed through, in order, with the instant of each. */
  readonly path: readonly { readonly state: TicketState; readonly at: string }[];
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly ruleSetVersion: string;
}
