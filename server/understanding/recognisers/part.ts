import type { Slot, UnderstandingContext } from '../../terms/understanding.ts';
import { namesOf } from './item-names.ts';
import type { PartEntry, Recogniser } from './recogniser.ts';

/** The part of the goods that is spoken of, and its zone; the longest name wins where two overlap. */
export const recognisePart: Recogniser = ({ text, context, parts }) => {
  const hits: Hit[] = [];
  // Hundreds of names, nearly all absent: no list is made for those.
  for (const part of parts)
    for (const word of part.words) {
      const start = text.indexOf(word);
      if (start >= 0 && standsAlone(text, word, start))
        hits.push({ part, start, end: start + word.length });
    }
  const whole = hits.length > 0 ? namesInHand(context, parts) : [];
  hits.sort((a, b) => b.end - b.start - (a.end - a.start));
  const kept: Hit[] = [];
  for (const hit of hits)
    if (!kept.some((other) => hit.start < other.end && hit.end > other.start)) kept.push(hit);
  return kept
    .filter(({ part, start, end }) => !isWhole(part, text.slice(start, end), whole))
    .sort((a, b) => a.start - b.start)
    .slice(0, MAX_PARTS)
    .flatMap(({ part, start, end }): Slot[] => [
      { name: 'part', value: part.key, start, end },
      { name: 'zone', value: part.zone, start, end },
    ]);
};

/** What the item in hand is called by its kind. */
function namesInHand(
  { orders, focus }: UnderstandingContext,
  parts: readonly PartEntry[],
): readonly string[] {
  const order = focus ? orders.find(({ id }) => id === focus.orderId) : orders[0];
  const items = focus || orders.length === 1 ? (order?.items ?? []) : [];
  const item =
    focus?.itemId === undefined && items.length === 1
      ? items[0]
      : items.find(({ id }) => id === focus?.itemId);
  return item ? namesOf(item.title, parts).kinds.flat() : [];
}

/** "the camera" of a camera is no part of it; a display's screen is what it is there for. */
const isWhole = (part: PartEntry, word: string, whole: readonly string[]): boolean =>
  part.zone !== 'primary' && whole.includes(word);

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
