import type { Bps, Cents } from './money.ts';
import type { Party } from './party.ts';
import type { Remedy } from './reason.ts';

/** One step of a decision as a buyer could read it: which rule, on which facts, with which outcome. */
export interface TraceStep {
  readonly ruleId: string;
  readonly label: string;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
  readonly outcome: string;
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

export interface OfferVerdict extends Assessed {
  readonly kind: 'offer';
  readonly route: Route;
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
}

/** The rules say no; `reasons` name replies. */
export interface DeclineVerdict extends Assessed {
  readonly kind: 'decline';
  readonly reasons: readonly string[];
}

/** A person decides; `group` is the desk's queue. */
export interface ReferVerdict extends Assessed {
  readonly kind: 'refer';
  readonly group: 'appraisal' | 'logistics' | 'finance' | 'general' | 'lead';
  readonly reasons: readonly string[];
}

export type Verdict = OfferVerdict | DeclineVerdict | ReferVerdict;
