import type { Cents } from '../terms/money.ts';
import type { Buyer, Merchant, Order, OrderItem } from '../terms/order.ts';
import type { Leaf, Remedy, Severity, Zone } from '../terms/reason.ts';
import type { EvidenceGrade } from '../terms/verdict.ts';

/** Everything a decision may look at: loaded before, so that a rule asks nothing of the world. */
export interface Facts {
  /** Business instant, ISO 8601 UTC. */
  readonly now: string;
  readonly order: Order;
  readonly item: OrderItem;
  readonly merchant: Merchant;
  readonly buyer: Buyer;
  readonly claim: {
    readonly leaf: Leaf;
    readonly part?: string | undefined;
    readonly zone?: Zone | undefined;
    readonly severity?: Severity | undefined;
    readonly requested: {
      readonly remedy?: Remedy | undefined;
      readonly amountCents?: Cents | undefined;
      readonly percentBps?: number | undefined;
    };
  };
  /** When the buyer first told of the claim; windows are judged by it. */
  readonly submittedAt: string;
  readonly submissions: number;
  readonly evidence: {
    readonly score: number;
    readonly grade: EvidenceGrade;
    readonly reused?: 'own' | 'other' | undefined;
  };
  /** Cash already refunded on this line. */
  readonly refundedCents: Cents;
  /** Accepted settlements like this one. */
  readonly history?:
    | { readonly count: number; readonly p25Bps: number; readonly p75Bps: number }
    | undefined;
}
