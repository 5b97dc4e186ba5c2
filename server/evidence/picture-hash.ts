/** Width and height of the greyscale thumbnail that is hashed: nine columns give eight differences a row. */
export const HASH_WIDTH = 9;
export const HASH_HEIGHT = 8;
/** Side of the greyscale signature by which two candidates are compared. */
export const SIGNATURE_SIDE = 32;
/** Levels by which a neighbour must be darker to count: the grain of an empty wall is no feature. */
const STEP_LEVELS = 2;
/** Set bits a hash needs at least, and at most, to tell one picture from any other. */
const TELLING_BITS = { least: 12, most: 52 } as const;
/**
 * Correlation from which two signatures are one picture. Another size, quality or brightness stays above
 * 0.995; a second shot of the same thing from the same hand falls below 0.98.
 */
const SAME_PICTURE = 0.99;

/**
 * Difference hash of a 9 by 8 greyscale thumbnail, 16 hex digits: whether each pixel is lighter than
 * the one right of it. It finds candidates only: among many photos of laptops on tables some agree by
 * chance, so `samePicture` decides. Undefined for a picture too plain to look up.
 */
export function pictureHash(thumbnail: Uint8Array): string | undefined {
  let hash = 0n;
  let set = 0;
  for (let y = 0; y < HASH_HEIGHT; y += 1) {
    for (let x = 0; x < HASH_WIDTH - 1; x += 1) {
      const at = y * HASH_WIDTH + x;
      const lighter = (thumbnail[at] ?? 0) > (thumbnail[at + 1] ?? 0) + STEP_LEVELS;
      hash = (hash << 1n) | (lighter ? 1n : 0n);
      if (lighter) set += 1;
    }
  }
  if (set < TELLING_BITS.least || set > TELLING_BITS.most) return undefined;
  return hash.toString(16).padStart(16, '0');
}

/** Whether two 32 by 32 greyscale signatures are of one picture, whatever its size or brightness. */
export const samePicture = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && correlation(a, b) >= SAME_PICTURE;

/** Pearson's correlation, −1 to 1; 0 where one of the two is a single shade. */
function correlation(a: Uint8Array, b: Uint8Array): number {
  const meanA = mean(a);
  const meanB = mean(b);
  let [both, ownA, ownB] = [0, 0, 0];
  for (let i = 0; i < a.length; i += 1) {
    const da = (a[i] ?? 0) - meanA;
    const db = (b[i] ?? 0) - meanB;
    both += da * db;
    ownA += da * da;
    ownB += db * db;
  }
  return ownA > 0 && ownB > 0 ? both / Math.sqrt(ownA * ownB) : 0;
}

const mean = (levels: Uint8Array): number =>
  levels.reduce((sum, level) => sum + level, 0) / Math.max(1, levels.length);
