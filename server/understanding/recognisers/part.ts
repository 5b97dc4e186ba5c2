import type { Slot } from '../../terms/understanding.ts';
import type { PartEntry, Recogniser } from './recogniser.ts';

/** The part of the goods that is spoken of, and its zone; the longest name wins where two overlap. */
export const recognisePart: Recogniser = ({ text, parts }) => {
  const hits = parts
    .flatMap((part) => part.words.flatMap((word) => occurrence(text, part, word)))
    .sort((a, b) => b.end - b.start - (a.end - a.start));
  const kept: typeof hits = [];
  for (const hit of hits)
    if (!kept.some((other) => hit.start < other.end && hit.end > other.start)) kept.push(hit);
  return kept
    .sort((a, b) => a.start - b.start)
    .slice(0, MAX_PARTS)
    .flatMap(({ part, start, end }): Slot[] => [
      { name: 'part', value: part.key, start, end },
      { name: 'zone', value: part.zone, start, end },
    ]);
};

const MAX_PARTS = 4;
const LATIN = /[a-z]/;

const occurrence = (text: string, part: PartEntry, word: string) => {
  const start = text.indexOf(word);
  const end = start + word.length;
  if (start < 0) return [];
  // An English name must be a word of its own: "box" is not in "xbox".
  if (LATIN.test(word[0] ?? '') && LATIN.test(text[start - 1] ?? '')) return [];
  if (LATIN.test(word[0] ?? '') && /[a-rt-z]/.test(text[end] ?? '')) return [];
  return [{ part, start, end }];
};
