import { type Dataset, shuffled, type Weights } from './dataset.ts';

export interface SoftmaxOptions {
  readonly epochs: number;
  readonly rate: number;
  readonly decay: number;
}

/** Multinomial logistic regression by AdaGrad: all labels compete in every step. */
export const trainSoftmax = (data: Dataset, options: SoftmaxOptions): Weights => {
  const size = data.labels.length;
  const rows = new Float32Array(data.hashes.length * size);
  const squares = new Float32Array(data.hashes.length).fill(0.1);
  const biases = new Float32Array(size);
  const errors = new Float64Array(size);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (const at of shuffled(data.targets.length, epoch + 1)) {
      const index = data.indices[at];
      const value = data.values[at];
      if (!index || !value) continue;
      const error = gradient({ rows, biases }, index, value, errors, data.targets[at] ?? 0);
      for (let entry = 0; entry < index.length; entry++) {
        const row = index[entry] ?? 0;
        const x = value[entry] ?? 0;
        squares[row] = (squares[row] ?? 0) + x * x * error;
        const step = (options.rate * x) / Math.sqrt(squares[row] ?? 1);
        const shrink = 1 - options.decay;
        for (let label = 0, cell = row * size; label < size; label++, cell++)
          rows[cell] = (rows[cell] ?? 0) * shrink - step * (errors[label] ?? 0);
      }
      for (let label = 0; label < size; label++)
        biases[label] = (biases[label] ?? 0) - 0.01 * (errors[label] ?? 0);
    }
  }
  return { rows, biases };
};

// Fills `errors` with probability minus truth and returns its squared length.
const gradient = (
  { rows, biases }: Weights,
  index: Int32Array,
  value: Float32Array,
  errors: Float64Array,
  target: number,
): number => {
  const size = biases.length;
  for (let label = 0; label < size; label++) errors[label] = biases[label] ?? 0;
  for (let entry = 0; entry < index.length; entry++) {
    const x = value[entry] ?? 0;
    for (let label = 0, cell = (index[entry] ?? 0) * size; label < size; label++, cell++)
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
    const error = (errors[label] ?? 0) / total - (label === target ? 1 : 0);
    errors[label] = error;
    square += error * error;
  }
  return square;
};
