import { type Dataset, shuffled, type Weights } from './dataset.ts';

export interface SoftmaxOptions {
  readonly epochs: number;
  readonly rate: number;
  readonly decay: number;
}

/** Multinomial logistic regression by AdaGrad: all labels compete in every step. */
export const trainSoftmax = (data: Dataset, options: SoftmaxOptions): Weights => {
  const size = data.labels.length;
  const weights = {
    rows: new Float32Array(data.hashes.length * size),
    biases: new Float32Array(size),
  };
  const squares = new Float32Array(data.hashes.length).fill(0.1);
  const errors = new Float64Array(size);
  const wrong = new Int32Array(size);
  const rests = new Uint8Array(data.targets.length);
  for (let epoch = 0; epoch < options.epochs; epoch++)
    for (const at of shuffled(data.targets.length, epoch + 1)) {
      const rest = rests[at] ?? 0;
      if (rest > 0) {
        rests[at] = rest - 1;
        continue;
      }
      const square = fillErrors(weights, data, { at, errors });
      if (square < EASY) rests[at] = REST;
      let count = 0;
      for (let label = 0; label < size; label++)
        if (Math.abs(errors[label] ?? 0) > NOTHING) wrong[count++] = label;
      step(weights, data, { at, errors, square, squares, wrong, count, ...options });
    }
  return weights;
};

// Labels that are hardly wrong are left alone: most are, and they would take most of the time.
const NOTHING = 0.004;

// A sentence read almost without error is left out for so many rounds.
const EASY = 0.01;
const REST = 1;

interface Step extends SoftmaxOptions {
  readonly at: number;
  readonly errors: Float64Array;
  readonly square: number;
  /** Sums of squared gradients, per row. */
  readonly squares: Float32Array;
  readonly wrong: Int32Array;
  readonly count: number;
}

const step = ({ rows, biases }: Weights, data: Dataset, one: Step): void => {
  const size = biases.length;
  const { errors, squares, wrong, count } = one;
  const keep = 1 - one.decay;
  const end = data.starts[one.at + 1] ?? 0;
  for (let entry = data.starts[one.at] ?? 0; entry < end; entry++) {
    const row = data.rows[entry] ?? 0;
    const x = data.values[entry] ?? 0;
    const seen = (squares[row] ?? 0) + x * x * one.square;
    squares[row] = seen;
    const pace = (one.rate * x) / Math.sqrt(seen);
    const base = row * size;
    for (let place = 0; place < count; place++) {
      const label = wrong[place] ?? 0;
      rows[base + label] = (rows[base + label] ?? 0) * keep - pace * (errors[label] ?? 0);
    }
  }
  for (let label = 0; label < size; label++)
    biases[label] = (biases[label] ?? 0) - 0.01 * (errors[label] ?? 0);
};

// Fills `errors` with probability minus truth and returns its squared length.
const fillErrors = (
  { rows, biases }: Weights,
  data: Dataset,
  { at, errors }: { readonly at: number; readonly errors: Float64Array },
): number => {
  const size = biases.length;
  for (let label = 0; label < size; label++) errors[label] = biases[label] ?? 0;
  const end = data.starts[at + 1] ?? 0;
  for (let entry = data.starts[at] ?? 0; entry < end; entry++) {
    const x = data.values[entry] ?? 0;
    for (let label = 0, cell = (data.rows[entry] ?? 0) * size; label < size; label++, cell++)
      errors[label] = (errors[label] ?? 0) + x * (rows[cell] ?? 0);
  }
  let top = Number.NEGATIVE_INFINITY;
  for (const margin of errors) top = Math.max(top, margin);
  let total = 0;
  for (let label = 0; label < size; label++) {
    const power = Math.exp((errors[label] ?? 0) - top);
    errors[label] = power;
    total += power;
  }
  let square = 0;
  for (let label = 0; label < size; label++) {
    const error = (errors[label] ?? 0) / total - (label === data.targets[at] ? 1 : 0);
    errors[label] = error;
    square += error * error;
  }
  return square;
};
