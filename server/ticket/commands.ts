import type { Claim } from '../terms/claim.ts';
import type { EvidenceKey } from '../terms/evidence.ts';
import type { Findings } from '../terms/finding.ts';
import type { JurySeat } from '../terms/juror.ts';
import type { Cents } from '../terms/money.ts';
import type { Tier } from '../terms/order.ts';
import type { Liability, OfferVerdict, ProceedVerdict, Verdict } from '../terms/verdict.ts';
import type { TicketEventData } from './events.ts';
import type { GoodsCommand } from './goods-commands.ts';
import type { Appeal, Bill, Hold } from './legs.ts';
import type { Made } from './made.ts';
import type { PendingRuling } from './pending.ts';
import type { TalkCommand } from './talk-commands.ts';
import type { Granted, Offer, Ticket, TicketEvidence, Wanted } from './ticket.ts';

type Side = 'buyer' | 'merchant';

export type ClaimCommand =
  | {
      readonly type: 'revise_claim';
      readonly claim: Claim;
      /** Another reason has another window. */
      readonly claimClosesAt?: string | undefined;
    }
  /** The buyer wants another solution, or gives another reason: judged anew, which counts as a submission (E31). */
  | {
      readonly type: 'change_solution';
      readonly claim: Claim;
      readonly claimClosesAt?: string | undefined;
    }
  /** `wanted`: asked by a person, of one party, by a time; else the rules' own slots (E03). */
  | {
      readonly type: 'request_evidence';
      readonly keys: readonly EvidenceKey[];
      readonly wanted?: Wanted | undefined;
    }
  | {
      readonly type: 'add_evidence';
      readonly evidence: readonly TicketEvidence[];
      readonly enough: boolean;
    }
  | { readonly type: 'found'; readonly findings: Findings }
  | {
      readonly type: 'refer';
      readonly verdict?: Verdict;
      readonly group: string;
      readonly reasons: readonly string[];
      readonly row: string;
      readonly urgent?: boolean;
    }
  /** A no of the rules or of a person. */
  | {
      readonly type: 'decline';
      readonly verdict?: Verdict;
      readonly reasons: readonly string[];
      readonly row?: string;
      readonly note?: string;
    }
  | { readonly type: 'assign'; readonly assignee: NonNullable<Ticket['assignee']> }
  | { readonly type: 'withdraw' }
  | { readonly type: 'reopen' }
  | {
      readonly type: 'rate';
      readonly score: number;
      readonly resolved?: boolean | undefined;
      readonly note?: string | undefined;
    };

export type OfferCommand =
  | {
      readonly type: 'reach_verdict';
      readonly verdict: OfferVerdict;
      readonly offers: readonly Offer[];
    }
  /** E05 to E08: the rules lead straight on. */
  | {
      readonly type: 'proceed';
      readonly verdict: ProceedVerdict;
      readonly consentId?: string;
      readonly made: Made;
    }
  /** A person offers (E16), or asks the merchant first. */
  | {
      readonly type: 'offer';
      readonly row: string;
      readonly offers: readonly Offer[];
      readonly verdict?: Verdict;
      readonly to?: 'offer_wait' | 'merchant_review' | 'negotiation';
    }
  | ({
      readonly type: 'accept';
      readonly offerId: string;
      readonly consentId: string;
      readonly liability: Liability;
    } & Made)
  /** Terms nobody has to choose: a decision is carried out. */
  | { readonly type: 'grant'; readonly row: string; readonly granted: Granted; readonly made: Made }
  /** E10: the buyer wants terms that the merchant has to agree to first. */
  | { readonly type: 'ask_merchant'; readonly offerId: string; readonly consentId: string }
  | { readonly type: 'consent'; readonly offerId: string; readonly consentId: string }
  | TalkCommand
  | { readonly type: 're_offer'; readonly offers: readonly Offer[]; readonly uplifted: boolean }
  | { readonly type: 'decline_offer'; readonly offerId: string }
  | { readonly type: 'merchant_agree'; readonly row: string; readonly note?: string }
  | { readonly type: 'merchant_reject'; readonly reasonCode: string; readonly note: string };

