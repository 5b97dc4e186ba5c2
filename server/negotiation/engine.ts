import type { Cents } from '../terms/money.ts';
import { bridge, sharedWays } from './bridge.ts';
import { type Progress, stepOn } from './ladder.ts';
import {
  allows,
  type Bounds,
  type Mandate,
  type Proposed,
  type Range,
  rangesOf,
  type Side,
  utilityBps,
} from './mandate.ts';

// What "a reserve is not disclosed" means here. A party's own proposals never name it, and are the same
// for every reserve within one step of the veil, so that they cannot tell it any closer; they are made
// of its mandate and of what was said aloud, never of the other side's mandate. Only where the
// ladders do not meet are both mandates looked at together, by halving what lies openly between the
// two: the first point that both hold is named, and it is a reserve only where nothing else is shared.
// An answer is a yes or no to one sum; a talk has so few rounds that asking one's way to it is no way.

export interface Table {
  /** The platform's bounds, a line for each remedy that may be agreed. */
  readonly bounds: readonly Bounds[];
  /** What was paid: sets how coarse the steps are. */
  readonly veilCents: Cents;
}

export interface Standing {
  readonly progress: Progress;
  /** The other side's proposal that stands open. */
  readonly theirs?: Proposed | undefined;
}

export type Move =
  | { readonly kind: 'accept' }
  | { readonly kind: 'propose'; readonly proposed: Proposed }
  /** Nothing more to say within the mandate: what was proposed stands. */
  | { readonly kind: 'hold' };

const betterOf = (side: Side, a: Cents, b: Cents): Cents =>
  side === 'buyer' ? Math.max(a, b) : Math.min(a, b);

/** What a party would say next of its own accord, answering in the other side's way where it may. */
function nextOf(mandate: Mandate, table: Table, { progress, theirs }: Standing) {
  const ranges = rangesOf(mandate, table.bounds);
  const best = ranges.reduce<Range | undefined>(
    (top, one) => (top && top.worthBps >= one.worthBps ? top : one),
    undefined,
  );
  const range = ranges.find(({ remedy }) => remedy === theirs?.remedy) ?? best;
  if (!range) return undefined;
  const at = { progress, veilCents: table.veilCents };
  return {
    range,
    proposed: {
      remedy: range.remedy,
      amountCents: stepOn(mandate.side, mandate.style, range, at),
    },
  };
}

/**
 * What the engine does in a party's name. It accepts what is as good as what it would say next, and
 * with its last word anything its mandate allows; it never proposes what the mandate or the platform
 * does not allow, and knows nothing of the other side but what that side said.
 */
export function moveFor(mandate: Mandate, table: Table, standing: Standing): Move {
  const { theirs, progress } = standing;
  const isLast = progress.made >= progress.rounds || progress.elapsedBps >= 10_000;
  const next = nextOf(mandate, table, standing);
  if (!next) return { kind: 'hold' };
  if (theirs && allows(mandate, table.bounds, theirs)) {
    if (isLast) return { kind: 'accept' };
    const { side } = mandate;
    const { amountCents } = next.proposed;
    if (
      next.range.remedy === theirs.remedy &&
      betterOf(side, theirs.amountCents, amountCents) === theirs.amountCents
    )
      return { kind: 'accept' };
  }
  return isLast ? { kind: 'hold' } : { kind: 'propose', proposed: next.proposed };
}

export interface Spoken {
  readonly by: Side | 'platform';
  readonly proposed: Proposed;
}

export interface TalkResult {
  /** Everything that was said, in order; the last is what was agreed, where it was. */
  readonly spoken: readonly Spoken[];
  readonly agreed?: Proposed | undefined;
}

/**
 * A whole talk where both sides asked the engine to speak: at most `rounds` proposals each, and where
 * they have not met by then the platform names one sum that both mandates hold, if there is one.
 */
export function talk(
  buyer: Mandate,
  merchant: Mandate,
  table: Table & { readonly rounds: number },
): TalkResult {
  const spoken: Spoken[] = [];
  const last: Partial<Record<Side, Proposed>> = {};
  for (let made = 0; made < table.rounds; made += 1) {
    for (const mine of [buyer, merchant]) {
      const theirs = last[mine.side === 'buyer' ? 'merchant' : 'buyer'];
      const progress = { made, rounds: table.rounds, elapsedBps: 0 };
      const move = moveFor(mine, table, { progress, theirs });
      if (move.kind === 'accept' && theirs) return { spoken, agreed: theirs };
      if (move.kind !== 'propose') continue;
      last[mine.side] = move.proposed;
      spoken.push({ by: mine.side, proposed: move.proposed });
    }
  }
  const agreed = mediate(buyer, merchant, table);
  return agreed
    ? { spoken: [...spoken, { by: 'platform', proposed: agreed }], agreed }
    : { spoken };
}

/**
 * The platform's own proposal between two mandates: of the ways that both would take, the one whose
 * sum is worth most to both together. Undefined where they share no terms.
 */
export function mediate(
  buyer: Mandate,
  merchant: Mandate,
  { bounds, veilCents, rounds }: Table & { readonly rounds: number },
): Proposed | undefined {
  const at = { progress: { made: rounds, rounds, elapsedBps: 0 }, veilCents };
  let best: { readonly proposed: Proposed; readonly worth: number } | undefined;
  for (const way of sharedWays(rangesOf(buyer, bounds), rangesOf(merchant, bounds))) {
    const amountCents = bridge({
      ...way,
      asked: stepOn('buyer', buyer.style, way.buyer, at),
      offered: stepOn('merchant', merchant.style, way.merchant, at),
    });
    if (amountCents === undefined) continue;
    const worth =
      utilityBps('buyer', way.buyer, amountCents) *
      utilityBps('merchant', way.merchant, amountCents);
    if (best && best.worth >= worth) continue;
    best = { proposed: { remedy: way.buyer.remedy, amountCents }, worth };
  }
  return best?.proposed;
}
