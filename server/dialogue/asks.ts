import type { Leaf } from '../terms/reason.ts';
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

/** The same beside a wish or a fault that is told: where the whole was taken for a question, that one is put. */
export function asksBeside(
  said: Understanding | undefined,
  text: string,
  about: IntentId | undefined = said?.intents[0]?.id,
): readonly Asked[] {
  const asks = asksOf(said, text);
  return asks.length > 0 || about === undefined || !isQuestion(about)
    ? asks
    : [{ about, text: text.trim() }];
}

export const isQuestion = (id: IntentId | undefined): boolean =>
  id !== undefined && (TOPICS[id] === 'status' || TOPICS[id] === 'uncovered');

/** Questions that a fault is told with: "左边没声音了 还在保修吗". What else a fault is near to is none. */
const OF_GOODS: readonly IntentId[] = ['warranty_policy', 'shipping_fee', 'invoice', 'pickup'];
const LEAST = 0.3;

/** Which of these is asked beside the fault that is told; undefined where none is. */
export const askedOfGoods = (
  said: Understanding | undefined,
  leaf: Leaf | undefined,
): IntentId | undefined =>
  leaf &&
  said?.intents.find(({ id, confidence }) => confidence >= LEAST && OF_GOODS.includes(id))?.id;