export type ReviewCommand =
  | { readonly type: 'hold_ruling'; readonly pending: PendingRuling }
  | { readonly type: 'drop_ruling' }
  /** `seats`: the experts who vote on it; none where an appraiser outside reports. */
  | { readonly type: 'send_to_appraisal'; readonly seats?: readonly JurySeat[] | undefined }
  | { readonly type: 'ask_appraisal_fee'; readonly feeCents: Cents }
  | {
      readonly type: 'agree_appraisal_fee';
      readonly consentId: string;
      readonly seats?: readonly JurySeat[] | undefined;
    }
  /** E17: goods that may not be sold again are kept; a person signs the decision. */
  | { readonly type: 'quarantine'; readonly note: string }
  | { readonly type: 'open_arbitration' }
  | {
      readonly type: 'file_statement';
      readonly by: Side;
      readonly note: string;
      readonly evidence: readonly TicketEvidence[];
    }
  /** T-09: more time, once; `wanted` is what an arbiter asks a side for. */
  | {
      readonly type: 'open_supplement';
      readonly for: Side | 'both';
      readonly until: string;
      readonly wanted?: Wanted | undefined;
    }
  | { readonly type: 'agree_to_jury'; readonly by: Side }
  | { readonly type: 'open_jury'; readonly seats: readonly JurySeat[] }
  | {
      readonly type: 'decline_seat';
      readonly seat: JurySeat;
      readonly instead?: JurySeat | undefined;
    }
  | { readonly type: 'vote'; readonly seat: string; readonly for: Side; readonly reason: string }
  /** E17 to E20: decided; `grant` or `decline` carries it out. */
  | { readonly type: 'arbitrate'; readonly outcome: string; readonly note: string }
  | { readonly type: 'appeal'; readonly appeal: Appeal }
  | { readonly type: 'draw_audit'; readonly tier: Tier }
  | {
      readonly type: 'audit';
      readonly outcome: 'confirmed' | 'overturned';
      readonly note?: string | undefined;
    }
  /** E33: what was decided stays. */
  | { readonly type: 'uphold'; readonly note: string }
  /** `dispute`: by the bank's word, which also ends it. */
  | {
      readonly type: 'suspend';
      readonly reason: string;
      readonly dispute?: true;
      /** The bank takes an answer for less time than T-22 gives. */
      readonly until?: string | undefined;
    }
  /** A chargeback while the refund is already on its way: it cannot be stopped, only known. */
  | { readonly type: 'note_dispute'; readonly reason: string }
  | { readonly type: 'resume' };

export type MoneyCommand =
  /** DT-7b: a coupon beside whatever is decided, once a case. */
  | { readonly type: 'say_sorry'; readonly coupon: NonNullable<Made['coupon']> }
  | { readonly type: 'hold'; readonly hold: Hold }
  | { readonly type: 'release_hold' }
  | {
      readonly type: 'refund_succeeded';
      readonly refundId: string;
      readonly journalKeys: readonly string[];
    }
  | { readonly type: 'refund_failed'; readonly refundId: string; readonly reason: string }
  | { readonly type: 'refund_refused'; readonly refundId: string; readonly reason: string }
  | { readonly type: 'retry_refund'; readonly refundId: string }
  /** O3-3: the carrier's answer clears what is open of the claim against it. */
  | {
      readonly type: 'carrier_answered';
      readonly clearedCents: Cents;
      readonly admittedCents: Cents;
    }
  | { readonly type: 'receive_bill'; readonly bill: Omit<Bill, 'paidCents' | 'payments'> }
  | {
      readonly type: 'pay_bill';
      readonly billId: string;
      readonly owedCents: Cents;
      readonly expenseCents: Cents;
    }
  | { readonly type: 'settle'; readonly journalKeys: readonly string[] };

export type ClockCommand =
  | { readonly type: 'time_out' }
  | { readonly type: 'escalate_to_lead' }
  | { readonly type: 'remind'; readonly percent: number }
  | { readonly type: 'extend_deadline'; readonly hours: number; readonly note: string };

/** What may be asked of a case; what of it its state allows, `decide` says. */
export type Command =
  | {
      readonly type: 'submit';
      readonly opened: Extract<TicketEventData, { type: 'ticket_submitted' }>['opened'];
    }
  | ClaimCommand
  | OfferCommand
  | GoodsCommand
  | ReviewCommand
  | MoneyCommand
  | ClockCommand;

export type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>;
