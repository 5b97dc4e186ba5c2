import type { Claim } from '../terms/claim.ts';
import type { Findings } from '../terms/finding.ts';
import type { Cents } from '../terms/money.ts';
import type { Buyer, Merchant, Order, OrderItem } from '../terms/order.ts';
import type { EvidenceGrade } from '../terms/verdict.ts';

/** Everything a decision may look at: loaded before, so that a rule asks nothing of the world. */
export interface Facts {
  /** Business instant, ISO 8601 UTC. */
  readonly now: string;
  readonly order: Order;
  readonly item: OrderItem;
  readonly merchant: Merchant;
  readonly buyer: Buyer;
  readonly claim: Claim;
  /** What systems and partners have found so far; none on the first look. */
  readonly findings: Findings;
  /** When the buyer first told of the claim; windows are judged by it. */
  readonly submittedAt: string;
  readonly submissions: number;
  /** Repairs of this claim that did not hold (E28). */
  readonly failedRepairs?: number | undefined;
  /** When the repair in hand began; past DT-14's longest the buyer may choose again. */
  readonly repairSince?: string | undefined;
  /** Pieces of the order's lines that have gone back by other claims (DT-8, DT-17). */
  readonly returned?: Readonly<Record<string, number>> | undefined;
  /** What we know of this buyer beside what the storefront tells (DT-4, DT-9). */
  readonly habits?: BuyerHabits | undefined;
  readonly evidence: {
    readonly score: number;
    readonly grade: EvidenceGrade;
    readonly reused?: 'own' | 'other' | undefined;
  };
  /** Cash already refunded on this line. */
  readonly refundedCents: Cents;
  /** What is left of the prices of the order's other lines, where promotions bind them together (DT-17). */
  readonly othersRoomCents?: Cents | undefined;
  /** Accepted settlements like this one. */
  readonly history?:
    | { readonly count: number; readonly p25Bps: number; readonly p75Bps: number }
    | undefined;
}

/** Counted over our own cases; absent figures count as none. */
export interface BuyerHabits {
  readonly noReasonReturns30d?: number | undefined;
  readonly keepGoodsRefunds30d?: number | undefined;
  /** The most that 30 days had, up to any day of the last 30 (DT-9). */
  readonly keepGoodsPeak30d?: number | undefined;
  readonly keepGoodsRefunds90d?: number | undefined;
  /** Returns that came back R3 or worse. */
  readonly wornReturns90d?: number | undefined;
  readonly confirmedSwap180d?: boolean | undefined;
  /** Accounts of the same address that filed within 30 days, this one with them. */
  readonly cluster30d?: number | undefined;
  /** Text that looked like an instruction to a machine: logged only, DT-4 adds its points. */
  readonly injection?: boolean | undefined;
}
