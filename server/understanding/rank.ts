import { INTENTS, type IntentId, type Scored } from '../terms/understanding.ts';
import type { Reader, Reading } from './classify/reader.ts';
import type { Prior } from './prior.ts';

/** The intents of a reading, best first, bent by the state of the talk, other talk left aside. */
export const rank = (
  reader: Reader,
  { probabilities }: Reading,
  prior: Prior,
): readonly Scored<IntentId>[] => {
  const { labels } = reader.intents.matrix;
  const bent: { id: IntentId; confidence: number }[] = [];
  let total = 1e-9;
  for (let at = 0; at < labels.length; at++) {
    const id = labels[at];
    if (id === undefined || !isIntent(id) || id === 'out_of_scope') continue;
    const confidence = (probabilities[at] ?? 0) * prior(id);
    total += confidence;
    bent.push({ id, confidence });
  }
  for (const one of bent) one.confidence /= total;
  return bent.sort((a, b) => b.confidence - a.confidence);
};

const KNOWN: ReadonlySet<string> = new Set(INTENTS);
const isIntent = (label: string): label is IntentId => KNOWN.has(label);
