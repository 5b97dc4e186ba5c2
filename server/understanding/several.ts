import { type Leaf, LOCATED } from '../terms/reason.ts';
import type { IntentId, Scored } from '../terms/understanding.ts';
import {
  addsAnew,
  addsMore,
  asksWhatNow,
  cameToLight,
  isMerelySeen,
  namesFault,
  sharesFaultWord,
  tellsOfPage,
} from './fault-words.ts';
import { isWish, kindOf } from './kinds.ts';
import type { Clause } from './text/clauses.ts';

/** A clause as it was read by itself. */
export interface ClauseReading extends Clause {
  readonly intent: IntentId;
  readonly confidence: number;
  readonly leaves: readonly Scored<Leaf>[];
  /** Parts of the goods it names. */
  readonly parts: readonly string[];
}

// Sides of one story: told together they are one request, whatever the words of each clause. An entry
// stands for every leaf or intent that begins with it.
const ONE_STORY: readonly (readonly string[])[] = [
  ['LOG', 'FUL'],
  ['order_status', 'logistics_status', 'not_received', 'LOG', 'FUL'],
  ['refund_status', 'claim_status', 'SVC'],
  ['return_policy', 'warranty_policy', 'NRR', 'DEF', 'NAD', 'CND'],
  ['cancel_order', 'modify_order', 'order_status', 'NRR', 'FUL'],
  ['cancel_claim', 'modify_claim', 'claim_status'],
  ['return_address', 'pickup', 'return_policy'],
];
// What the way did to the goods shows as their fault.
const ONE_DAMAGE = ['LOG.damaged', 'DEF', 'NAD', 'CND'];
// Beside a fault, a change of mind or a bad fit is what makes the buyer send it back.
const NO_FAULT = 'NRR';
// Looked at from two sides, these are one fault, unless another part is named.
const ONE_THING: readonly (readonly string[])[] = [
  ['NAD', 'CND', 'AUT', 'DEF'],
  ['WRG.wrong', 'NAD.size', 'NAD.mat', 'NAD.spec', 'NAD.list'],
  ['WRG.miss', 'WRG.empty', 'WRG.gift', 'LOG.short', 'LOG.lost'],
];
// These sum up what the flaws beside them show.
const SUMS_UP: readonly string[] = ['CND.grade_lower', 'NAD.listing_conflict'];

const topicOf = ({ intent, leaves: [leaf] }: ClauseReading): string =>
  kindOf(intent) === 'fault' && leaf ? leaf.id : intent;

const isIn = (story: readonly string[], ...topics: readonly string[]): boolean =>
  topics.every((topic) => story.some((start) => topic.startsWith(start)));

const isOneStory = (one: ClauseReading, other: ClauseReading): boolean => {
  const [a, b] = [topicOf(one), topicOf(other)];
  if (a === b) return !isAnotherMark(one, other);
  return kindOf(one.intent) === 'fault' && kindOf(other.intent) === 'fault'
    ? !isAnotherFault(one, other)
    : ONE_STORY.some((story) => isIn(story, a, b));
};

/** A mark is priced by where it is (DT-6): the same kind of mark on another part, told on top, is a second. */
const isAnotherMark = (one: ClauseReading, other: ClauseReading): boolean =>
  topicOf(one) === LOCATED &&
  one.parts.length > 0 &&
  namesOtherPart(one, other) &&
  addsMore(other.link, other.text) &&
  namesFault(other.text, true);

/**
 * Whether a clause tells of a second fault. A measure, a place, what the page said, what a fault leads
 * to and the same fault in other words do not; a second fault names what it is, and mostly where.
 */
const isAnotherFault = (one: ClauseReading, other: ClauseReading): boolean => {
  const [a, b] = [topicOf(one), topicOf(other)];
  const isTold = namesFault(other.text, other.parts.length > 0);
  if (!isTold || a.startsWith(NO_FAULT) || b.startsWith(NO_FAULT)) return false;
  const isDamage = isIn(ONE_DAMAGE, a, b);
  if (isDamage && (a.startsWith('LOG') || b.startsWith('LOG'))) return false;
  const isOneTrunk = a.slice(0, 3) === b.slice(0, 3);
  if (!isOneTrunk && !ONE_THING.some((thing) => isIn(thing, a, b))) return true;
  if (isDamage && (SUMS_UP.includes(a) || SUMS_UP.includes(b))) return false;
  return bothSure(one, other) && isToldApart(one, other);
};

// Faults of one kind are two where the words part them: "另外", another place, a look and a failure.
const isToldApart = (one: ClauseReading, other: ClauseReading): boolean => {
  const [a, b] = [topicOf(one), topicOf(other)];
  const adds = addsMore(other.link, other.text);
  if (!adds && sharesFaultWord(one.text, other.text)) return false;
  if (addsAnew(other.link, other.text)) return true;
  if (isIn(['WRG'], a, b)) return adds;
  if (a.slice(0, 3) === b.slice(0, 3))
    return adds && one.parts.length > 0 && namesOtherPart(one, other);
  if (isIn(['NAD.app', 'DEF'], a, b) && isMerelySeen(one.text) !== isMerelySeen(other.text))
    return true;
  return namesOtherPart(one, other) && (adds || one.parts.length > 0);
};

