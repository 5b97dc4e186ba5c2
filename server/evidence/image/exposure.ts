import type { Grey } from './sharpness.ts';

/** A photo is dark when even its lightest twentieth stays below this level of 255: nothing was lit. */
const DARK_BELOW = 64;
/** It is bright when even its darkest twentieth lies above this: glare or fog over everything. */
const BRIGHT_ABOVE = 200;
/** Level from which a pixel shows only white, and the share of such pixels that leaves nothing to see. */
const CLIPPED_FROM = 252;
const CLIPPED_SHARE = 0.9;
const EXTREME_SHARE = 0.05;

export interface Exposure {
  /** Mean light, 0 black to 1 white. */
  readonly exposure: number;
  readonly problem?: 'dark' | 'bright' | undefined;
}

/**
 * How a picture is lit. A black laptop on a black table or a white shoe on a sheet is well lit, so the
 * mean decides nothing: only a picture without any light, or without any dark, has a problem.
 */
export function exposureOf({ data }: Grey): Exposure {
  const counts = new Uint32Array(256);
  let sum = 0;
  for (const level of data) {
    counts[level] = (counts[level] ?? 0) + 1;
    sum += level;
  }
  const exposure = sum / (255 * Math.max(1, data.length));
  const darkest = quantile(counts, data.length * EXTREME_SHARE);
  const lightest = quantile(counts, data.length * (1 - EXTREME_SHARE));
  const clipped = quantile(counts, data.length * (1 - CLIPPED_SHARE)) >= CLIPPED_FROM;
  if (lightest < DARK_BELOW) return { exposure, problem: 'dark' };
  if (darkest > BRIGHT_ABOVE || clipped) return { exposure, problem: 'bright' };
  return { exposure };
}

/** The level below which `rank` pixels lie. */
function quantile(counts: Uint32Array, rank: number): number {
  let seen = 0;
  for (let level = 0; level < 256; level += 1) {
    seen += counts[level] ?? 0;
    if (seen > rank) return level;
  }
  return 255;
}
