import type { Bps, Cents } from './money.ts';
import type { Party } from './party.ts';
import type { Leaf, Remedy } from './reason.ts';
import type { TicketState } from './state.ts';

/** One step of a decision as a buyer could read it: which rule, on which facts, with which outcome. */
export interface TraceStep {
  readonly ruleId: string;
  readonly label: string;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
  /** Facts that only one side and the platform read: what it allows beforehand, or how it is trusted. */
  readonly kept?:
    | { readonly for: 'buyer' | 'merchant'; readonly facts: TraceStep['facts'] }
    | undefined;
  readonly outcome: string;
  /** What would change the outcome, as the key of a sentence. */
  readonly change?: string | undefined;
}

/** Who bears the loss; the four shares add up to 10,000. */
export interface Liability {
  readonly merchantBps: Bps;
  readonly platformBps: Bps;
  readonly carrierBps: Bps;
  readonly buyerBps: Bps;
  /** The row of DT-16 that matched. */
  readonly basis: string;
  /** 0 to 10,000; below 8,000 a person decides. */
  readonly confidenceBps: Bps;
}

export interface CouponTerms {
  readonly faceCents: Cents;
  readonly validDays: number;
  /** Smallest order it applies to; 0 is none. */
  readonly thresholdCents: Cents;
}

/** Who pays for the way back of the goods (DT-8). */
export interface FreightTerms {
  readonly payer: Party;
  readonly labelCents: Cents;
  /** Taken off the refund; only with the buyer's consent, which accepting these terms is. */
  readonly offset: boolean;
  /** Outbound freight given back (EU withdrawal) or, below zero, deducted (暂行办法 §18). */
  readonly outboundCents?: Cents | undefined;
}

/** One flaw's part of the cash, where there are several. */
export interface PricedFlaw {
  readonly leaf: Leaf;
  readonly part?: string | undefined;
  readonly accessory?: string | undefined;
  readonly ruleId: string;
  readonly bps?: Bps | undefined;
  readonly cents: Cents;
}

/** What a buyer would get. `amountCents` is the cash part; coupon and points come beside or instead of it. */
export interface RemedyTerms {
  readonly remedy: Remedy;
  readonly amountCents: Cents;
  /** The cash part as a share of what was paid, where the amount came from a share. */
  readonly percentBps?: Bps | undefined;
  readonly coupon?: CouponTerms | undefined;
  readonly points?: number | undefined;
  /** What coupon and points stand in for: the payer gives this, the platform the uplift. */
  readonly cashEquivalentCents?: Cents | undefined;
  /** Present where goods travel: back, out again, or both ways for a repair. */
  readonly freight?: FreightTerms | undefined;
  /** What an inspection takes off; already left out of `amountCents`. */
  readonly deductCents?: Cents | undefined;
  readonly flaws?: readonly PricedFlaw[] | undefined;
  /** What is sent again: the item, or accessories of it. */
  readonly resend?: readonly string[] | undefined;
  /** Who must agree before these terms are carried out (DT-5); nobody where absent. */
  readonly agreedBy?: 'merchant' | 'platform' | undefined;
  /** Beyond the price (DT-15): decided by a person only, paid by transfer, never through the gateway. */
  readonly compensationCents?: Cents | undefined;
}

export type Risk = 'low' | 'medium' | 'high' | 'critical';
/** Ordered, so that no guard ever compares the words. */
export const RISK_RANK: Readonly<Record<Risk, number>> = {
  low: 0,
  medium: 1,
  high: 2,
  critical: 3,
};

export type EvidenceGrade = 'complete' | 'adequate' | 'insufficient';

/** Who must agree before the terms stand. */
export type Route = 'automatic' | 'merchant' | 'platform';

interface Assessed {
  readonly ruleSetVersion: string;
  readonly trace: readonly TraceStep[];
  readonly ruleIds: readonly string[];
}

/** What the tables give, whoever has still to agree to it. */
export interface Computed {
  readonly terms: RemedyTerms;
  readonly alternatives: readonly RemedyTerms[];
  /** The most that the tables allow to be paid in cash here. */
  readonly capCents: Cents;
  /** What the table gives, also where the buyer asked for less. */
  readonly tableCents: Cents;
  readonly tableBps: Bps;
  readonly liability: Liability;
  readonly freightPayer: Party;
  readonly risk: Risk;
  /**
   * The merchant would have been asked, and had agreed beforehand by this version of its mandate
   * (DT-10). Not up to how much: the case's own record is read by the buyer too.
   */
  readonly mandate?: { readonly version: number } | undefined;
}

/** A choice for the buyer; with the route `merchant` the merchant agrees first. */
export interface OfferVerdict extends Assessed, Computed {
  readonly kind: 'offer';
  readonly route: Exclude<Route, 'platform'>;
}

/** The rules lead straight on, with nothing to choose: E05 to E08. */
export interface ProceedVerdict extends Assessed, Computed {
  readonly kind: 'proceed';
  readonly to: Extract<TicketState, 'return_wait' | 'refunding' | 'code_check' | 'intercepting'>;
}

/** The rules say no; `reasons` name replies. */
export interface DeclineVerdict extends Assessed {
  readonly kind: 'decline';
  readonly reasons: readonly string[];
  /** Instants the refusal speaks of, by name: `closedAt`, `redeemedAt`, `deliveredAt`. */
  readonly instants?: Readonly<Record<string, string>> | undefined;
}

/** A person decides; `group` is the desk's queue. */
export interface ReferVerdict extends Assessed {
  readonly kind: 'refer';
  readonly group: 'appraisal' | 'logistics' | 'finance' | 'general' | 'lead';
  readonly reasons: readonly string[];
  /** Danger to people: P0, ahead of everything. */
  readonly urgent?: boolean | undefined;
  /** What the tables would give, for one tap of whoever decides. */
  readonly proposal?: Computed | undefined;
}

/** Nothing to decide: the answer is information (ladder IF); `topic` names it. */
export interface InformVerdict extends Assessed {
  readonly kind: 'inform';
  readonly topic: string;
}

export type Verdict = OfferVerdict | ProceedVerdict | DeclineVerdict | ReferVerdict | InformVerdict;
