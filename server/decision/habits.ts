import type { BuyerHabits } from './facts.ts';

/** Something a buyer's case came to that says a little of the buyer. */
export interface BuyerDeed {
  /** A refund that left the goods; a return without a reason; one that came back R3 or worse; another item. */
  readonly kind: 'kept' | 'no_reason' | 'worn' | 'swapped';
  readonly ticketId: string;
  readonly at: string;
}

const DAY = 86_400_000;
/** DT-4: so long accounts that file at one address count as a cluster. */
const CLUSTER_DAYS = 30;

/**
 * DT-4: accounts that filed at one address within the last 30 days, the one that files now with them.
 * `others`: when each other account last filed there, ISO 8601 UTC.
 */
export const clusterOf = (others: readonly string[], now: string): number =>
  1 + others.filter((at) => Date.parse(now) - Date.parse(at) <= CLUSTER_DAYS * DAY).length;

/** DT-9: what was too often stays so for 30 days after it was: the most of any 30 days that end in the last 30. */
function peakOf(instants: readonly number[], now: number): number {
  const month = 30 * DAY;
  const upTo = (end: number) => instants.filter((at) => at <= end && end - at <= month).length;
  return Math.max(0, ...instants.filter((at) => now - at <= month).map(upTo));
}

/** DT-4, DT-9: the deeds of the last days, counted as of `now`. */
export function habitsOf(deeds: readonly BuyerDeed[], now: string): BuyerHabits {
  const count = (kind: BuyerDeed['kind'], days: number): number =>
    deeds.filter(
      (deed) => deed.kind === kind && Date.parse(now) - Date.parse(deed.at) <= days * DAY,
    ).length;
  return {
    keepGoodsRefunds30d: count('kept', 30),
    keepGoodsPeak30d: peakOf(
      deeds.filter(({ kind }) => kind === 'kept').map(({ at }) => Date.parse(at)),
      Date.parse(now),
    ),
    keepGoodsRefunds90d: count('kept', 90),
    noReasonReturns30d: count('no_reason', 30),
    wornReturns90d: count('worn', 90),
    confirmedSwap180d: count('swapped', 180) > 0,
  };
}
