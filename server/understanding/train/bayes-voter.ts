import BayesClassifier from 'natural/lib/natural/classifiers/bayes_classifier.js';
import type { Dataset, Weights } from './dataset.ts';

/**
 * `natural`'s Bayes as a third voter. It counts; we keep logarithms: its own product of
 * probabilities underflows on long text, and its dense vectors take minutes on n-grams.
 */
class SparseBayes extends BayesClassifier {
  // Its arrays are dense bit vectors; only an object is read as a list of what is there.
  override textToFeatures(observation: string | readonly string[]): Record<string, string> {
    return Object.fromEntries([...observation].entries());
  }
}

export const trainBayes = (data: Dataset, smoothing: number): Weights => {
  const bayes = new SparseBayes();
  // It counts a label's features wherever they stand, so a label's sentences may come as one.
  data.labels.forEach((name, label) => {
    bayes.addDocument(featuresOf(data, label), name);
  });
  bayes.train();
  return logWeights(data, bayes.classifier.classFeatures, smoothing);
};

const featuresOf = (data: Dataset, label: number): readonly string[] => {
  const found: string[] = [];
  for (let at = 0; at < data.targets.length; at++) {
    if (data.targets[at] !== label) continue;
    for (let entry = data.starts[at] ?? 0; entry < (data.starts[at + 1] ?? 0); entry++)
      found.push(String(data.rows[entry]));
  }
  return found;
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
    let total = 0;
    for (const row in seen) total += seen[row] ?? 0;
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
