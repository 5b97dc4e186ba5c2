import type { Leaf } from '../terms/reason.ts';
import type { IntentId, Request, Scored, Slot } from '../terms/understanding.ts';
import { type Reader, readIntents } from './classify/reader.ts';
import { namesFault } from './fault-words.ts';
import { FAULTS, isWish, speaksOfMatter } from './kinds.ts';
import { leavesOf } from './leaves.ts';
import { partsIn } from './naming.ts';
import type { Prior } from './prior.ts';
import { rank } from './rank.ts';
import type { ClauseReading } from './several.ts';
import { type Clause, clausesOf } from './text/clauses.ts';
import { type NormalText, spanOf } from './text/normalise.ts';

/** Readings of one text that are looked at. */
export const LISTED = 5;
/** From here a text is likelier no talk of the shop's. */
export const OTHER_TALK = 0.7;

export interface ClauseContext {
  readonly prior: Prior;
  readonly slots: readonly Slot[];
}

/** Each clause of a text, read by itself. */
export const readClauses = (
  normal: NormalText,
  reader: Reader,
  context: ClauseContext,
): readonly ClauseReading[] =>
  clausesOf(normal.text).map((clause) => readClause(normal, clause, { reader, ...context }));

/** One stretch of a text, read by itself. */
export function readClause(
  normal: NormalText,
  clause: Clause,
  { reader, prior, slots }: ClauseContext & { readonly reader: Reader },
): ClauseReading {
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
}

// A clause may be a fault without doubt although its kind is in doubt: its leaf says which.
const clarityOf = (ranked: readonly Scored<IntentId>[]): number => {
  const [first] = ranked;
  if (!first || !FAULTS.includes(first.id)) return first?.confidence ?? 0;
  return ranked.reduce(
    (sum, { id, confidence }) => sum + (FAULTS.includes(id) ? confidence : 0),
    0,
  );
};

/** A clause that is a request of its own, as the dialogue hears it. */
export const requestOf = (
  one: ClauseReading,
  normal: NormalText,
  slots: readonly Slot[],
): Request => {
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

// Shorter messages, and those read without doubt as no claim, hold one request: most are such.
const LEAST_LENGTH = 6;
const SURE_LENGTH = 18;
const SURE = 0.9;

const MORE = /也|还|另外|而且|并且|同时|顺便|\b(?:and|also|plus)\b/;

/** Whether a message may hold several requests: reading each of its clauses costs time. */
export const mayHoldSeveral = (text: string, [first]: readonly Scored<IntentId>[]): boolean =>
  text.length >= LEAST_LENGTH &&
  (text.length >= SURE_LENGTH ||
    (first?.confidence ?? 0) < SURE ||
    // "屏幕碎了 运费谁出": read as the question alone, the fault would go unheard.
    (first !== undefined && speaksOfMatter(first.id) && namesFault(text, true)) ||
    (first !== undefined && (isWish(first.id) || FAULTS.includes(first.id))) ||
    MORE.test(text));
