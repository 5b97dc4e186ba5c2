import { softmax } from '../classify/matrix.ts';
import type { RejectionWeights } from '../classify/model.ts';

/** A sentence scored by a model that has not seen it. */
export interface Scored {
  readonly target: number;
  readonly margins: Float64Array;
}

const SAMPLE = 800;

/** The temperature at which stated confidence and truth agree best, by log loss. */
export const temperatureFor = (scored: readonly Scored[]): number => {
  const step = Math.max(1, Math.floor(scored.length / SAMPLE));
  const sample = scored.filter((_, at) => at % step === 0);
  const loss = (temperature: number): number =>
    sample.reduce((sum, { target, margins }) => {
      const probability = softmax(margins, temperature)[target] ?? 0;
      return sum - Math.log(probability + 1e-9);
    }, 0);
  const tried = Array.from({ length: 24 }, (_, power) => 0.05 * 1.2 ** power);
  const losses = tried.map(loss);
  return tried[losses.indexOf(Math.min(...losses))] ?? 1;
};

/** Fits the small logistic of `rejection.ts` by plain gradient descent. */
export const fitRejection = (
  signs: readonly (readonly number[])[],
  isOut: readonly boolean[],
): RejectionWeights => {
  const width = signs[0]?.length ?? 0;
  const table = Float64Array.from(signs.flat());
  const weights = new Float64Array(width);
  const slope = new Float64Array(width);
  // Out-of-scope talk is as important as all the rest together, however many sentences it has.
  const outs = isOut.filter(Boolean).length;
  const cost = (out: boolean) => signs.length / (2 * Math.max(1, out ? outs : signs.length - outs));
  const costs = isOut.map(cost);
  for (let round = 0; round < ROUNDS; round++) {
    slope.fill(0);
    for (let at = 0, base = 0; at < signs.length; at++, base += width) {
      let sum = 0;
      for (let place = 0; place < width; place++)
        sum += (table[base + place] ?? 0) * (weights[place] ?? 0);
      const error = (1 / (1 + Math.exp(-sum)) - (isOut[at] ? 1 : 0)) * (costs[at] ?? 0);
      for (let place = 0; place < width; place++)
        slope[place] = (slope[place] ?? 0) + error * (table[base + place] ?? 0);
    }
    for (let place = 0; place < width; place++)
      weights[place] = (weights[place] ?? 0) - (RATE * (slope[place] ?? 0)) / signs.length;
  }
  return [...weights];
};

const ROUNDS = 600;
const RATE = 0.15;