const namesOtherPart = (one: ClauseReading, other: ClauseReading): boolean =>
  other.parts.length > 0 && !other.parts.some((part) => one.parts.includes(part));

// Between two trunks it does not matter which leaf of its trunk each is.
const bothSure = (one: ClauseReading, other: ClauseReading): boolean => {
  const isOneTrunk = topicOf(one).slice(0, 3) === topicOf(other).slice(0, 3);
  const sureness = ({ leaves: [first, ...rest] }: ClauseReading): number =>
    [first, ...(isOneTrunk ? [] : rest)].reduce(
      (sum, leaf) =>
        leaf && leaf.id.slice(0, 3) === first?.id.slice(0, 3) ? sum + leaf.confidence : sum,
      0,
    );
  const isFaint = ({ leaves: [first] }: ClauseReading) => (first?.confidence ?? 0) < LEAF_FAINT;
  if (isFaint(one) || isFaint(other)) return false;
  return Math.min(sureness(one), sureness(other)) >= LEAF_SURE;
};

// A clause speaks for a request only if it is clear by itself.
const CLEAR = 0.6;
// Where its words name a fault as well, less will do.
const CLEAR_IF_NAMED = 0.4;
const LEAF_SURE = 0.55;
// Many leaves that are all of them unlikely do not make their trunk likely.
const LEAF_FAINT = 0.3;

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
      !(found.length > 0 && asksWhatNow(clause.text)) &&
      !(hasFault && kindOf(clause.intent) === 'wish');
    const kin = counts ? kinOf(found, clause) : found.length - 1;
    const known = found[kin];
    if (counts && !known) found.push(clause);
    else if (known) found[kin] = joined(known, clause, counts);
  }
  return found.length > 1 ? found : [];
};

// A fault that names nothing of its own belongs to the one told before or after it: "just opened it, …".
const kinOf = (found: readonly ClauseReading[], clause: ClauseReading): number => {
  const near = found.findIndex((one) => isOneStory(one, clause));
  if (kindOf(clause.intent) !== 'fault') return near;
  if (namesItself(clause))
    return near >= 0
      ? near
      : found.findIndex((one) => isGuess(one) || isPrelude(one) || leadsTo(one, clause));
  return found.findLastIndex(({ intent }) => kindOf(intent) === 'fault');
};

// "说好的齐全 少了好几个零件": what the page said and what came are one fault.
const leadsTo = (one: ClauseReading, { link, text }: ClauseReading): boolean =>
  tellsOfPage(one.text) && !addsMore(link, text);

// "Opened the box this morning": how it came to light, whatever the words are near to.
const isPrelude = (one: ClauseReading): boolean =>
  kindOf(one.intent) === 'fault' && cameToLight(one.text) && !namesItself(one);

// Heard as a fault for want of better: nothing of the goods, nothing of a fault, and no reason is likely.
const isGuess = (one: ClauseReading): boolean =>
  kindOf(one.intent) === 'fault' &&
  !namesItself(one) &&
  (one.leaves[0]?.confidence ?? 0) < LEAF_SURE;

const namesItself = ({ text, parts }: ClauseReading): boolean => namesFault(text, parts.length > 0);

const isClear = ({ confidence, intent, text, parts }: ClauseReading): boolean =>
  confidence >= CLEAR ||
  (confidence >= CLEAR_IF_NAMED &&
    kindOf(intent) === 'fault' &&
    namesFault(text, parts.length > 0));

const joined = (known: ClauseReading, more: ClauseReading, counts: boolean): ClauseReading => {
  const lead = counts && speaksFor(more) > speaksFor(known) ? more : known;
  const parts = [...known.parts, ...more.parts];
  return { ...lead, parts, start: known.start, end: Math.max(known.end, more.end) };
};

// Words that name the fault lead, before words about the page.
const speaksFor = ({ text, parts, confidence }: ClauseReading): number =>
  confidence + (namesFault(text, parts.length > 0) ? 1 : 0);

/**
 * Where a wish leads ("坏了 我要退货"), or anger does: the clause that says what is wrong, if one does.
 */
export const faultBehindWish = (
  clauses: readonly ClauseReading[],
  [first]: readonly Scored<IntentId>[],
): ClauseReading | undefined =>
  first?.id === 'complaint'
    ? faultIn(clauses.filter(namesItself))
    : first && isWish(first.id)
      ? faultIn(clauses)
      : undefined;

/** The clause that says most clearly what is wrong. */
const faultIn = (clauses: readonly ClauseReading[]): ClauseReading | undefined => {
  const faults = clauses.filter((one) => isClear(one) && kindOf(one.intent) === 'fault');
  const [clearest] = [...faults].sort((a, b) => speaksFor(b) - speaksFor(a));
  return clearest && clearest.leaves.length > 0 ? clearest : undefined;
};

/** A fault told in a few of many words is faint in the whole: then its own clause says which it is. */
export const plainer = (
  whole: readonly Scored<Leaf>[],
  clauses: readonly ClauseReading[],
): readonly Scored<Leaf>[] =>
  (whole[0]?.confidence ?? 0) < LEAF_FAINT ? (faultIn(clauses)?.leaves ?? whole) : whole;
