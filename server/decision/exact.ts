import type { Ratio } from '../terms/money.ts';

/** The product of whole numbers and fractions, as one exact fraction. */
export function product(start: number, factors: readonly Ratio[]): readonly [bigint, bigint] {
  let numerator = BigInt(start);
  let denominator = 1n;
  for (const [top, bottom] of factors) {
    numerator *= BigInt(top);
    denominator *= BigInt(bottom);
  }
  return [numerator, denominator];
}

/** Rounds a non-negative fraction to the nearest multiple of `step`, halves up. */
export function roundHalfUp([numerator, denominator]: readonly [bigint, bigint], step = 1): number {
  const unit = denominator * BigInt(step);
  return Number(((2n * numerator + unit) / (2n * unit)) * BigInt(step));
}

/** Rounds a non-negative fraction up to the next multiple of `step`. */
export function roundUp([numerator, denominator]: readonly [bigint, bigint], step = 1): number {
  const unit = denominator * BigInt(step);
  return Number(((numerator + unit - 1n) / unit) * BigInt(step));
}

/** `amount × bps / 10000`, halves up. */
export const shareOf = (amountCents: number, bps: number): number =>
  roundHalfUp(product(amountCents, [[bps, 10_000]]));

/** What share `part` is of `whole`, in whole basis points, rounded down. */
export const bpsOf = (part: number, whole: number): number =>
  whole <= 0 ? 0 : Number((BigInt(part) * 10_000n) / BigInt(whole));
