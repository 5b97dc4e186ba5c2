import type { IntentId, Understanding } from '../terms/understanding.ts';

/** From here the local classifier knows by itself; below it an intent is a guess, and guesses are asked about. */
export const SURE = 0.45;
/** However sure a model says it is, it is heard as no surer than this. */
const MOST_CONFIDENCE = 0.8;
/** A yes or a no is only ever what stands in the buyer's own words. */
const NEVER_TOLD: readonly IntentId[] = ['affirm', 'deny'];

/** Whether a message is worth a second reading: unclear, in scope as far as one can see, and no trick. */
export const isUnsure = ({ intents: [first], outOfScope, slots }: Understanding): boolean =>
  (first === undefined || (first.confidence < SURE && outOfScope < SURE)) &&
  !slots.some(({ name }) => name === 'injection' || name === 'safety');

/**
 * The local reading with a model's opinion of what it is about. Amounts, orders, stance and whatever else
 * stands in the words themselves stay as they were recognised here: a model that was talked into
 * something can make the talk turn to another topic, and nothing more.
 */
export function withOpinion(local: Understanding, model: Understanding): Understanding {
  const intents = model.intents
    .filter(({ id }) => !NEVER_TOLD.includes(id))
    .map(({ id, confidence }) => ({ id, confidence: Math.min(confidence, MOST_CONFIDENCE) }));
  const [first] = intents;
  if (!first || first.confidence < SURE) return local;
  const leaves = model.leaves.map(({ id, confidence }) => ({
    id,
    confidence: Math.min(confidence, MOST_CONFIDENCE),
  }));
  return { ...local, intents, leaves: leaves.length > 0 ? leaves : local.leaves, source: 'model' };
}
