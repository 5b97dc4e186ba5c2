import type { Slot, UnderstandingContext } from '../../terms/understanding.ts';

/** A named part of goods, with its weight in DT-6 where the name alone decides it. */
export interface PartEntry {
  readonly key: string;
  readonly zone: 'primary' | 'secondary' | 'hidden';
  readonly words: readonly string[];
}

export interface RecogniserInput {
  /** Normalised text: spans are in its code units. */
  readonly text: string;
  readonly context: UnderstandingContext;
  readonly parts: readonly PartEntry[];
}

/** Finds one kind of thing in a message. Pure, linear in the text, never throws. */
export type Recogniser = (input: RecogniserInput) => readonly Slot[];

/** All matches of a global pattern, at most 20: a message of 4 KB could hold thousands. */
export const matches = (text: string, pattern: RegExp): readonly RegExpExecArray[] => {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let hit = pattern.exec(text); hit && found.length < MAX_MATCHES; hit = pattern.exec(text)) {
    found.push(hit);
    if (hit[0] === '') pattern.lastIndex++;
  }
  return found;
};

const MAX_MATCHES = 20;

/** The text before a position within the same clause, at most `size` characters. */
export const before = (text: string, at: number, size: number): string => {
  const head = text.slice(Math.max(0, at - size), at);
  const cut = Math.max(...CLAUSE_ENDS.map((mark) => head.lastIndexOf(mark)), lastPause(head));
  return head.slice(cut + 1);
};

// Who writes Chinese without marks parts clauses by a space; after a bare "不要" it parts nothing.
const PAUSE =
  /(?<=[\u4e00-\u9fff])(?<!不|没|别|不想|不要|不用|不是|不必|没有) (?=[ \u4e00-\u9fff]|$)/g;

const lastPause = (head: string): number => matches(head, PAUSE).at(-1)?.index ?? -1;

const CLAUSE_ENDS = [',', '。', '!', '?', ';', '、', '，', '\n', '.'];

const NEGATED =
  /(?:不想要?|不要|不用|不必|不需要|不是|不打算|不愿意?|不准备|别|甭|懒得|没想|没说要?|没有|无需|没)[^,。!?]{0,6}$|不$|\b(?:not|no|don'?t|do not|without|never|rather than|instead of)\b[^,。!?]{0,14}$/;
// "不退款我就投诉" asks for a refund: what follows makes it a condition. "不退货 就退点钱" does not.
const CONDITION = /^[^,。!?]{0,8}就(?!(?:只|直接|给我|给)?(?:部分退|退一?点|退钱|补|换|修|留))/;

/** Whether what stands at a span is denied just before ("不想折腾退货"). */
export const isNegated = (text: string, start: number, end: number): boolean =>
  NEGATED.test(before(text, start, 24)) && !CONDITION.test(text.slice(end, end + 10));
