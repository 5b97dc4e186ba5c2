import {
  INTENTS,
  type IntentId,
  type Scored,
  type Understand,
  type Understanding,
  type UnderstandingContext,
} from '../terms/understanding.ts';
import type { Model } from './classify/model.ts';
import { type Reader, type Reading, readerOf, readIntents } from './classify/reader.ts';
import { leavesOf } from './leaves.ts';
import { isAwaiting, priorOf } from './prior.ts';
import { recognise } from './recognisers/recognise.ts';
import { sentimentOf } from './sentiment.ts';
import { clausesOf } from './text/clauses.ts';
import { languageOf } from './text/language.ts';
import { normalise } from './text/normalise.ts';

/** The local understanding: recognisers and classifier over a model that is handed in. */
export const createUnderstanding = (model: Model): Understand => {
  const readers = {
    zh: readerOf(model.lore, 'zh', model.zh),
    en: readerOf(model.lore, 'en', model.en),
  };
  return (original, context) => {
    const normal = normalise(original);
    const language = languageOf(normal.text, context.locale);
    const reader = readers[language];
    const slots = recognise(normal, { context, parts: model.lore.parts });
    const reading = readIntents(reader, normal.text);
    const outOfScope = outOfScopeOf(reading, context, normal.text);
    const intents = intentsOf(reader, reading, normal.text, context);
    return {
      intents: outOfScope >= SURELY_OUT ? asOut(intents, outOfScope) : intents,
      outOfScope,
      slots,
      leaves: leavesOf(reader, reading, { intents, slots }),
      sentiment: sentimentOf(normal.text, original),
      language,
      source: 'local',
    };
  };
};

const LISTED = 5;
const SURELY_OUT = 0.9;
// A clause speaks for a second request only if it is clear by itself.
const CLEAR_CLAUSE = 0.6;

const KNOWN: ReadonlySet<string> = new Set(INTENTS);
const isIntent = (label: string): label is IntentId => KNOWN.has(label);

const intentsOf = (
  reader: Reader,
  whole: Reading,
  text: string,
  context: UnderstandingContext,
): readonly Scored<IntentId>[] => {
  const main = distribution(reader, whole, context, text.length);
  const first = [...main].sort((a, b) => b[1] - a[1])[0];
  for (const clause of clausesOf(text)) {
    const part = distribution(reader, readIntents(reader, clause), context, text.length);
    for (const [intent, confidence] of part) {
      const weighed = Math.min(confidence * 0.95, (first?.[1] ?? 1) - 0.001);
      if (
        confidence >= CLEAR_CLAUSE &&
        !SMALL_TALK.has(intent) &&
        weighed > (main.get(intent) ?? 0)
      )
        main.set(intent, weighed);
    }
  }
  return [...main]
    .map(([id, confidence]) => ({ id, confidence }))
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, LISTED);
};

const SMALL_TALK: ReadonlySet<IntentId> = new Set([
  'greet',
  'thanks_bye',
  'affirm',
  'deny',
  'complaint',
  'out_of_scope',
]);

// The classifier's view, bent by the state of the talk, out-of-scope left aside.
const distribution = (
  reader: Reader,
  { probabilities }: Reading,
  context: UnderstandingContext,
  length: number,
): Map<IntentId, number> => {
  const prior = priorOf(context, length);
  const bent = reader.intents.matrix.labels.flatMap((label, at): [IntentId, number][] =>
    isIntent(label) && label !== 'out_of_scope'
      ? [[label, (probabilities[at] ?? 0) * prior(label)]]
      : [],
  );
  const total = bent.reduce((sum, [, weight]) => sum + weight, 1e-9);
  return new Map(bent.map(([intent, weight]) => [intent, weight / total]));
};

// While the talk waits for an answer, a fragment that would mean nothing alone belongs to it.
const outOfScopeOf = (
  { outOfScope }: Reading,
  context: UnderstandingContext,
  text: string,
): number => {
  if (text.trim() === '') return isAwaiting(context) ? 0.5 : 1;
  return isAwaiting(context) && text.length <= 12 ? outOfScope * 0.6 : outOfScope;
};

const asOut = (
  intents: Understanding['intents'],
  outOfScope: number,
): readonly Scored<IntentId>[] => [
  { id: 'out_of_scope', confidence: outOfScope },
  ...intents.map(({ id, confidence }) => ({ id, confidence: confidence * (1 - outOfScope) })),
];
