import type { RejectionWeights } from './model.ts';

/** What tells that a message is no shop talk: the labels' doubt, unknown words, no rule firing. */
export interface RejectionSigns {
  readonly probabilities: Float64Array;
  readonly margins: Float64Array;
  readonly outIndex: number;
  readonly known: number;
  readonly rules: number;
  readonly concepts: number;
}

/** The signs as numbers, the first being constant. */
export const signsOf = (signs: RejectionSigns): readonly number[] => {
  const { probabilities, margins, outIndex } = signs;
  let [best, second, topMargin] = [0, 0, Number.NEGATIVE_INFINITY];
  probabilities.forEach((probability, label) => {
    if (label === outIndex) return;
    topMargin = Math.max(topMargin, margins[label] ?? 0);
    if (probability > best) [best, second] = [probability, best];
    else if (probability > second) second = probability;
  });
  const out = probabilities[outIndex] ?? 0;
  return [
    1,
    Math.log((out + 1e-4) / (1 - out + 1e-4)),
    (margins[outIndex] ?? 0) - topMargin,
    Math.log(best + 1e-3),
    best - second,
    signs.known,
    Math.min(3, signs.rules),
    Math.min(4, signs.concepts),
    topMargin,
  ];
};

/** The chance that a message is no after-sales talk, 0 to 1. */
export const rejectionOf = (weights: RejectionWeights, signs: readonly number[]): number => {
  const sum = signs.reduce((total, sign, at) => total + sign * (weights[at] ?? 0), 0);
  return 1 / (1 + Math.exp(-sum));
};
