import type { Leaf } from '../terms/reason.ts';
import type { IntentId, Scored } from '../terms/understanding.ts';
import type { Clause } from './text/clauses.ts';

/** A clause as it was read by itself. */
export interface ClauseReading extends Clause {
  readonly intent: IntentId;
  readonly confidence: number;
  readonly leaves: readonly Scored<Leaf>[];
}

type Kind = 'fault' | 'wish' | 'matter' | 'talk';

/** Intents that tell of a fault. */
export const FAULTS: readonly IntentId[] = [
  'quality_fault',
  'not_as_described',
  'condition_grade',
  'authenticity',
  'wrong_missing',
  'logistics_damage',
  'not_received',
  'size_fit',
  'changed_mind',
  'digital_code',
];
/** Intents that wish for something. */
export const WISHES: readonly IntentId[] = [
  'refund_only',
  'return_refund',
  'exchange',
  'repair',
  'compensation',
  'counter_offer',
];
const TALK: readonly IntentId[] = [
  'greet',
  'thanks_bye',
  'affirm',
  'deny',
  'complaint',
  'evidence',
  'out_of_scope',
];

const kindOf = (intent: IntentId): Kind => {
  if (FAULTS.includes(intent)) return 'fault';
  if (WISHES.includes(intent)) return 'wish';
  return TALK.includes(intent) ? 'talk' : 'matter';
};

export const isWish = (intent: IntentId): boolean => WISHES.includes(intent);

// Sides of one story: told together they are one request, whatever the words of each clause.
const ONE_STORY: readonly (readonly (string | IntentId)[])[] = [
  ['NAD', 'CND', 'AUT'],
  ['LOG', 'DEF', 'NAD', 'CND'],
  ['LOG', 'FUL'],
  ['order_status', 'logistics_status', 'not_received', 'LOG', 'FUL'],
  ['refund_status', 'claim_status', 'SVC'],
  ['return_policy', 'warranty_policy', 'NRR', 'DEF', 'NAD', 'CND'],
  ['cancel_order', 'modify_order', 'order_status', 'NRR', 'FUL'],
  ['cancel_claim', 'modify_claim', 'claim_status'],
  ['return_address', 'pickup', 'return_policy'],
];

const topicOf = ({ intent, leaves: [leaf] }: ClauseReading): string =>
  kindOf(intent) === 'fault' && leaf ? leaf.id.slice(0, 3) : intent;

const isOneStory = (one: ClauseReading, other: ClauseReading): boolean => {
  const [a, b] = [topicOf(one), topicOf(other)];
  if (a !== b) return ONE_STORY.some((story) => story.includes(a) && story.includes(b));
  return (
    kindOf(one.intent) !== 'fault' ||
    one.leaves[0]?.id === other.leaves[0]?.id ||
    !bothSure(one, other)
  );
};

const bothSure = (one: ClauseReading, other: ClauseReading): boolean =>
  Math.min(one.leaves[0]?.confidence ?? 0, other.leaves[0]?.confidence ?? 0) >= LEAF_SURE;

// A clause speaks for a request only if it is clear by itself.
const CLEAR = 0.6;
const LEAF_SURE = 0.55;

/**
 * The separate requests among the clauses of a message, each led by its clearest clause and reaching
 * to where the next one begins. A wish belongs to the faults it is told with; unclear words belong to
 * what they follow.
 */
export const separate = (clauses: readonly ClauseReading[]): readonly ClauseReading[] => {
  const found: ClauseReading[] = [];
  const hasFault = clauses.some((clause) => isClear(clause) && kindOf(clause.intent) === 'fault');
  for (const clause of clauses) {
    const counts =
      isClear(clause) &&
      kindOf(clause.intent) !== 'talk' &&
      !(hasFault && kindOf(clause.intent) === 'wish');
    const kin = counts ? found.findIndex((one) => isOneStory(one, clause)) : found.length - 1;
    const known = found[kin];
    if (counts && !known) found.push(clause);
    else if (known) found[kin] = joined(known, clause, counts);
  }
  return found.length > 1 ? found : [];
};

const isClear = ({ confidence }: ClauseReading): boolean => confidence >= CLEAR;

const joined = (known: ClauseReading, more: ClauseReading, counts: boolean): ClauseReading => {
  const lead = counts && more.confidence > known.confidence ? more : known;
  return { ...lead, start: known.start, end: Math.max(known.end, more.end) };
};

/** Where a wish leads ("坏了 我要退货"): the leaves of the clause that says what is wrong, if one does. */
export const faultBehindWish = (
  clauses: readonly ClauseReading[],
  [first]: readonly Scored<IntentId>[],
): readonly Scored<Leaf>[] | undefined => {
  if (!first || !isWish(first.id)) return undefined;
  const faults = clauses.filter((one) => isClear(one) && kindOf(one.intent) === 'fault');
  const [clearest] = [...faults].sort((a, b) => b.confidence - a.confidence);
  return clearest && clearest.leaves.length > 0 ? clearest.leaves : undefined;
};
