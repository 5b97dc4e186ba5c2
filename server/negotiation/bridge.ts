import type { Cents } from '../terms/money.ts';
import type { Range } from './mandate.ts';

interface Interval {
  readonly low: Cents;
  readonly high: Cents;
}

/**
 * The coarsest point of `open` that `zone` holds: halves the open interval until a half-way point
 * lies in the zone. Each halving asks of one point whether both would take it and stops at the first
 * yes, so that what it tells of either end is no finer than the zone itself forces.
 */
export function coarsestIn(open: Interval, zone: Interval): Cents | undefined {
  let { low, high } = open;
  while (low <= high) {
    const middle = low + Math.floor((high - low) / 2);
    if (middle < zone.low) low = middle + 1;
    else if (middle > zone.high) high = middle - 1;
    else return middle;
  }
  return undefined;
}

interface Bridged {
  readonly buyer: Range;
  readonly merchant: Range;
  /** Where each side has publicly come to in this remedy. */
  readonly asked: Cents;
  readonly offered: Cents;
}

/**
 * One sum that both mandates hold, between what the two last said; undefined where none is. It is
 * neither side's reserve while the zone holds any other sum.
 */
export function bridge({ buyer, merchant, asked, offered }: Bridged): Cents | undefined {
  const open = { low: Math.min(asked, offered), high: Math.max(asked, offered) };
  const inner = {
    low: buyer.to + (buyer.secret ? 1 : 0),
    high: merchant.to - (merchant.secret ? 1 : 0),
  };
  const zones = [
    inner,
    { low: inner.low, high: merchant.to },
    { low: buyer.to, high: inner.high },
    { low: buyer.to, high: merchant.to },
  ];
  for (const zone of zones) {
    const found = coarsestIn(open, zone);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The remedies that both would take, each with both sides' ranges. */
export const sharedWays = (
  buyer: readonly Range[],
  merchant: readonly Range[],
): readonly { readonly buyer: Range; readonly merchant: Range }[] =>
  buyer.flatMap((mine) => {
    const theirs = merchant.find(({ remedy }) => remedy === mine.remedy);
    return theirs && mine.to <= theirs.to ? [{ buyer: mine, merchant: theirs }] : [];
  });
