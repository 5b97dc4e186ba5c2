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
    .filter(({ id }) => TOPICS[id] === 'status' || TOPICS[id] === 'uncovered')
    .map(({ id, start, end }) => ({ about: id, text: text.slice(start, end).trim() }));
  return asks.filter(({ about }, at) => asks.findIndex((one) => one.about === about) === at);
}
