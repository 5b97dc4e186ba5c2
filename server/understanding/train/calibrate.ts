import { softmax } from '../classify/matrix.ts';
import type { RejectionWeights } from '../classify/model.ts';

/** A sentence scored by a model that has not seen it. */
export interface Scored {
  readonly target: number;
  readonly margins: Float64Array;
}

const SAMPLE = 1500;

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

/** Fits the small logistic of `rejection.ts` by plain gradient descent on scaled signs. */
export const fitRejection = (
  signs: readonly (readonly number[])[],
  isOut: readonly boolean[],
): RejectionWeights => {
  const width = signs[0]?.length ?? 0;
  const weights = new Array<number>(width).fill(0);
  // Out-of-scope talk is as important as all the rest together, however many sentences it has.
  const outs = isOut.filter(Boolean).length;
  const cost = (out: boolean) => signs.length / (2 * (out ? outs : signs.length - outs));
  for (let round = 0; round < ROUNDS; round++) {
    const slope = new Array<number>(width).fill(0);
    signs.forEach((row, at) => {
      const sum = row.reduce((total, sign, place) => total + sign * (weights[place] ?? 0), 0);
      const error = (1 / (1 + Math.exp(-sum)) - (isOut[at] ? 1 : 0)) * cost(isOut[at] ?? false);
      row.forEach((sign, place) => {
        slope[place] = (slope[place] ?? 0) + error * sign;
      });
    });
    for (let place = 0; place < width; place++)
      weights[place] = (weights[place] ?? 0) - (RATE * (slope[place] ?? 0)) / signs.length;
  }
  return weights;
};

const ROUNDS = 600;
const RATE = 0.15;
