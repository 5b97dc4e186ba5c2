import type { Bps, Cents } from './money.ts';
import type { Grade } from './order.ts';

/** DT-11: in what state a return came back. */
export const INSPECTION_CLASSES = ['R0', 'R1', 'R2', 'R3', 'R4', 'R5'] as const;
export type InspectionClass = (typeof INSPECTION_CLASSES)[number];

/** What the inspection of a returned item found. */
export interface Inspection {
  readonly class: InspectionClass;
  /** A deduction the inspector proposes, held within the class's bounds; the rule set's proposal where absent. */
  readonly deductBps?: Bps | undefined;
  /** Keys of DT-6c, for R4. */
  readonly missing?: readonly string[] | undefined;
  /** The loss was caused after the buyer received it: with a party at fault only this is deducted. */
  readonly buyerCaused: boolean;
  readonly note: string;
  readonly evidenceIds: readonly string[];
  readonly at: string;
  /** `silence`: nobody inspected in time (T-14). */
  readonly by: 'platform' | 'merchant' | 'silence';
}

/** DT-13: what the issuer or the platform's log says of a card code. */
export const CODE_STATUSES = [
  'never_valid',
  'redeemed_before_delivery',
  'redeemed_by_buyer',
  'redeemed_unknown',
  'wrong_face',
  'wrong_region',
  'not_delivered',
  'reclaimed',
  'expired',
  'valid',
] as const;
export type CodeStatus = (typeof CODE_STATUSES)[number];

export interface CodeFinding {
  readonly status: CodeStatus;
  /** The codes it is about; all codes of the line where absent. */
  readonly codeIds?: readonly string[] | undefined;
  readonly deliveredAt?: string | undefined;
  readonly redeemedAt?: string | undefined;
  readonly listedFaceCents?: Cents | undefined;
  readonly actualFaceCents?: Cents | undefined;
  readonly at: string;
}

/** What the carrier answers to an interception or a trace. */
export interface TraceFinding {
  readonly status: 'intercepted' | 'failed' | 'lost' | 'delivered' | 'moving';
  readonly at: string;
}

export interface AppraisalFinding {
  readonly result: 'genuine' | 'counterfeit' | 'part_replaced' | 'restored' | 'inconclusive';
  readonly feeCents?: Cents | undefined;
  readonly note?: string | undefined;
  readonly at: string;
}

/** DT-6b: the platform's own grade of the item, never the buyer's; of a returned one, what to take off. */
export interface RegradeFinding {
  readonly grade?: Grade | undefined;
  /** DT-11: the class a second look at a return gives it. */
  readonly class?: InspectionClass | undefined;
  readonly deductBps?: Bps | undefined;
  readonly note?: string | undefined;
  readonly at: string;
}

export interface RepairFinding {
  readonly fixed: boolean;
  /** The repairer's bill; borne as liability says (O9). */
  readonly invoiceCents?: Cents | undefined;
  readonly at: string;
}

/** What a repairer asks for a repair before it is done; it is held to it. */
export interface RepairQuoteFinding {
  readonly cents: Cents;
  /** The merchant told it in person, and not a repairer of somebody else's. */
  readonly by?: 'merchant' | undefined;
  readonly at: string;
}

/** What the carrier admits of a claim against it; the rest falls on who booked the parcel (O3-3). */
export interface CarrierClaimFinding {
  readonly admittedCents: Cents;
  readonly at: string;
}

/** A carrier's bill for a label (2007), or a repairer's or expert's (2008). */
export interface BillFinding {
  /** Whatever the sender calls it; it is paid once under this name. */
  readonly id: string;
  readonly of: 'freight' | 'vendor';
  readonly cents: Cents;
  readonly at: string;
}

/** What the platform's last look at the item before it left says (L09, L13). */
export interface OutboundFinding {
  readonly clean: boolean;
  readonly at: string;
}

/** Everything found so far on one case; a decision reads it as facts. */
export interface Findings {
  readonly code?: CodeFinding | undefined;
  readonly trace?: TraceFinding | undefined;
  readonly appraisal?: AppraisalFinding | undefined;
  readonly regrade?: RegradeFinding | undefined;
  readonly repair?: RepairFinding | undefined;
  readonly repairQuote?: RepairQuoteFinding | undefined;
  readonly carrierClaim?: CarrierClaimFinding | undefined;
  readonly outbound?: OutboundFinding | undefined;
  readonly stockOut?: { readonly at: string } | undefined;
  readonly bill?: BillFinding | undefined;
}
