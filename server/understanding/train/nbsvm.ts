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
  const totals = new Float32Array(data.hashes.length);
  for (const row of data.rows) totals[row] = (totals[row] ?? 0) + 1;
  const orders = Array.from({ length: options.epochs }, (_, epoch) =>
    shuffled(data.targets.length, epoch + 7),
  );
  for (let label = 0; label < size; label++) {
    const ratios = ratiosOf(data, label, { bend: options.bayes, totals });
    const { weights, bias } = solve(bent(data, ratios), label, { ...options, orders });
    biases[label] = bias;
    for (let row = 0; row < data.hashes.length; row++)
      rows[row * size + label] = (weights[row] ?? 0) * (ratios[row] ?? 0);
  }
  return { rows, biases };
};

// |log odds| of a feature for the label, mixed with 1: telling features count for more.
const ratiosOf = (
  data: Dataset,
  label: number,
  { bend, totals }: { readonly bend: number; readonly totals: Float32Array },
): Float32Array => {
  const inside = new Float32Array(data.hashes.length).fill(1);
  let ins = 1;
  for (let at = 0; at < data.targets.length; at++) {
    if (data.targets[at] !== label) continue;
    ins++;
    for (let entry = data.starts[at] ?? 0; entry < (data.starts[at + 1] ?? 0); entry++) {
      const row = data.rows[entry] ?? 0;
      inside[row] = (inside[row] ?? 0) + 1;
    }
  }
  const outs = data.targets.length + 2 - ins;
  return inside.map((count, row) => {
    const outside = (totals[row] ?? 0) + 2 - count;
    const odds = Math.abs(Math.log(count / ins / (outside / outs)));
    return 1 - bend + (bend * odds) / 3;
  });
};

interface Problem extends Dataset {
  /** Squared length of each example. */
  readonly lengths: Float32Array;
}

const bent = (data: Dataset, ratios: Float32Array): Problem => {
  const values = new Float32Array(data.values.length);
  const lengths = new Float32Array(data.targets.length);
  for (let at = 0; at < lengths.length; at++) {
    let length = 1;
    for (let entry = data.starts[at] ?? 0; entry < (data.starts[at + 1] ?? 0); entry++) {
      const value = (data.values[entry] ?? 0) * (ratios[data.rows[entry] ?? 0] ?? 0);
      values[entry] = value;
      length += value * value;
    }
    lengths[at] = length;
  }
  return { ...data, values, lengths };
};

const solve = (
  { targets, starts, rows, values, lengths, hashes }: Problem,
  label: number,
  { cost, orders }: { readonly cost: number; readonly orders: readonly Int32Array[] },
): { weights: Float32Array; bias: number } => {
  const weights = new Float32Array(hashes.length);
  const alphas = new Float32Array(targets.length);
  // An example far on its own side is not looked at again: most are, for most labels.
  const settled = new Uint8Array(targets.length);
  let bias = 0;
  const positives = targets.reduce((sum, target) => sum + (target === label ? 1 : 0), 0);
  // Few sentences speak for a label, thousands against it.
  const positiveCost = cost * Math.min(8, Math.sqrt(targets.length / Math.max(1, positives)));
  for (const order of orders)
    for (const at of order) {
      if (settled[at] === 1) continue;
      const [start, end] = [starts[at] ?? 0, starts[at + 1] ?? 0];
      const sign = targets[at] === label ? 1 : -1;
      const ease = 0.5 / (sign > 0 ? positiveCost : cost);
      let margin = bias;
      for (let entry = start; entry < end; entry++)
        margin += (values[entry] ?? 0) * (weights[rows[entry] ?? 0] ?? 0);
      const old = alphas[at] ?? 0;
      const slope = sign * margin - 1 + ease * old;
      if (old === 0 && slope > SETTLED) settled[at] = 1;
      const next = Math.max(0, old - slope / ((lengths[at] ?? 1) + ease));
      const step = (next - old) * sign;
      if (step === 0) continue;
      alphas[at] = next;
      bias += step;
      for (let entry = start; entry < end; entry++) {
        const row = rows[entry] ?? 0;
        weights[row] = (weights[row] ?? 0) + step * (values[entry] ?? 0);
      }
    }
  return { weights, bias };
};

const SETTLED = 0.1;
