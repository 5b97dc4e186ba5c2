import type { Claim } from '../terms/claim.ts';
import type { EvidenceKey } from '../terms/evidence.ts';
import type { Findings, Inspection } from '../terms/finding.ts';
import type { JurySeat } from '../terms/juror.ts';
import type { Cents } from '../terms/money.ts';
import type { Author, Tier } from '../terms/order.ts';
import type { Actor, Holder } from '../terms/party.ts';
import type { TicketState } from '../terms/state.ts';
import type { Liability, Verdict } from '../terms/verdict.ts';
import type {
  Appeal,
  Audit,
  Bill,
  ExchangeLeg,
  Hold,
  Parcel,
  RepairJob,
  ReturnLeg,
  Suspension,
} from './legs.ts';
import type { PendingRuling } from './pending.ts';
import type {
  Counter,
  Deadline,
  Granted,
  Offer,
  Refund,
  Ticket,
  TicketEvidence,
  Wanted,
} from './ticket.ts';

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

/** A parcel of a case: which way it goes. */
export type Leg = 'return' | 'exchange' | 'repair';

interface Reclaimed {
  readonly claim: Claim;
  readonly claimClosesAt?: string | undefined;
}
/** What is told of the claim itself, and who looks at it. */
type ClaimEvent =
  | {
      readonly type: 'ticket_submitted';
      readonly opened: Omit<
        Ticket,
        'version' | 'state' | 'holder' | 'deadline' | 'updatedAt' | 'path'
      >;
    }
  | ({ readonly type: 'claim_revised' } & Reclaimed)
  | ({ readonly type: 'solution_changed' } & Reclaimed)
  | {
      readonly type: 'evidence_requested';
      readonly keys: readonly EvidenceKey[];
      readonly wanted?: Wanted | undefined;
    }
  | { readonly type: 'evidence_added'; readonly evidence: readonly TicketEvidence[] }
  /** A finding of a system or partner outside; it replaces an earlier one of its kind. */
  | { readonly type: 'found'; readonly findings: Findings }
  | { readonly type: 'verdict_reached'; readonly verdict: Verdict }
  | {
      readonly type: 'referred';
      readonly group: string;
      readonly reasons: readonly string[];
      readonly urgent?: boolean | undefined;
    }
  | { readonly type: 'assigned'; readonly assignee: NonNullable<Ticket['assignee']> }
  | { readonly type: 'ticket_withdrawn' }
  | { readonly type: 'ticket_rejected'; readonly reasons: readonly string[] }
  | { readonly type: 'ticket_reopened' }
  | { readonly type: 'rated'; readonly score: number; readonly resolved?: boolean | undefined };

type OfferEvent =
  | {
      readonly type: 'offer_made';
      readonly offers: readonly Offer[];
      readonly round: number;
      readonly uplifted: boolean;
      /** Whose offers these take the place of; everybody's where it is not said. */
      readonly replaces?: Offer['by'] | undefined;
    }
  | { readonly type: 'offer_declined'; readonly offerId: string }
  | {
      readonly type: 'offer_countered';
      readonly amountCents: Cents;
      readonly counter?: Counter | undefined;
    }
  | { readonly type: 'counter_passed_on'; readonly counterId: string }
  | {
      readonly type: 'counter_answered';
      readonly counterId: string;
      readonly answer: 'accepted' | 'declined';
    }
  | {
      readonly type: 'offer_accepted';
      readonly offerId: string;
      readonly consentId: string;
      readonly liability: Liability;
    }
  | { readonly type: 'offer_expired' }
  | { readonly type: 'consent_given'; readonly offerId: string; readonly consentId: string }
  | { readonly type: 'merchant_asked' }
  | { readonly type: 'merchant_agreed' }
  | { readonly type: 'merchant_rejected'; readonly reasonCode: string }
  /** What is now being carried out, whoever decided it. */
  | { readonly type: 'granted'; readonly granted: Granted };

type GoodsEvent =
  | { readonly type: 'return_authorised'; readonly leg: ReturnLeg }
  | { readonly type: 'return_extended' }
  | { readonly type: 'exchange_authorised'; readonly leg: ExchangeLeg }
  | { readonly type: 'exchange_failed'; readonly reason: string }
  | { readonly type: 'repair_authorised'; readonly job: RepairJob }
  | { readonly type: 'repair_started'; readonly since?: string | undefined }
  | { readonly type: 'repair_finished'; readonly fixed: boolean; readonly invoiceCents?: Cents }
  | {
      readonly type: 'parcel_booked';
      readonly leg: Leg;
      readonly parcel: Parcel;
      readonly ownBill?: boolean | undefined;
    }
  | { readonly type: 'pickup_booked'; readonly window: string }
  | {
      readonly type: 'parcel_scanned';
      readonly leg: Leg;
      readonly code: string;
      readonly scannedAt: string;
    }
  | { readonly type: 'parcel_delivered'; readonly leg: Leg; readonly deliveredAt: string }
  | { readonly type: 'parcel_overdue' }
  | { readonly type: 'refunded_ahead' }
  | { readonly type: 'goods_lost' }
  | { readonly type: 'inspected'; readonly inspection: Inspection }
  | { readonly type: 'inspection_contested'; readonly amountCents?: Cents | undefined }
  | { readonly type: 'inspection_stands' }
  | { readonly type: 'goods_shipped_back' };

