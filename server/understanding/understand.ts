import type { Leaf } from '../terms/reason.ts';
import type {
  IntentId,
  Request,
  Scored,
  Slot,
  Understand,
  Understanding,
  UnderstandingContext,
} from '../terms/understanding.ts';
import type { Model } from './classify/model.ts';
import { type Reader, type Reading, readerOf, readIntents } from './classify/reader.ts';
import { FAULTS, isWish } from './kinds.ts';
import { leavesOf } from './leaves.ts';
import { namingOf, partsIn } from './naming.ts';
import { readPerItem } from './per-item.ts';
import { isAwaiting, type Prior, priorOf } from './prior.ts';
import { rank } from './rank.ts';
import { recognise } from './recognisers/recognise.ts';
import { sentimentOf } from './sentiment.ts';
import { setAside } from './set-aside.ts';
import { type ClauseReading, faultBehindWish, plainer, separate } from './several.ts';
import { clausesOf } from './text/clauses.ts';
import { asMeant } from './text/idioms.ts';
import { languageOf, otherTongue } from './text/language.ts';
import { type NormalText, normalise, spanOf } from './text/normalise.ts';

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
    const normal = normalise(original);
    const language = languageOf(normal.text, context.locale);
    const found = recognise(normal, { context, parts: model.lore.parts });
    const { perItem, about } = isPart
      ? {}
      : readPerItem(normal, found, {
          original,
          answers: (context.cases?.length ?? 0) > 1,
          read: (text, itemId) => read(text, focusedOn(context, itemId), true),
        });
    const slots = about === undefined ? found : withoutOthers(found, about);
    const meant = asMeant(normal.text);
    const prior = priorOf(context, normal.text.length);
    const { reader, reading, whole } = clearer(readers, { text: meant, language, prior });
    const outOfScope = outOfScopeOf(reading, { context, text: normal.text, slots });
    const clauses = mayHoldSeveral(normal.text, whole)
      ? readClauses({ ...normal, text: meant }, reader, { prior, slots })
      : [];
    const requests = separate(clauses).map((one) => requestOf(one, normal, slots));
    const told = requests.length > 0 ? undefined : faultBehindWish(clauses, whole);
    const intents = withSeconds(whole, told ? [{ ...told, id: told.intent }] : requests);
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
    };
  };
  return (original, context) => read(original, context, false);
};

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

const LISTED = 5;
const SURELY_OUT = 0.9;

const readClauses = (
  normal: NormalText,
  reader: Reader,
  { prior, slots }: { readonly prior: Prior; readonly slots: readonly Slot[] },
): readonly ClauseReading[] =>
  clausesOf(normal.text).map((clause) => {
    const reading = readIntents(reader, clause.text);
    const ranked = rank(reader, reading, prior).slice(0, LISTED);
    const isOther = reading.outOfScope > OTHER_TALK;
    let leaves: readonly Scored<Leaf>[] | undefined;
    return {
      ...clause,
      intent: ranked[0]?.id ?? 'out_of_scope',
      confidence: isOther ? 0 : clarityOf(ranked),
      // Read when asked for: most clauses are told from others without.
      get leaves() {
        leaves ??= leavesOf(reader, reading, { intents: ranked, slots: [] });
        return leaves;
      },
      parts: partsIn(slotsIn(slots, spanOf(normal, clause.start, clause.end))),
    };
  });

// A clause may be a fault without doubt although its kind is in doubt: its leaf says which.
const clarityOf = (ranked: readonly Scored<IntentId>[]): number => {
  const [first] = ranked;
  if (!first || !FAULTS.includes(first.id)) return first?.confidence ?? 0;
  return ranked.reduce(
    (sum, { id, confidence }) => sum + (FAULTS.includes(id) ? confidence : 0),
    0,
  );
};

const requestOf = (one: ClauseReading, normal: NormalText, slots: readonly Slot[]): Request => {
  const { intent, confidence, leaves } = one;
  const span = spanOf(normal, one.start, one.end);
  return {
    id: intent,
    confidence,
    ...(leaves[0] ? { leaf: leaves[0].id } : {}),
    slots: slotsIn(slots, span),
    ...span,
  };
};

const slotsIn = (
  slots: readonly Slot[],
  span: { readonly start: number; readonly end: number },
): readonly Slot[] => slots.filter(({ start, end }) => start >= span.start && end <= span.end);

const OTHER_TALK = 0.7;
// Shorter messages, and those read without doubt as no claim, hold one request: most are such.
const LEAST_LENGTH = 6;
const SURE_LENGTH = 18;
const SURE = 0.9;

const MORE = /也|还|另外|而且|并且|同时|顺便|\b(?:and|also|plus)\b/;

const mayHoldSeveral = (text: string, [first]: readonly Scored<IntentId>[]): boolean =>
  text.length >= LEAST_LENGTH &&
  (text.length >= SURE_LENGTH ||
    (first?.confidence ?? 0) < SURE ||
    (first !== undefined && (isWish(first.id) || FAULTS.includes(first.id))) ||
    MORE.test(text));

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
