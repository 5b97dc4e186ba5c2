import type { Features } from './features.ts';

/** A linear classifier: one row of small integers per known feature, one column per label. */
export interface Matrix {
  readonly labels: readonly string[];
  /** Hashes of the known features, in row order. */
  readonly hashes: Int32Array;
  readonly weights: Int8Array;
  /** What a weight of 1 is worth, per label. */
  readonly scales: Float32Array;
  readonly biases: Float32Array;
}

/** A matrix with its rows made findable: an open table of places, `row + 1`, 0 for none. */
export interface RowIndex {
  readonly matrix: Matrix;
  readonly places: Int32Array;
}

export const indexRows = (matrix: Matrix): RowIndex => {
  const { hashes } = matrix;
  const places = new Int32Array(2 ** Math.ceil(Math.log2(hashes.length * 2 + 2)));
  const mask = places.length - 1;
  for (let row = 0; row < hashes.length; row++) {
    let place = spot(hashes[row] ?? 0, mask);
    while (places[place] !== 0) place = (place + 1) & mask;
    places[place] = row + 1;
  }
  return { matrix, places };
};

const spot = (hash: number, mask: number): number => (hash ^ (hash >>> 15)) & mask;

const rowOf = ({ matrix, places }: RowIndex, hash: number): number => {
  const mask = places.length - 1;
  let place = spot(hash, mask);
  for (let entry = places[place] ?? 0; entry !== 0; entry = places[place] ?? 0) {
    if (matrix.hashes[entry - 1] === hash) return entry - 1;
    place = (place + 1) & mask;
  }
  return -1;
};

export interface Scores {
  readonly margins: Float64Array;
  /** Share of the features that training has seen: odd talk has few. */
  readonly known: number;
}

export const score = (index: RowIndex, { hashes, values }: Features): Scores => {
  const { weights, labels, scales, biases } = index.matrix;
  const size = labels.length;
  const sums = new Float64Array(size);
  let known = 0;
  for (let at = 0; at < hashes.length; at++) {
    const row = rowOf(index, hashes[at] ?? 0);
    if (row < 0) continue;
    known++;
    const value = values[at] ?? 0;
    for (let label = 0, cell = row * size; label < size; label++, cell++)
      sums[label] = (sums[label] ?? 0) + value * (weights[cell] ?? 0);
  }
  for (let label = 0; label < size; label++)
    sums[label] = (sums[label] ?? 0) * (scales[label] ?? 0) + (biases[label] ?? 0);
  return { margins: sums, known: known / Math.max(1, hashes.length) };
};

/** Probabilities from margins; a temperature above 1 makes them humbler. */
export const softmax = (margins: Float64Array, temperature: number): Float64Array => {
  const powers = new Float64Array(margins.length);
  let top = Number.NEGATIVE_INFINITY;
  for (const margin of margins) top = Math.max(top, margin);
  let total = 0;
  for (let at = 0; at < powers.length; at++) {
    const power = Math.exp(((margins[at] ?? 0) - top) / temperature);
    powers[at] = power;
    total += power;
  }
  for (let at = 0; at < powers.length; at++) powers[at] = (powers[at] ?? 0) / total;
  return powers;
};
