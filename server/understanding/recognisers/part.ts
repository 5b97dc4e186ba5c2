import type { Slot } from '../../terms/understanding.ts';
import type { PartEntry, Recogniser } from './recogniser.ts';

/** The part of the goods that is spoken of, and its zone; the longest name wins where two overlap. */
export const recognisePart: Recogniser = ({ text, parts }) => {
  const hits: Hit[] = [];
  // Hundreds of names, nearly all absent: no list is made for those.
  for (const part of parts)
    for (const word of part.words) {
      const start = text.indexOf(word);
      if (start >= 0 && standsAlone(text, word, start))
        hits.push({ part, start, end: start + word.length });
    }
  hits.sort((a, b) => b.end - b.start - (a.end - a.start));
  const kept: Hit[] = [];
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

interface Hit {
  readonly part: PartEntry;
  readonly start: number;
  readonly end: number;
}

// An English name must be a word of its own: "box" is not in "xbox".
const standsAlone = (text: string, word: string, start: number): boolean =>
  !LATIN.test(word[0] ?? '') ||
  !(LATIN.test(text[start - 1] ?? '') || /[a-rt-z]/.test(text[start + word.length] ?? ''));
