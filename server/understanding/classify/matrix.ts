import { type Features, GROUPS } from './features.ts';

/** A linear classifier: one row of small integers per known feature, one column per label. */
export interface Matrix {
  readonly labels: readonly string[];
  /** Hashes of the known features, in row order. */
  readonly hashes: Uint32Array;
  readonly weights: Int8Array;
  /** What a weight of 1 is worth, per label. */
  readonly scales: Float32Array;
  readonly biases: Float32Array;
}

/** A matrix with its rows made findable. */
export interface RowIndex {
  readonly matrix: Matrix;
  readonly rowOf: ReadonlyMap<number, number>;
}

export const indexRows = (matrix: Matrix): RowIndex => ({
  matrix,
  rowOf: new Map(Array.from(matrix.hashes, (hash, row) => [hash, row])),
});

// How much each group counts against the others; found on the development split.
const GROUP_WEIGHT = { grams: 1, words: 1, concepts: 0.7, patterns: 0.5 } as const;

/** One feature of a text with its value: each group has unit length times its weight. */
export interface Weighted {
  readonly hash: number;
  readonly value: number;
}

export const weigh = (features: Features): readonly Weighted[] =>
  GROUPS.flatMap((group) => {
    const names = features[group];
    const value = GROUP_WEIGHT[group] / Math.sqrt(Math.max(1, names.length));
    return names.map((name) => ({ hash: hashOf(name), value }));
  });

export interface Scores {
  readonly margins: Float64Array;
  /** Share of the features that training has seen: odd talk has few. */
  readonly known: number;
}

export const score = ({ matrix, rowOf }: RowIndex, features: readonly Weighted[]): Scores => {
  const { weights } = matrix;
  const size = matrix.labels.length;
  const sums = new Float64Array(size);
  let known = 0;
  for (const { hash, value } of features) {
    const row = rowOf.get(hash);
    if (row === undefined) continue;
    known++;
    for (let label = 0, cell = row * size; label < size; label++, cell++)
      sums[label] = (sums[label] ?? 0) + value * (weights[cell] ?? 0);
  }
  for (let label = 0; label < size; label++)
    sums[label] = (sums[label] ?? 0) * (matrix.scales[label] ?? 0) + (matrix.biases[label] ?? 0);
  return { margins: sums, known: known / Math.max(1, features.length) };
};

/** FNV-1a over UTF-16 code units. */
export const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash ^= text.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
};

/** Probabilities from margins; a temperature above 1 makes them humbler. */
export const softmax = (margins: Float64Array, temperature: number): Float64Array => {
  const top = Math.max(...margins);
  const powers = margins.map((margin) => Math.exp((margin - top) / temperature));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
};
