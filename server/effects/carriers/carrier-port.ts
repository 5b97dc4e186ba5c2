import type { Cents } from '../../terms/money.ts';
import type { Party } from '../../terms/party.ts';

export interface LabelRequest {
  /** The way of the goods that the label is for. */
  readonly legId: string;
  readonly ticketId: string;
  /** The number the buyer has been shown; a carrier that gives numbers of its own ignores it. */
  readonly trackingNo: string;
  readonly payer: Party;
  readonly insuredCents: Cents;
  /** The same for every try: the carrier books once per key. */
  readonly idempotencyKey: string;
}

export interface BookedLabel {
  readonly carrier: string;
  readonly trackingNo: string;
  /** When the goods are fetched, in the carrier's words. */
  readonly pickup?: string | undefined;
}

/** A carrier of our labels. Throwing means that nothing is known: the same request is sent again. */
export interface CarrierPort {
  readonly name: string;
  bookLabel(request: LabelRequest): Promise<BookedLabel>;
  /** Gives back a label that no one has scanned; one that is gone already is no failure. */
  cancelLabel(label: {
    readonly trackingNo: string;
    readonly idempotencyKey: string;
  }): Promise<void>;
}
