import type { IntentId, Understanding } from '../terms/understanding.ts';
import { TOPICS } from './topics.ts';

/** One question of several. */
export interface Asked {
  readonly about: IntentId;
  readonly text: string;
}

/** The questions among several requests, each once, in the order they are put; none where there is one request. */
export function asksOf(said: Understanding | undefined, text: string): readonly Asked[] {
  const asks = (said?.requests ?? [])
    .filter(({ id }) => isQuestion(id))
    .map(({ id, start, end }) => ({ about: id, text: text.slice(start, end).trim() }));
  return asks.filter(({ about }, at) => asks.findIndex((one) => one.about === about) === at);
}

/** The same beside a wish that is told: where the whole was taken for a question, that one is put. */
export function asksBeside(said: Understanding | undefined, text: string): readonly Asked[] {
  const asks = asksOf(said, text);
  const about = said?.intents[0]?.id;
  return asks.length > 0 || about === undefined || !isQuestion(about)
    ? asks
    : [{ about, text: text.trim() }];
}

export const isQuestion = (id: IntentId | undefined): boolean =>
  id !== undefined && (TOPICS[id] === 'status' || TOPICS[id] === 'uncovered');
