/** A greyscale picture, one byte a pixel, row by row. */
export interface Grey {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Pixels of a tile's side; each tile is judged by its steepest edge, so it must be small. */
const TILE = 32;
/** Pixels an edge is followed to either side; wider ones are blurred in any case. */
const REACH = 20;
/** Where the slope has fallen to this share of its steepest, the edge is over. */
const FOOT_SHARE = 0.15;
/** Height in levels below which there is no edge to judge. */
const EDGE_FLOOR = 14;
/** Levels per pixel below which a slope is shading: beside a fine line on an even ground it is the line's own foot. */
const SLOPE_FLOOR = 4;
/** The slope must also stand this many times above the picture's own noise. */
const SLOPE_OVER_NOISE = 6;
/** Noise is read off the quietest tenth of the tiles. */
const NOISE_SHARE = 0.1;
/** No sensor leaves more than this, in levels a pixel, after the smoothing: what is above it is texture. */
const NOISE_CEILING = 6;
/** The edges that count: the narrowest quarter, for a background may be soft, but never fewer than these. */
const BEST_SHARE = 0.25;
const BEST_AT_LEAST = 4;
/** Edge width in pixels that is half sharp. In focus it is 2 to 3; a blur of sigma 3 makes it 6 to 8. */
const HALF_SHARP_WIDTH = 4.6;
/** How steeply the score falls around that width. */
const STEEPNESS = 4;

/**
 * How sharp the sharpest parts of a picture are: near 1 in focus, 0.5 at the limit, 0 without an edge.
 * Give it a picture about 1,024 pixels long, lightly smoothed. The variance of a Laplacian grows with
 * contrast and with noise, so by it a grey cloth is blurred and a noisy night is sharp; the width of an
 * edge, its height over its steepest slope, depends on neither. Upright and level edges are judged
 * apart and the worse counts, because a shaken hand blurs only one of them.
 */
export function sharpness(picture: Grey): number {
  const tiles = measureTiles(picture);
  const energies = tiles.map((tile) => tile.energy).sort((a, b) => a - b);
  const quiet = Math.sqrt((energies[Math.floor(energies.length * NOISE_SHARE)] ?? 0) / 2);
  const noise = Math.min(quiet, NOISE_CEILING);
  const judged = [tiles.map((tile) => tile.upright), tiles.map((tile) => tile.level)]
    .map((steepest) =>
      steepest
        .filter((place) => place.slope > Math.max(SLOPE_FLOOR, SLOPE_OVER_NOISE * noise))
        .map((place) => ({ slope: place.slope, height: edgeHeight(picture, place) }))
        .filter((edge) => edge.height >= EDGE_FLOOR),
    )
    .filter((edges) => edges.length >= BEST_AT_LEAST);
  if (judged.length === 0) return 0;
  const width = Math.max(...judged.map(bestWidth));
  return 1 / (1 + (width / HALF_SHARP_WIDTH) ** STEEPNESS);
}

/** Where an edge is steepest. */
interface Place {
  /** Levels per pixel there. */
  readonly slope: number;
  /** Its index, and the step to the next pixel along the slope: 1 across, a row's length down. */
  readonly at: number;
  readonly step: number;
}

interface Tile {
  readonly upright: Place;
  readonly level: Place;
  /** Mean squared slope, both directions together. */
  readonly energy: number;
}

function bestWidth(edges: readonly { readonly height: number; readonly slope: number }[]): number {
  const widths = edges.map((edge) => edge.height / edge.slope).sort((a, b) => a - b);
  const best = widths.slice(0, Math.max(BEST_AT_LEAST, Math.floor(widths.length * BEST_SHARE)));
  return best.reduce((sum, width) => sum + width, 0) / best.length;
}

/** Levels from the foot of the edge to its top, followed along its slope. */
function edgeHeight({ data }: Grey, { slope, at, step }: Place): number {
  const value = (n: number): number => data[at + n * step] ?? 0;
  const sign = value(1) > value(-1) ? 1 : -1;
  // Looking two pixels ahead keeps a grain of noise from ending the edge.
  const foot = 2 * slope * FOOT_SHARE;
  const end = (direction: 1 | -1): number => {
    let n = 0;
    while (Math.abs(n) < REACH && (value(n + 2 * direction) - value(n)) * sign * direction > foot)
      n += direction;
    return value(n + direction);
  };
  return Math.abs(end(1) - end(-1));
}

function measureTiles({ data, width, height }: Grey): readonly Tile[] {
  const tiles: Tile[] = [];
  for (let y = REACH; y + TILE + REACH <= height; y += TILE)
    for (let x = REACH; x + TILE + REACH <= width; x += TILE)
      tiles.push(measureTile(data, width, y * width + x));
  return tiles;
}

/** One pass over a tile whose first pixel is at `start`. */
function measureTile(data: Uint8Array, width: number, start: number): Tile {
  let [across, acrossAt, down, downAt, energy] = [0, start, 0, start, 0];
  for (let row = 0; row < TILE; row += 1) {
    for (let at = start + row * width, end = at + TILE; at < end; at += 1) {
      const dx = Math.abs((data[at + 1] ?? 0) - (data[at - 1] ?? 0)) / 2;
      const dy = Math.abs((data[at + width] ?? 0) - (data[at - width] ?? 0)) / 2;
      energy += dx * dx + dy * dy;
      // Only where its own direction leads: along a tilted edge the other slope is shallow by nature.
      if (dx >= dy && dx > across) {
        across = dx;
        acrossAt = at;
      } else if (dy > dx && dy > down) {
        down = dy;
        downAt = at;
      }
    }
  }
  return {
    upright: { slope: across, at: acrossAt, step: 1 },
    level: { slope: down, at: downAt, step: width },
    energy: energy / TILE ** 2,
  };
}