type ReviewEvent =
  | { readonly type: 'ruling_held'; readonly pending: PendingRuling }
  | { readonly type: 'ruling_dropped' }
  | { readonly type: 'code_check_started' }
  | { readonly type: 'trace_started' }
  | { readonly type: 'trace_failed' }
  | { readonly type: 'appraisal_started' }
  /** What the experts cost, which the buyer is asked to advance; and the buyer's yes to it. */
  | { readonly type: 'appraisal_fee_asked'; readonly feeCents: Cents }
  | { readonly type: 'appraisal_fee_agreed'; readonly feeCents: Cents; readonly consentId: string }
  | { readonly type: 'goods_quarantined' }
  | { readonly type: 'arbitration_opened' }
  | {
      readonly type: 'statement_filed';
      readonly by: 'buyer' | 'merchant';
      readonly evidenceIds: readonly string[];
    }
  | {
      readonly type: 'supplement_opened';
      readonly for: 'buyer' | 'merchant' | 'both';
      /** What the arbiter asked that side for. */
      readonly wanted?: Wanted | undefined;
    }
  | { readonly type: 'jury_agreed'; readonly by: 'buyer' | 'merchant' }
  | { readonly type: 'jury_opened'; readonly seats: readonly JurySeat[] }
  | {
      readonly type: 'juror_declined';
      readonly seat: string;
      readonly userId: string;
      /** Who was asked instead; nobody where the roster has nobody left. */
      readonly instead?: JurySeat | undefined;
    }
  | { readonly type: 'jury_voted'; readonly seat: string; readonly for: 'buyer' | 'merchant' }
  | { readonly type: 'arbitrated'; readonly outcome: string }
  | { readonly type: 'appealed'; readonly appeal: Appeal }
  | { readonly type: 'suspended'; readonly suspension: Suspension }
  | { readonly type: 'dispute_noted' }
  | { readonly type: 'resumed' };

type MoneyEvent =
  | { readonly type: 'money_held'; readonly hold: Hold }
  | { readonly type: 'hold_released'; readonly cents: Cents }
  | { readonly type: 'refund_requested'; readonly refund: Refund }
  | { readonly type: 'refund_resumed'; readonly refundId: string }
  /** The gateway refused it; it is tried again. */
  | { readonly type: 'refund_refused'; readonly refundId: string; readonly reason: string }
  | { readonly type: 'refund_succeeded'; readonly refundId: string }
  | { readonly type: 'refund_failed'; readonly refundId: string; readonly reason: string }
  | {
      readonly type: 'coupon_issued';
      readonly couponId: string;
      readonly faceCents: Cents;
      readonly expiresAt: string;
      /** DT-7b: beside what is decided, for the platform's own slowness. */
      readonly for?: 'reply' | undefined;
    }
  | { readonly type: 'points_granted'; readonly pointsId: string; readonly points: number }
  | { readonly type: 'transfer_ordered'; readonly transferId: string; readonly cents: Cents }
  /** Money was shared out; what of it is claimed of a carrier, and who answers where that does not. */
  | {
      readonly type: 'settlement_decided';
      readonly round: number;
      readonly carrierCents: Cents;
      readonly bookedBy: Author;
      /** What it leaves owed: to a carrier for labels, and to a repairer or expert. */
      readonly freightCents: Cents;
      readonly vendorCents: Cents;
    }
  | { readonly type: 'bill_received'; readonly bill: Omit<Bill, 'paidCents' | 'payments'> }
  | {
      readonly type: 'bill_paid';
      readonly billId: string;
      readonly owedCents: Cents;
      readonly expenseCents: Cents;
    }
  | {
      readonly type: 'carrier_answered';
      readonly clearedCents: Cents;
      readonly admittedCents: Cents;
    }
  | { readonly type: 'settlement_posted'; readonly journalKeys: readonly string[] }
  | { readonly type: 'ticket_completed' }
  /** DT-10: the platform looks at what the merchant decided alone. */
  | { readonly type: 'audit_drawn'; readonly tier: Tier }
  | { readonly type: 'audited'; readonly outcome: Audit['outcome'] };

type ClockEvent =
  | { readonly type: 'ticket_timed_out' }
  | { readonly type: 'escalated_to_lead' }
  | { readonly type: 'reminded'; readonly percent: number }
  | { readonly type: 'deadline_extended'; readonly hours: number };

export type TicketEventData =
  | ClaimEvent
  | OfferEvent
  | GoodsEvent
  | ReviewEvent
  | MoneyEvent
  | ClockEvent;

export type TicketEvent = EventMeta & TicketEventData;
