import { type Dataset, shuffled, type Weights } from './dataset.ts';

export interface SvmOptions {
  readonly epochs: number;
  /** Price of a mistake; larger fits closer. */
  readonly cost: number;
  /** How far naive Bayes bends the features, 0 (not) to 1. */
  readonly bayes: number;
}

/** One label against the rest, L2 loss, dual coordinate descent, over features bent by naive Bayes. */
export const trainNbSvm = (data: Dataset, options: SvmOptions): Weights => {
  const size = data.labels.length;
  const rows = new Float32Array(data.hashes.length * size);
  const biases = new Float32Array(size);
  for (let label = 0; label < size; label++) {
    const ratios = ratiosOf(data, label, options.bayes);
    const { weights, bias } = solve(data, label, ratios, options);
    biases[label] = bias;
    for (let row = 0; row < data.hashes.length; row++)
      rows[row * size + label] = (weights[row] ?? 0) * (ratios[row] ?? 0);
  }
  return { rows, biases };
};

// |log odds| of a feature for the label, mixed with 1: telling features count for more.
const ratiosOf = (data: Dataset, label: number, bend: number): Float32Array => {
  const inside = new Float32Array(data.hashes.length).fill(1);
  const outside = new Float32Array(data.hashes.length).fill(1);
  let [ins, outs] = [1, 1];
  for (let at = 0; at < data.targets.length; at++) {
    const isIn = data.targets[at] === label;
    if (isIn) ins++;
    else outs++;
    const counts = isIn ? inside : outside;
    for (const row of data.indices[at] ?? []) counts[row] = (counts[row] ?? 0) + 1;
  }
  return inside.map((count, row) => {
    const odds = Math.abs(Math.log(count / ins / ((outside[row] ?? 1) / outs)));
    return 1 - bend + (bend * odds) / 3;
  });
};

const solve = (
  data: Dataset,
  label: number,
  ratios: Float32Array,
  { epochs, cost }: SvmOptions,
): { weights: Float32Array; bias: number } => {
  const weights = new Float32Array(data.hashes.length);
  const alphas = new Float32Array(data.targets.length);
  let bias = 0;
  const positives = data.targets.reduce((sum, target) => sum + (target === label ? 1 : 0), 0);
  // Few sentences speak for a label, thousands against it.
  const positiveCost = cost * Math.min(8, Math.sqrt(data.targets.length / Math.max(1, positives)));
  for (let epoch = 0; epoch < epochs; epoch++)
    for (const at of shuffled(data.targets.length, epoch + 7)) {
      const index = data.indices[at];
      const value = data.values[at];
      if (!index || !value) continue;
      const sign = data.targets[at] === label ? 1 : -1;
      const ease = 0.5 / (sign > 0 ? positiveCost : cost);
      let margin = bias;
      let length = 1 + ease;
      for (let entry = 0; entry < index.length; entry++) {
        const x = (value[entry] ?? 0) * (ratios[index[entry] ?? 0] ?? 0);
        margin += x * (weights[index[entry] ?? 0] ?? 0);
        length += x * x;
      }
      const old = alphas[at] ?? 0;
      const next = Math.max(0, old - (sign * margin - 1 + ease * old) / length);
      const step = (next - old) * sign;
      if (step === 0) continue;
      alphas[at] = next;
      bias += step;
      for (let entry = 0; entry < index.length; entry++) {
        const row = index[entry] ?? 0;
        weights[row] = (weights[row] ?? 0) + step * (value[entry] ?? 0) * (ratios[row] ?? 0);
      }
    }
  return { weights, bias };
};
