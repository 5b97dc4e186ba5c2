/** What a visitor says to prove an order. */
export interface OrderClaim {
  /** The order's number as it was written, and as it may have been meant; never empty. */
  readonly numbers: readonly string[];
  /** The last four digits of the receiver's phone. */
  readonly digits: string;
}

/** `refused` says the same of an order that is not there and of digits that do not match. */
export type ProofOutcome = 'proven' | 'refused' | 'too_many';

export interface OrderProofs {
  /**
   * Checks the claim, and where it holds makes the talk that buyer's too, with this one order of
   * theirs. What fails is counted, by order and by visitor.
   */
  prove(
    claim: OrderClaim & { readonly conversationId: string; readonly visitorId: string },
  ): Promise<ProofOutcome>;
}
