import type { Cents } from '../terms/money.ts';

/** What Redress itself knows of one line of an order. */
export interface LineFacts {
  readonly itemId: string;
  /** Cash already refunded or on its way for this line. */
  readonly refundedCents: Cents;
  /** The merchant's part of the price given back so far, and the commission given back with it. */
  readonly settledCents: Cents;
  readonly reversedCents: Cents;
  /** What was pending for it is available (T-25): a freeze takes it from there. */
  readonly matured: boolean;
  /** Tickets ever opened on this line. */
  readonly claims: number;
  readonly activeTicketId?: string | undefined;
  /** Pieces that cases have taken back from the buyer (`gonePieces`). */
  readonly gone?: readonly { readonly ticketId: string; readonly pieces: number }[] | undefined;
}
