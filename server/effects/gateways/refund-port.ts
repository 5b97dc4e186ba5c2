import type { Cents } from '../../terms/money.ts';

export interface RefundRequest {
  readonly refundId: string;
  readonly orderId: string;
  readonly amountCents: Cents;
  /** ISO 4217; absent means the currency the order was paid in. */
  readonly currency?: string | undefined;
  readonly reason: string;
  /** The same for every try of this refund: the gateway pays once per key. */
  readonly idempotencyKey: string;
}

export interface PayoutRequest {
  readonly payoutId: string;
  readonly merchantId: string;
  readonly amountCents: Cents;
  readonly currency: string;
  /** The same for every try of this payout: the gateway pays once per key. */
  readonly idempotencyKey: string;
}

/** `accepted` is not yet money: the result follows by query or by the gateway's own event. */
export type RefundAnswer =
  | { readonly status: 'accepted' }
  | { readonly status: 'failed'; readonly reason: string };

export type RefundState =
  | { readonly status: 'unknown' | 'processing' }
  | { readonly status: 'succeeded' }
  | { readonly status: 'failed'; readonly reason: string };

/** A payment gateway. Throwing means that nothing is known: the same request is sent again. */
export interface RefundPort {
  /** Names the gateway in the inbox, so that its event ids are its own. */
  readonly name: string;
  refund(request: RefundRequest): Promise<RefundAnswer>;
  /** Pays a merchant; asked how it went under the payout's id. */
  payOut(request: PayoutRequest): Promise<RefundAnswer>;
  query(id: string): Promise<RefundState>;
  /** Milliseconds between queries; absent where the gateway reports by itself. */
  readonly pollMs?: number | undefined;
}
