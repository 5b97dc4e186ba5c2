import type { IntentId, Scored, Understanding } from '../terms/understanding.ts';

// A second request counts when its own clause is clear; below the third bound nothing is certain.
const SECOND = 0.55;
const CERTAIN = 0.6;
const LEAD = 0.2;

/** The requests a message holds: its main intent, and others that a clause of their own speaks for. */
export const requestsOf = ({ intents }: Understanding): readonly Scored<IntentId>[] =>
  intents.filter(({ confidence }, place) => place === 0 || confidence >= SECOND);

/** Whether to act on the first reading of a list, or to ask which of the likeliest is meant. */
export const isClear = (scored: readonly Scored<unknown>[]): boolean => {
  const [first, second] = scored;
  if (!first) return false;
  return first.confidence >= CERTAIN && first.confidence - (second?.confidence ?? 0) >= LEAD;
};
