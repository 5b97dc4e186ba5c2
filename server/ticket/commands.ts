import type { Claim } from '../terms/claim.ts';
import type { DeclineVerdict, OfferVerdict, ReferVerdict } from '../terms/verdict.ts';
import type { Offer, Refund, TicketEventData, TicketEvidence } from './ticket.ts';

/** What may be asked of a ticket; what of it its state allows, `decide` says. */
export type Command =
  | {
      readonly type: 'submit';
      readonly opened: Extract<TicketEventData, { type: 'ticket_submitted' }>['opened'];
    }
  | { readonly type: 'revise_claim'; readonly claim: Claim }
  | {
      readonly type: 'request_evidence';
      readonly keys: Extract<TicketEventData, { type: 'evidence_requested' }>['keys'];
    }
  | {
      readonly type: 'add_evidence';
      readonly evidence: readonly TicketEvidence[];
      readonly enough: boolean;
    }
  | {
      readonly type: 'reach_verdict';
      readonly verdict: OfferVerdict;
      readonly offers: readonly Offer[];
    }
  | {
      readonly type: 'refer';
      readonly verdict?: ReferVerdict;
      readonly group: string;
      readonly reasons: readonly string[];
      readonly row: string;
    }
  | { readonly type: 'decline'; readonly verdict: DeclineVerdict }
  | {
      readonly type: 'accept';
      readonly offerId: string;
      readonly consentId: string;
      readonly refund?: Refund;
      readonly coupon?: {
        readonly id: string;
        readonly faceCents: number;
        readonly expiresAt: string;
      };
      readonly points?: { readonly id: string; readonly points: number };
    }
  | { readonly type: 'consent'; readonly offerId: string; readonly consentId: string }
  | { readonly type: 'counter'; readonly amountCents?: number | undefined }
  | { readonly type: 're_offer'; readonly offers: readonly Offer[]; readonly uplifted: boolean }
  | { readonly type: 'decline_offer'; readonly offerId: string }
  | { readonly type: 'withdraw' }
  | { readonly type: 'merchant_agree'; readonly row: string; readonly note?: string }
  | { readonly type: 'merchant_reject'; readonly reasonCode: string; readonly note: string }
  | {
      readonly type: 'refund_succeeded';
      readonly refundId: string;
      readonly journalKeys: readonly string[];
    }
  | { readonly type: 'refund_failed'; readonly refundId: string; readonly reason: string }
  | { readonly type: 'settle'; readonly journalKeys: readonly string[] }
  | { readonly type: 'time_out' }
  | { readonly type: 'escalate_to_lead' };
