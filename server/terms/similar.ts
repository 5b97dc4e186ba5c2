import type { Bps } from './money.ts';
import type { Leaf, Remedy } from './reason.ts';
import type { TicketState } from './state.ts';

/** How cases like this one went on from where it stands. */
export interface SimilarCases {
  readonly count: number;
  /** Minutes that half of them, and four in five, still took. */
  readonly p50Minutes: number;
  readonly p80Minutes: number;
  /** How most of them ended. */
  readonly usual: { readonly remedy: Remedy; readonly shareBps: Bps };
}

/** What is known of finished cases of a reason from this state on; undefined where they are too few. */
export type Similar = (leaf: Leaf, state: TicketState) => SimilarCases | undefined;

/** From so many on they say something. */
export const SIMILAR_MIN_COUNT = 30;
