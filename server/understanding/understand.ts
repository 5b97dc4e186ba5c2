import type {
  IntentId,
  Scored,
  Slot,
  Understand,
  Understanding,
  UnderstandingContext,
} from '../terms/understanding.ts';
import type { Model } from './classify/model.ts';
import { type Reader, type Reading, readerOf, readIntents } from './classify/reader.ts';
import {
  LISTED,
  mayHoldSeveral,
  OTHER_TALK,
  readClause,
  readClauses,
  requestOf,
} from './clause-readings.ts';
import { withoutDenied } from './denied-fault.ts';
import { FAULTS } from './kinds.ts';
import { leavesOf } from './leaves.ts';
import { faultInStory, isStory } from './long-story.ts';
import { namingOf } from './naming.ts';
import { readPerItem } from './per-item.ts';
import { isAwaiting, type Prior, priorOf } from './prior.ts';
import { rank } from './rank.ts';
import { recognise } from './recognisers/recognise.ts';
import { respelt } from './respell/respell.ts';
import { sentimentOf } from './sentiment.ts';
import { setAside } from './set-aside.ts';
import { type ClauseReading, faultBehindWish, plainer, separate } from './several.ts';
import { asMeant } from './text/idioms.ts';
import { languageOf, otherTongue } from './text/language.ts';
import { normalise, spanOf } from './text/normalise.ts';

/** The local understanding: recognisers and classifier over a model that is handed in. */
export const createUnderstanding = (model: Model): Understand => {
  const readers = {
    zh: readerOf(model.lore, 'zh', model.zh),
    en: readerOf(model.lore, 'en', model.en),
  };
  const read = (
    original: string,
    context: UnderstandingContext,
    isPart: boolean,
  ): Understanding => {
    const typed = normalise(original);
    const normal = respelt(typed);
    const language = languageOf(normal.text, context.locale);
    const found = recognise(normal, { context, parts: model.lore.parts });
    const { perItem, about } = isPart
      ? {}
      : readPerItem(normal, found, {
          original,
          answers: (context.cases?.length ?? 0) > 1,
          read: (text, itemId) => read(text, focusedOn(context, itemId), true),
        });
    const named = about === undefined ? found : withoutOthers(found, about);
    const meant = withoutDenied(asMeant(normal.text));
    const prior = priorOf(context, normal.text.length);
    const { reader, reading, whole } = clearer(readers, { text: meant, language, prior });
    const outOfScope = outOfScopeOf(reading, { context, text: normal.text, slots: named });
    const worded = { ...normal, text: meant };
    const clauses = mayHoldSeveral(normal.text, whole)
      ? readClauses(worded, reader, { prior, slots: named })
      : [];
    const several = separate(clauses).map((one) => requestOf(one, normal, named));
    const leaf = () =>
      leavesOf(reader, reading, { intents: whole.slice(0, LISTED), slots: named })[0]?.confidence;
    const story = storyIn({ read: [whole[0], ...several], leaf }, meant, (clause) =>
      readClause(worded, clause, { reader, prior, slots: named }),
    );
    const slots = story ? ofStory(named, spanOf(normal, story.start, story.end)) : named;
    const requests =
      story && several.length > 0 ? [requestOf(story, normal, slots), ...several] : several;
    const told = story ?? (requests.length > 0 ? undefined : faultBehindWish(clauses, whole));
    const intents = story
      ? ledBy(story, whole)
      : withSeconds(whole, told ? [{ ...told, id: told.intent }] : requests);
    const aside = setAside(meant, (words) =>
      namingOf(words, { reader, context, parts: model.lore.parts }),
    );
    return {
      intents: outOfScope >= SURELY_OUT ? asOut(intents, outOfScope) : intents.slice(0, LISTED),
      outOfScope,
      slots,
      leaves:
        told?.leaves ??
        plainer(leavesOf(reader, reading, { intents: intents.slice(0, LISTED), slots }), clauses),
      ...(requests.length > 0 ? { requests } : {}),
      ...(perItem && { perItem }),
      ...(aside && { setAside: aside }),
      sentiment: sentimentOf(normal.text, original),
      language,
      source: 'local',
      ...(normal !== typed && { readAs: normal.text }),
    };
  };
  return (original, context) => read(original, context, false);
};

interface SoFar {
  readonly read: readonly (Scored<IntentId> | undefined)[];
  /** How sure it is which fault it is. */
  readonly leaf: () => number | undefined;
}

