import type { Features } from '../classify/features.ts';
import { type Weighted, weigh } from '../classify/matrix.ts';

/** One labelled sentence, its features already taken. */
export interface Example {
  readonly label: string;
  readonly features: readonly Weighted[];
}

/** Sparse vectors over the features worth keeping. */
export interface Dataset {
  readonly labels: readonly string[];
  readonly hashes: Uint32Array;
  readonly targets: Int32Array;
  readonly indices: readonly Int32Array[];
  readonly values: readonly Float32Array[];
}

export const exampleOf = (label: string, features: Features): Example => ({
  label,
  features: weigh(features),
});

// A feature seen once says nothing about the next message.
const MIN_COUNT = 2;

export const datasetOf = (examples: readonly Example[], labels: readonly string[]): Dataset => {
  const counts = new Map<number, number>();
  for (const { features } of examples)
    for (const { hash } of features) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  const kept = [...counts].filter(([, count]) => count >= MIN_COUNT).map(([hash]) => hash);
  const rowOf = new Map(kept.map((hash, row) => [hash, row]));
  const rows = examples.map(({ features }) =>
    features.flatMap(({ hash, value }) => {
      const row = rowOf.get(hash);
      return row === undefined ? [] : [{ row, value }];
    }),
  );
  return {
    labels,
    hashes: Uint32Array.from(kept),
    targets: Int32Array.from(examples, ({ label }) => labels.indexOf(label)),
    indices: rows.map((row) => Int32Array.from(row, (entry) => entry.row)),
    values: rows.map((row) => Float32Array.from(row, (entry) => entry.value)),
  };
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
