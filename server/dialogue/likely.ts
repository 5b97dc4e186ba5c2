import { INTENTS, type IntentId, type Understanding } from '../terms/understanding.ts';
import { TOPICS } from './topics.ts';

/** A reading below this is no better than any other. */
const LEAST = 0.15;
/** Together the likely readings must carry so much, or the general menu is the better question. */
const TOGETHER = 0.5;
const MOST = 3;

const isServed = (id: IntentId): boolean =>
  TOPICS[id] !== undefined && id !== 'out_of_scope' && id !== 'evidence';

/** What an unclear message most likely asks for, best first; empty where that is anybody's guess. */
export function likelyMeanings(said: Understanding | undefined): readonly IntentId[] {
  const likely = (said?.intents ?? [])
    .filter(({ id, confidence }) => confidence >= LEAST && isServed(id))
    .slice(0, MOST);
  const sum = likely.reduce((total, { confidence }) => total + confidence, 0);
  return likely.length > 1 && sum >= TOGETHER ? likely.map(({ id }) => id) : [];
}

/** The meaning that a tapped choice stands for; undefined for any other choice. */
export const meaningOf = (choice: string | undefined): IntentId | undefined =>
  INTENTS.find((id) => id === choice);