/** A story is looked into where nothing read of it so far is a fault, or which one it is stays in doubt. */
function storyIn(
  { read, leaf }: SoFar,
  ...[text, readOne]: Parameters<typeof faultInStory>
): ClauseReading | undefined {
  if (!isStory(text)) return undefined;
  const sure = read.some((one) => one && FAULTS.includes(one.id)) ? (leaf() ?? 0) : 0;
  const found = sure >= LEAF_PLAIN ? undefined : faultInStory(text, readOne);
  return (found?.leaves[0]?.confidence ?? 0) > sure ? found : undefined;
}

const LEAF_PLAIN = 0.5;

interface Readers {
  readonly zh: Reader;
  readonly en: Reader;
}

/** A message that goes over into the other language is read by what it says more clearly. */
function clearer(
  readers: Readers,
  {
    text,
    language,
    prior,
  }: { readonly text: string; readonly language: 'zh' | 'en'; readonly prior: Prior },
) {
  const readBy = (reader: Reader, words: string) => {
    const reading = readIntents(reader, words);
    return { reader, reading, whole: rank(reader, reading, prior) };
  };
  const own = readBy(readers[language], text);
  const sure = own.whole[0]?.confidence ?? 0;
  const other = sure < MIXED_SURE ? otherTongue(text, language) : undefined;
  if (!other) return own;
  const theirs = readBy(readers[language === 'zh' ? 'en' : 'zh'], other);
  const clear = theirs.whole[0]?.confidence ?? 0;
  return clear >= CLEAR && clear > sure && theirs.reading.outOfScope < OTHER_TALK ? theirs : own;
}

// From here a message is clear as a whole, whatever tongue a part of it is in.
const MIXED_SURE = 0.6;
const CLEAR = 0.6;

const focusedOn = (context: UnderstandingContext, itemId: string): UnderstandingContext => {
  const order = context.orders.find(({ items }) => items.some(({ id }) => id === itemId));
  return order ? { ...context, focus: { orderId: order.id, itemId } } : context;
};

/** Of several items named, only this one is spoken of. */
const withoutOthers = (slots: readonly Slot[], itemId: string): readonly Slot[] =>
  slots.filter(({ name, value }) => name !== 'item' || value === itemId);

const SURELY_OUT = 0.9;

// The rest of a story leads up to what is wrong.
const ledBy = (
  { intent, confidence }: ClauseReading,
  whole: readonly Scored<IntentId>[],
): readonly Scored<IntentId>[] => [
  { id: intent, confidence },
  ...whole
    .filter(({ id }) => id !== intent)
    .map((one) => ({ ...one, confidence: Math.min(one.confidence, confidence * 0.95) })),
];

/** What a story says of the goods elsewhere ("we opened the box") is no place of its fault. */
const ofStory = (
  slots: readonly Slot[],
  span: { readonly start: number; readonly end: number },
): readonly Slot[] =>
  slots.filter(
    ({ name, start, end }) =>
      (name !== 'part' && name !== 'zone') || (start >= span.start && end <= span.end),
  );

// What a clause says plainly is listed too, but never above what the whole says.
const withSeconds = (
  whole: readonly Scored<IntentId>[],
  requests: readonly Scored<IntentId>[],
): readonly Scored<IntentId>[] => {
  if (requests.length === 0) return whole;
  const top = whole[0]?.confidence ?? 1;
  const raised = new Map(
    requests.map(({ id, confidence }) => [id, Math.min(confidence * 0.95, top - 0.001)]),
  );
  return whole
    .map(({ id, confidence }) => ({ id, confidence: Math.max(confidence, raised.get(id) ?? 0) }))
    .sort((a, b) => b.confidence - a.confidence);
};

interface Heard {
  readonly context: UnderstandingContext;
  readonly text: string;
  readonly slots: readonly Slot[];
}

// While the talk waits for an answer, a fragment that would mean nothing alone belongs to it; a number
// of an order or a parcel means something anywhere.
const outOfScopeOf = ({ outOfScope }: Reading, { context, text, slots }: Heard): number => {
  if (text.trim() === '') return isAwaiting(context) ? 0.5 : 1;
  if (slots.some(({ name }) => NUMBERS.has(name))) return Math.min(outOfScope, NOT_OUT);
  return isAwaiting(context) && text.length <= 12 ? outOfScope * 0.6 : outOfScope;
};

const NUMBERS: ReadonlySet<string> = new Set(['order', 'tracking', 'card_code']);
const NOT_OUT = 0.4;

const asOut = (
  intents: Understanding['intents'],
  outOfScope: number,
): readonly Scored<IntentId>[] => [
  { id: 'out_of_scope', confidence: outOfScope },
  ...intents
    .slice(0, LISTED)
    .map(({ id, confidence }) => ({ id, confidence: confidence * (1 - outOfScope) })),
];
