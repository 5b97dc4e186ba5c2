import type { Bps, Cents } from '../terms/money.ts';
import type { Remedy } from '../terms/reason.ts';

/** Who may let Redress speak in their name. */
export type Side = 'buyer' | 'merchant';

/** How fast a party gives way: late and little, evenly, or early. */
export const STYLES = ['firm', 'balanced', 'generous'] as const;
export type Style = (typeof STYLES)[number];

/** What a party would agree to of one remedy. */
export interface Scope {
  readonly remedy: Remedy;
  /** The cash it wishes for, which is where it begins. */
  readonly targetCents: Cents;
  /** The last cash it agrees to: the buyer's least, the merchant's most. Never told to anybody. */
  readonly reserveCents: Cents;
  /** How much it likes this way at its target, against its other ways. */
  readonly worthBps: Bps;
}

/** What a party allows to be agreed in its name. */
export interface Mandate {
  readonly side: Side;
  readonly style: Style;
  readonly scopes: readonly Scope[];
}

/** The platform's own mandate, public: what the tables owe the buyer, and the most they allow. */
export interface Bounds {
  readonly remedy: Remedy;
  readonly floorCents: Cents;
  readonly ceilingCents: Cents;
}

/** What is proposed; everything else of the terms follows from it. */
export interface Proposed {
  readonly remedy: Remedy;
  readonly amountCents: Cents;
}

/** One remedy as a party may speak of it: its mandate cut to the platform's bounds. */
export interface Range {
  readonly remedy: Remedy;
  readonly from: Cents;
  /** As far as it goes; `from` and `to` rise for a merchant and fall for a buyer. */
  readonly to: Cents;
  readonly worthBps: Bps;
  /** The end is the party's own secret, not a public bound. */
  readonly secret: boolean;
}

const held = (cents: Cents, { floorCents, ceilingCents }: Bounds): Cents =>
  Math.min(Math.max(cents, floorCents), ceilingCents);

/** The remedies that a mandate reaches within the platform's bounds; none where the two do not meet. */
export function rangesOf({ side, scopes }: Mandate, bounds: readonly Bounds[]): Range[] {
  return scopes.flatMap((scope) => {
    const bound = bounds.find(({ remedy }) => remedy === scope.remedy);
    if (!bound || bound.floorCents > bound.ceilingCents) return [];
    const { reserveCents, targetCents } = scope;
    const reaches =
      side === 'buyer' ? reserveCents <= bound.ceilingCents : reserveCents >= bound.floorCents;
    if (!reaches) return [];
    const to = held(reserveCents, bound);
    // A wish beyond one's own last word is that word; a buyer's below what is due is what is due.
    const wish = held(targetCents, bound);
    const from = side === 'buyer' ? Math.max(wish, to) : Math.min(wish, to);
    const { remedy, worthBps } = scope;
    return [{ remedy, from, to, worthBps, secret: to === reserveCents }];
  });
}

/** Whether a party's mandate and the platform's allow these terms. */
export function allows(
  mandate: Mandate,
  bounds: readonly Bounds[],
  { remedy, amountCents }: Proposed,
): boolean {
  const bound = bounds.find((one) => one.remedy === remedy);
  const scope = mandate.scopes.find((one) => one.remedy === remedy);
  if (!bound || !scope) return false;
  if (amountCents < bound.floorCents || amountCents > bound.ceilingCents) return false;
  return mandate.side === 'buyer'
    ? amountCents >= scope.reserveCents
    : amountCents <= scope.reserveCents;
}

/** Even a way at its very end is worth this much of what it is worth at the wish. */
const LEAST_BPS = 2_000;
const WHOLE = 10_000;

/** What terms are worth to a party, 0 to 10,000: its liking of the way, and how near its wish they are. */
export function utilityBps(side: Side, range: Range, amountCents: Cents): Bps {
  const { from, to, worthBps } = range;
  const beyond = side === 'buyer' ? amountCents - to : to - amountCents;
  if (beyond < 0) return 0;
  const span = Math.abs(from - to);
  const near = span === 0 ? 1 : Math.min(1, beyond / span);
  return Math.floor((worthBps * (LEAST_BPS + (WHOLE - LEAST_BPS) * near)) / WHOLE);
}
