import type { EvidenceKey } from './evidence.ts';
import type { TicketState } from './state.ts';

/** Somebody who may be asked to sit on a jury. */
export interface Juror {
  readonly userId: string;
  /** What they are an expert of: trunks (`nad`) and categories (`luxury`), lower case; none for most. */
  readonly topics: readonly string[];
  /** Buyers and merchants they have to do with, by id: they do not judge those. */
  readonly ties: readonly string[];
}

/** A place on a jury, and who was asked to take it. */
export interface JurySeat {
  /** `1` to the number of seats. */
  readonly seat: string;
  readonly userId: string;
  /** Sits there for what they know of such goods. */
  readonly expert: boolean;
}

/** Papers that say who the sides are: a jury judges without them. */
export const NOT_FOR_JURIES: readonly EvidenceKey[] = [
  'photo_waybill',
  'carrier_proof',
  'bank_statement',
];

interface Votable {
  readonly state: TicketState;
  readonly arbitration?: { readonly seats?: readonly JurySeat[] | undefined } | undefined;
}

/** Whether people are voting on a case now: a jury, or a panel of experts (DT-15). */
export const isVotedOn = ({ state, arbitration }: Votable): boolean =>
  state === 'arb_jury' || (state === 'appraisal' && (arbitration?.seats?.length ?? 0) > 0);
