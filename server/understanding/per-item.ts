import type { ItemReading, Slot, Understanding } from '../terms/understanding.ts';
import { FAULTS, isWish, speaksOfMatter } from './kinds.ts';
import { clausesOf } from './text/clauses.ts';
import { type NormalText, spanOf } from './text/normalise.ts';

/** A stretch of the normalised text and the items it speaks of. */
interface Stretch {
  readonly items: readonly string[];
  readonly start: number;
  readonly end: number;
}

type Named = Extract<Slot, { name: 'item' }>;

// "键盘和显示器都坏了": both are meant, by the same words.
const JOINED = /^(?:的|那个|这个)?(?:和|跟|与|以及|还有|及|、|,|and|&)?(?:那个|这个|the|my)?$/;
// An order's number says nothing of its items.
const NUMBER = /\d{6}/;
const NUMBER_WORDS = /我的|订单|单号|order|number|[\d\s:#号是]/g;
const MOST_LETTERS = 3;
const isOnlyNumber = (clause: string): boolean =>
  NUMBER.test(clause) && clause.replace(NUMBER_WORDS, '').length <= MOST_LETTERS;
// "两件都要退": all that were named.
const ALL =
  /^(?:全?都|俩)|(?:两|三|几)[个件样台本](?:全|都)|全都|\b(?:both|all of (?:it|them)|each)\b/;
// What a clause may hold beside a name and still say nothing of it.
const BARE = /^[\s,、那这个件台the]*$/;

/**
 * Reads what a message says of each of several items by itself. Undefined where it says something of one
 * at most; then `about` is that one, if it is known.
 */
export function readPerItem(
  normal: NormalText,
  slots: readonly Slot[],
  { original, read, answers }: Reads,
): { readonly perItem?: readonly ItemReading[]; readonly about?: string } {
  const named = slots.filter((slot): slot is Named => slot.name === 'item');
  const ids = [...new Set(named.map(({ value }) => value))];
  if (ids.length < 2) return {};
  const stretches = stretchesOf(normal, named);
  const readings = ids.flatMap((itemId): ItemReading[] => {
    const text = stretches
      .filter(({ items }) => items.includes(itemId))
      .map(({ start, end }) => spanOf(normal, start, end))
      .map(({ start, end }) => original.slice(start, end).trim())
      .join(' ');
    const said = text === '' ? undefined : read(text, itemId);
    return said && saysSomething(said, answers) ? [{ itemId, text, said }] : [];
  });
  const [first] = readings;
  if (readings.length > 1) return { perItem: readings };
  return first ? { about: first.itemId } : {};
}

interface Reads {
  readonly original: string;
  readonly read: (text: string, itemId: string) => Understanding;
  /** Several cases are open: a bare yes or no is an answer to one of them. */
  readonly answers: boolean;
}

/** Cuts a text where another item begins; words that name none belong to what was named last. */
function stretchesOf(normal: NormalText, named: readonly Named[]): readonly Stretch[] {
  const { text } = normal;
  const clauses = clausesOf(text);
  const whole = { start: 0, end: text.length };
  const places = named.map(({ value, start, end }) => ({
    value,
    start: placeIn(normal.starts, start),
    end: placeIn(normal.starts, end),
  }));
  const found: Stretch[] = [];
  let waiting: Stretch | undefined;
  for (const { start, end } of clauses.length > 0 ? clauses : [whole]) {
    if (isOnlyNumber(text.slice(start, end))) continue;
    const inside = places.filter((place) => place.start >= start && place.end <= end);
    const cuts = cutsOf(text, inside, { start, end });
    for (const cut of cuts) {
      const rest = text.slice(cut.start, cut.end);
      const items = [...new Set([...(waiting?.items ?? []), ...cut.items])];
      const stretch = { start: waiting?.start ?? cut.start, end: cut.end, items };
      const bare = BARE.test(cut.names.reduce((left, name) => left.replace(name, ''), rest));
      waiting = bare && items.length > 0 ? stretch : undefined;
      if (!bare) found.push(stretch);
    }
  }
  return withOwners(text, found);
}

const placeIn = (starts: Int32Array, original: number): number => {
  const at = starts.findIndex((start) => start >= original);
  return at < 0 ? starts.length : at;
};

interface Place {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}
interface Cut extends Stretch {
  readonly names: readonly string[];
}

function cutsOf(
  text: string,
  inside: readonly Place[],
  { start, end }: { readonly start: number; readonly end: number },
): readonly Cut[] {
  const groups: Place[][] = [];
  for (const place of inside) {
    const last = groups.at(-1);
    const before = last?.at(-1);
    if (last && before && JOINED.test(text.slice(before.end, place.start).replace(/\s/g, '')))
      last.push(place);
    else groups.push([place]);
  }
  if (groups.length === 0) return [{ start, end, items: [], names: [] }];
  return groups.map((group, nth) => ({
    start: nth === 0 ? start : (group[0]?.start ?? start),
    end: groups[nth + 1]?.[0]?.start ?? end,
    items: group.map(({ value }) => value),
    names: group.map((place) => text.slice(place.start, place.end)),
  }));
}

function withOwners(text: string, stretches: readonly Stretch[]): readonly Stretch[] {
  const first = stretches.find(({ items }) => items.length > 0)?.items ?? [];
  const every = [...new Set(stretches.flatMap(({ items }) => items))];
  let last: readonly string[] = [];
  return stretches.map((stretch) => {
    if (stretch.items.length > 0) {
      last = stretch.items;
      return stretch;
    }
    if (ALL.test(text.slice(stretch.start, stretch.end))) return { ...stretch, items: every };
    return { ...stretch, items: last.length > 0 ? last : first.slice(0, 1) };
  });
}

// From here words are taken to say something of an item.
const SAYS = 0.4;

function saysSomething({ intents, slots }: Understanding, answers: boolean): boolean {
  const [main] = intents;
  if (slots.some(({ name }) => name === 'remedy')) return true;
  if (answers && (main?.id === 'affirm' || main?.id === 'deny')) return true;
  if (answers && slots.some(({ name }) => name === 'stance')) return true;
  if (!main || main.id === 'out_of_scope') return false;
  const claims = intents.reduce(
    (sum, { id, confidence }) => sum + (FAULTS.includes(id) || isWish(id) ? confidence : 0),
    0,
  );
  return claims >= SAYS || (main.confidence >= SAYS && speaksOfMatter(main.id));
}
