import type { Cents } from '../terms/money.ts';
import type { Range, Side, Style } from './mandate.ts';

/** How far a talk has come: rounds that a side has spoken in, and how much of the time is over. */
export interface Progress {
  /** Proposals this side has made so far. */
  readonly made: number;
  /** Proposals a side may make in all; at least 1. */
  readonly rounds: number;
  /** Time gone of the time there is, 0 to 10,000. */
  readonly elapsedBps: number;
}

/** Steps are as coarse as a hundredth of the price, made a round figure. */
const VEIL_SHARE = 100;
const ROUND_FIGURES = [1, 2, 5, 10] as const;

/**
 * The width of the veil: proposals are multiples of it, and every reserve within one step of it leads
 * to the same proposals. 1, 2 or 5 times a power of ten, at least a hundredth of the price.
 */
export function veilOf(priceCents: Cents): Cents {
  const least = Math.max(1, Math.ceil(priceCents / VEIL_SHARE));
  const power = 10 ** Math.floor(Math.log10(least));
  const figure = ROUND_FIGURES.find((one) => one * power >= least) ?? 10;
  return figure * power;
}

/**
 * How far a party's own proposals go: short of its reserve by up to one step, so that no proposal
 * names it and none tells where within the step it is. A public bound needs no veil.
 */
export function limitOf(side: Side, { from, to, secret }: Range, veilCents: Cents): Cents {
  if (!secret) return to;
  return side === 'buyer'
    ? Math.min(from, (Math.floor(to / veilCents) + 1) * veilCents)
    : Math.max(from, (Math.ceil(to / veilCents) - 1) * veilCents);
}

/** The share of the way that is given by step `k` of `n`, as a fraction. */
function given(style: Style, k: number, n: number): readonly [number, number] {
  switch (style) {
    case 'firm':
      return [k ** 3, n ** 3];
    case 'balanced':
      return [k, n];
    case 'generous':
      return [n ** 3 - (n - k) ** 3, n ** 3];
  }
}

/** What a side asks for at this point of the talk: from its wish towards its limit, never back. */
export function stepOn(
  side: Side,
  style: Style,
  range: Range,
  { progress, veilCents }: { readonly progress: Progress; readonly veilCents: Cents },
): Cents {
  const limit = limitOf(side, range, veilCents);
  const { made, rounds, elapsedBps } = progress;
  const last = Math.max(1, rounds - 1);
  const k = Math.min(last, Math.max(made, Math.floor((elapsedBps * last) / 10_000)));
  const [part, whole] = given(style, k, last);
  const way = Math.floor((Math.abs(limit - range.from) * part) / whole);
  const raw = side === 'buyer' ? range.from - way : range.from + way;
  // Rounded towards the own wish, so that a step gives no more than its share.
  return side === 'buyer'
    ? Math.min(range.from, Math.ceil(raw / veilCents) * veilCents)
    : Math.max(range.from, Math.floor(raw / veilCents) * veilCents);
}
