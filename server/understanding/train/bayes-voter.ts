import BayesClassifier from 'natural/lib/natural/classifiers/bayes_classifier.js';
import type { Dataset, Weights } from './dataset.ts';

/**
 * `natural`'s Bayes as a third voter. It counts; we keep logarithms: its own product of
 * probabilities underflows on long text, and its dense vectors take minutes on n-grams.
 */
class SparseBayes extends BayesClassifier {
  override textToFeatures(observation: string | readonly string[]): Record<string, string> {
    return Object.fromEntries([...observation].map((token, at) => [String(at), token]));
  }
}

export const trainBayes = (data: Dataset, smoothing: number): Weights => {
  const bayes = new SparseBayes();
  for (let at = 0; at < data.targets.length; at++) {
    const label = data.labels[data.targets[at] ?? 0] ?? '';
    bayes.addDocument(
      Array.from(data.rows.subarray(data.starts[at], data.starts[at + 1]), String),
      label,
    );
  }
  bayes.train();
  return logWeights(data, bayes.classifier.classFeatures, smoothing);
};

const logWeights = (
  data: Dataset,
  counts: Readonly<Record<string, Readonly<Record<string, number>>>>,
  smoothing: number,
): Weights => {
  const size = data.labels.length;
  const rows = new Float32Array(data.hashes.length * size);
  data.labels.forEach((name, label) => {
    const seen = counts[name] ?? {};
    const total = Object.values(seen).reduce((sum, count) => sum + count, 0);
    for (let row = 0; row < data.hashes.length; row++) {
      // The voter starts every count at two: once for the sighting, once for smoothing.
      const count = Math.max(0, (seen[String(row)] ?? 1) - 1);
      rows[row * size + label] = Math.log(
        (count + smoothing) / (total + smoothing * data.hashes.length),
      );
    }
  });
  return { rows: centred(rows, size), biases: new Float32Array(size) };
};

// Only differences between labels matter; centred rows quantise better.
const centred = (rows: Float32Array, size: number): Float32Array => {
  for (let start = 0; start < rows.length; start += size) {
    const row = rows.subarray(start, start + size);
    const mean = row.reduce((sum, weight) => sum + weight, 0) / size;
    row.forEach((weight, label) => {
      row[label] = weight - mean;
    });
  }
  return rows;
};
