import type { Matrix } from '../classify/matrix.ts';
import { trainBayes } from './bayes-voter.ts';
import type { Dataset, Weights } from './dataset.ts';
import { trainNbSvm } from './nbsvm.ts';
import { trainSoftmax } from './softmax.ts';

// Shares of the voters in the sum; all three are linear, so the sum is one matrix.
const SOFTMAX_SHARE = 0.5;
const SVM_SHARE = 0.4;
const BAYES_SHARE = 0.1;

/** Three linear voters folded into one matrix of small integers. */
export const trainEnsemble = (data: Dataset): Matrix => {
  const softmax = trainSoftmax(data, { epochs: 6, rate: 0.7, decay: 2e-6 });
  const svm = trainNbSvm(data, { epochs: 3, cost: 0.5, bayes: 0.6 });
  const bayes = trainBayes(data, 0.3);
  const shares: readonly (readonly [Weights, number])[] = [
    [softmax, SOFTMAX_SHARE / spread(data, softmax)],
    [svm, SVM_SHARE / spread(data, svm)],
    [bayes, BAYES_SHARE / spread(data, bayes)],
  ];
  const rows = new Float32Array(data.hashes.length * data.labels.length);
  const biases = new Float32Array(data.labels.length);
  for (const [weights, share] of shares) {
    for (let cell = 0; cell < rows.length; cell++)
      rows[cell] = (rows[cell] ?? 0) + (weights.rows[cell] ?? 0) * share;
    weights.biases.forEach((bias, label) => {
      biases[label] = (biases[label] ?? 0) + bias * share;
    });
  }
  return quantise(data, { rows, biases });
};

// Typical size of a voter's margins, so that shares mean what they say.
const spread = (data: Dataset, { rows, biases }: Weights): number => {
  const size = data.labels.length;
  let total = 0;
  const sample = Math.min(100, data.targets.length);
  for (let pick = 0; pick < sample; pick++) {
    const at = Math.floor((pick * data.targets.length) / sample);
    const margins = Float64Array.from(biases);
    for (let entry = data.starts[at] ?? 0; entry < (data.starts[at + 1] ?? 0); entry++)
      for (let label = 0; label < size; label++)
        margins[label] =
          (margins[label] ?? 0) +
          (data.values[entry] ?? 0) * (rows[(data.rows[entry] ?? 0) * size + label] ?? 0);
    const mean = margins.reduce((sum, margin) => sum + margin, 0) / size;
    total += margins.reduce((sum, margin) => sum + (margin - mean) ** 2, 0) / size;
  }
  return Math.sqrt(total / Math.max(1, sample)) || 1;
};

const LARGEST = 127;

const quantise = (data: Dataset, { rows, biases }: Weights): Matrix => {
  const size = data.labels.length;
  const scales = new Float32Array(size);
  for (let cell = 0; cell < rows.length; cell++)
    scales[cell % size] = Math.max(scales[cell % size] ?? 0, Math.abs(rows[cell] ?? 0) / LARGEST);
  const weights = new Int8Array(rows.length);
  for (let cell = 0; cell < rows.length; cell++)
    weights[cell] = Math.round((rows[cell] ?? 0) / (scales[cell % size] || 1));
  return { labels: data.labels, scales, biases, ...telling(data.hashes, weights, size) };
};

// A feature that moves no label by more than this share of the largest weight is not worth its room.
const LEAST = 3;

const telling = (hashes: Int32Array, weights: Int8Array, size: number) => {
  const rowAt = (row: number) => weights.subarray(row * size, (row + 1) * size);
  const kept = [...hashes.keys()].filter((row) =>
    rowAt(row).some((weight) => Math.abs(weight) >= LEAST),
  );
  const packed = new Int8Array(kept.length * size);
  kept.forEach((row, at) => {
    packed.set(rowAt(row), at * size);
  });
  return { hashes: Int32Array.from(kept, (row) => hashes[row] ?? 0), weights: packed };
};
