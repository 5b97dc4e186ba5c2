import type { Features } from '../classify/features.ts';

/** One labelled sentence, its features already taken. */
export interface Example {
  readonly label: string;
  readonly features: Features;
  /** What the sentence that this one is a twin of shows: seen again, it does not count again. */
  readonly original?: Features;
}

/** Sparse vectors over the features worth keeping, one after the other. */
export interface Dataset {
  readonly labels: readonly string[];
  /** Hash of each kept feature, in row order. */
  readonly hashes: Int32Array;
  readonly targets: Int32Array;
  /** Where the entries of each example begin; one more than there are examples. */
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  readonly values: Float32Array;
}

// A feature seen once says nothing about the next message.
const MIN_COUNT = 2;

export const datasetOf = (examples: readonly Example[], labels: readonly string[]): Dataset => {
  const rowOf = keptRows(examples);
  const places = new Map(labels.map((label, at) => [label, at]));
  const most = examples.reduce((sum, { features }) => sum + features.hashes.length, 0);
  const rows = new Int32Array(most);
  const values = new Float32Array(most);
  const starts = new Int32Array(examples.length + 1);
  let end = 0;
  examples.forEach(({ features }, at) => {
    features.hashes.forEach((hash, entry) => {
      const row = rowOf.get(hash);
      if (row === undefined) return;
      rows[end] = row;
      values[end++] = features.values[entry] ?? 0;
    });
    starts[at + 1] = end;
  });
  return {
    labels,
    hashes: Int32Array.from(rowOf.keys()),
    targets: Int32Array.from(examples, ({ label }) => places.get(label) ?? -1),
    starts,
    rows: rows.subarray(0, end),
    values: values.subarray(0, end),
  };
};

const keptRows = (examples: readonly Example[]): ReadonlyMap<number, number> => {
  const counts = new Map<number, number>();
  for (const { features, original } of examples) {
    const seen = original && new Set(original.hashes);
    for (const hash of features.hashes)
      if (!seen?.has(hash)) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  }
  const rows = new Map<number, number>();
  for (const [hash, count] of counts) if (count >= MIN_COUNT) rows.set(hash, rows.size);
  return rows;
};

/** Weights of a linear model while it is trained: rows of labels, and a bias per label. */
export interface Weights {
  readonly rows: Float32Array;
  readonly biases: Float32Array;
}

/** The same shuffle every time: training must be repeatable. */
export const shuffled = (size: number, seed: number): Int32Array => {
  const order = Int32Array.from({ length: size }, (_, at) => at);
  let state = seed * 2654435761 + 1;
  for (let at = size - 1; at > 0; at--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = state % (at + 1);
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
  return order;
};
