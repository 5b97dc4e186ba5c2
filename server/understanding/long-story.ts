import { namesFault } from './fault-words.ts';
import { kindOf } from './kinds.ts';
import type { ClauseReading } from './several.ts';
import type { Clause } from './text/clauses.ts';

/** From so many characters a message tells a story, and what is wrong may stand anywhere in it. */
const STORY_HAN = 60;
const STORY_LATIN = 180;
/** Nothing is looked for behind this. */
const READ = 1_600;
const MOST_TRIED = 4;
const SHORTEST = 4;
/** A clause that names a fault needs little more to be taken for one. */
const CLEAR = 0.4;

const BREAK =
  /[,，。!！?？;；~\n…]|\.(?=\s|$)|(?<=\p{Script=Han})\s|\s(?=\p{Script=Han})|(?<=[啊呀呢吗吧嘛])(?=\p{Script=Han})|然后|结果|但是|因为|所以|\b(?:and|but|that|which|when|because|so)\b/gu;
const HAN = /\p{Script=Han}/u;

export const isStory = (text: string): boolean =>
  text.length >= (HAN.test(text) ? STORY_HAN : STORY_LATIN);

/**
 * The clause of a long story that tells what is wrong, where the story as a whole is about how it came, whom
 * it is for and how everybody is; undefined where no clause names a fault.
 */
export function faultInStory(
  text: string,
  read: (clause: Clause) => ClauseReading,
): ClauseReading | undefined {
  const tried = clausesIn(text.slice(0, READ))
    .filter((clause) => namesFault(clause.text, true))
    .slice(0, MOST_TRIED)
    .map(read);
  const faults = tried.filter(
    ({ intent, confidence, leaves }) =>
      kindOf(intent) === 'fault' && confidence >= CLEAR && leaves.length > 0,
  );
  const sureness = ({ confidence, leaves: [leaf] }: ClauseReading) =>
    confidence * (leaf?.confidence ?? 0);
  return [...faults].sort((a, b) => sureness(b) - sureness(a))[0];
}

function clausesIn(text: string): readonly Clause[] {
  const found: Clause[] = [];
  let start = 0;
  for (const hit of [...text.matchAll(BREAK), undefined]) {
    const end = hit?.index ?? text.length;
    const words = text.slice(start, end);
    const from = start + (words.length - words.trimStart().length);
    const clause = words.trim();
    if (clause.length >= SHORTEST)
      found.push({ text: clause, link: '', start: from, end: from + clause.length });
    if (hit) start = hit.index + hit[0].length;
  }
  return found;
}
