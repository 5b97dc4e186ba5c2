import type { Claim } from '../terms/claim.ts';
import type { EvidenceKey, EvidenceProblem } from '../terms/evidence.ts';
import type { Findings, Inspection } from '../terms/finding.ts';
import type { Cents, Currency } from '../terms/money.ts';
import type { Actor, Holder, Market } from '../terms/party.ts';
import type { TicketState } from '../terms/state.ts';
import type { RemedyTerms, Verdict } from '../terms/verdict.ts';
import type {
  Appeal,
  Arbitration,
  ExchangeLeg,
  Hold,
  RepairJob,
  ReturnLeg,
  Suspension,
} from './legs.ts';

export interface TicketEvidence {
  readonly id: string;
  readonly key?: EvidenceKey | undefined;
  readonly ok: boolean;
  readonly problems: readonly EvidenceProblem[];
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
}

export type RefundStatus = 'requested' | 'succeeded' | 'failed';

export interface Refund {
  readonly id: string;
  readonly businessKey: string;
  readonly amountCents: Cents;
  readonly status: RefundStatus;
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
  readonly state: TicketState;
  readonly holder: Holder;
  readonly goods: GoodsPlace;
  readonly money: 'none' | 'held' | 'refund_requested' | 'refunded' | 'failed';
  readonly settlement: 'open' | 'posted' | 'disputed';
  readonly submissions: number;
  readonly evidenceAsks: number;
  readonly evidence: readonly TicketEvidence[];
  readonly verdict?: Verdict | undefined;
  readonly offers: readonly Offer[];
  readonly round: number;
  readonly refunds: readonly Refund[];
  readonly coupons: readonly {
    readonly id: string;
    readonly faceCents: Cents;
    readonly expiresAt: string;
  }[];
  readonly points: readonly { readonly id: string; readonly points: number }[];
  /** The buyer's explicit yes to an offer that another party has still to agree to. */
  readonly consent?: { readonly offerId: string; readonly consentId: string } | undefined;
  /** The one uplift of DT-12 has been used. */
  readonly uplifted: boolean;
  readonly findings: Findings;
  readonly return?: ReturnLeg | undefined;
  readonly exchange?: ExchangeLeg | undefined;
  readonly repair?: RepairJob | undefined;
  readonly arbitration?: Arbitration | undefined;
  readonly appeals: readonly Appeal[];
  readonly suspension?: Suspension | undefined;
  readonly hold?: Hold | undefined;
  readonly reopens: number;
  /** Settlement journals posted so far: part of the next one's key. */
  readonly settlements: number;
  readonly rating?: { readonly score: number; readonly note?: string | undefined } | undefined;
  readonly assignee?: { readonly id: string; readonly name?: string | undefined } | undefined;
  readonly referral?:
    | {
        readonly group: string;
        readonly reasons: readonly string[];
        readonly urgent?: boolean | undefined;
      }
    | undefined;
  readonly deadline?: Deadline | undefined;
  /** The states passed through, in order, with the instant of each. */
  readonly path: readonly { readonly state: TicketState; readonly at: string }[];
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly ruleSetVersion: string;
}

/** What every ticket event carries beside its own fields. */
interface EventMeta {
  readonly at: string;
  readonly actor: Actor;
  /** The event's row in policy §4, such as `E12`. */
  readonly row: string;
  readonly to: TicketState;
  readonly holder: Holder;
  readonly deadline?: Deadline | undefined;
  readonly note?: string | undefined;
}

export type TicketEventData =
  | {
      readonly type: 'ticket_submitted';
      readonly opened: Omit<
        Ticket,
        'version' | 'state' | 'holder' | 'deadline' | 'updatedAt' | 'path'
      >;
    }
  | { readonly type: 'claim_revised'; readonly claim: Claim }
  | { readonly type: 'evidence_requested'; readonly keys: readonly EvidenceKey[] }
  | { readonly type: 'evidence_added'; readonly evidence: readonly TicketEvidence[] }
  | { readonly type: 'verdict_reached'; readonly verdict: Verdict }
  | {
      readonly type: 'offer_made';
      readonly offers: readonly Offer[];
      readonly round: number;
      readonly uplifted: boolean;
    }
  | { readonly type: 'offer_declined'; readonly offerId: string }
  | { readonly type: 'offer_countered'; readonly amountCents: Cents }
  | { readonly type: 'offer_accepted'; readonly offerId: string; readonly consentId: string }
  | { readonly type: 'offer_expired' }
  | { readonly type: 'consent_given'; readonly offerId: string; readonly consentId: string }
  | { readonly type: 'merchant_asked' }
  | { readonly type: 'merchant_agreed' }
  | { readonly type: 'merchant_rejected'; readonly reasonCode: string }
  | { readonly type: 'referred'; readonly group: string; readonly reasons: readonly string[] }
  | { readonly type: 'refund_requested'; readonly refund: Refund }
  | { readonly type: 'refund_resumed'; readonly refundId: string }
  | { readonly type: 'refund_succeeded'; readonly refundId: string }
  | { readonly type: 'refund_failed'; readonly refundId: string; readonly reason: string }
  | {
      readonly type: 'coupon_issued';
      readonly couponId: string;
      readonly faceCents: Cents;
      readonly expiresAt: string;
    }
  | { readonly type: 'points_granted'; readonly pointsId: string; readonly points: number }
  | { readonly type: 'settlement_posted'; readonly journalKeys: readonly string[] }
  | { readonly type: 'ticket_completed' }
  | { readonly type: 'ticket_withdrawn' }
  | { readonly type: 'ticket_timed_out' }
  | { readonly type: 'ticket_rejected'; readonly reasons: readonly string[] }
  | { readonly type: 'escalated_to_lead' };

export type TicketEvent = EventMeta & TicketEventData;
