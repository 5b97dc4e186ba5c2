import type { Slot, UnderstandingContext } from '../../terms/understanding.ts';
import { COMMON, type Names, namesOf, placeOf } from './item-names.ts';
import { parseNumber } from './numerals.ts';
import { matches, type Recogniser, type RecogniserInput } from './recogniser.ts';

const ORDINAL =
  /第([一二三四五六七八九\d])[件个双台本张单](?!事|问题|毛病|原因|方案|选项|办法|月|天|星期)|\b(first|second|third) (?:item|one|case)\b|\bthe (first|second|third)(?=$|[,.!?;]| (?:is|was|i|no|yes|ok|please|and)\b)/g;
const ORDINALS: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3 };

/**
 * The own items a message speaks of, by words of their titles, their kinds, or their place in the order
 * or among the open cases. Several are told apart only within one order.
 */
export const recogniseItem: Recogniser = (input) => {
  const ordinals = byOrdinal(input.text, input.context);
  if (ordinals.length > 0) return ordinals;
  const named = mentions(input);
  if (kinds(named) > 1) return meant(input.text, named);
  return sole(input);
};

const DENIES = /(?<!是)不是(?:我的|那个|这个|那|这|说|指)?$|\bnot (?:the |my |that )?$/;

/** "不是键盘 是显示器" speaks of the display; where all that is named is denied, they stay. */
function meant(text: string, named: readonly Mention[]): readonly Mention[] {
  const kept = named.filter(({ start }) => !isDenied(text, start));
  return kept.length > 0 ? kept : named;
}

const isDenied = (text: string, at: number): boolean =>
  DENIES.test(text.slice(Math.max(0, at - 8), at));

/** "那双鞋": a name of one character counts where it is pointed at; alone it may begin the name of a part. */
const POINTED =
  /[那这][双件条个台块只本部把张副套款对][^\s，。,.!！?？鞋表包书裙裤灯帽]{0,4}(鞋|表|包|书|裙|裤|灯|帽)(?=$|[\s，。,.!！?？子的是才啊呢吧呀])/;

const MAX_ORDERS = 20;

/** One item, by the longest of its names. */
const sole = ({ text, context, parts }: RecogniserInput): readonly Slot[] => {
  const own = context.orders.find(({ id }) => id === context.focus?.orderId)?.items ?? [];
  const items = context.orders.slice(0, MAX_ORDERS).flatMap((order) => order.items);
  // Once an item is in hand, only a name of its own turns to another.
  const known = context.focus?.itemId !== undefined;
  const pointed = POINTED.exec(text)?.[1];
  const nameIn = (title: string): string => {
    const names = namesOf(title, parts);
    const name = known ? longestOf(text, names.own) : longestIn(text, names);
    return name === '' && pointed && names.kinds.flat().includes(pointed) ? pointed : name;
  };
  const named = items
    .map((item) => ({ item, word: nameIn(item.title) }))
    .filter(({ word }) => word !== '')
    .sort((a, b) => b.word.length - a.word.length);
  const kept = named.filter(({ word }) => !isDenied(text, placeOf(text, word)));
  const scored = kept.length > 0 ? kept : named;
  const [first] = scored;
  const equal = scored.filter(({ word }) => word.length === first?.word.length);
  const ids = new Set(equal.map(({ item }) => item.id));
  const near = equal.filter(({ item }) => own.includes(item));
  const best = ids.size === 1 ? first : near.length === 1 ? near[0] : undefined;
  if (!best) return [];
  const start = placeOf(text, best.word);
  return [{ name: 'item', value: best.item.id, start, end: start + best.word.length }];
};

type Mention = Extract<Slot, { name: 'item' }>;

/** Every place where an item of one order is named by a name of its own. */
const mentions = ({ text, context, parts }: RecogniserInput): readonly Mention[] => {
  const { orders, focus } = context;
  const near = orders.find(({ id }) => id === focus?.orderId);
  const asked = near ? [near] : orders.slice(0, MAX_ORDERS);
  let best: readonly Mention[] = [];
  for (const { items } of asked) {
    if (items.length < 2) continue;
    const found = apart(
      items.flatMap(({ id, title }) => placesOf(text, id, namesOf(title, parts).own)),
    );
    if (kinds(found) > kinds(best)) best = found;
  }
  return best;
};

const kinds = (found: readonly Mention[]): number => new Set(found.map(({ value }) => value)).size;

const MAX_PLACES = 6;

const placesOf = (text: string, value: string, names: readonly string[]): readonly Mention[] =>
  names.flatMap((word) => {
    const places: Mention[] = [];
    for (
      let at = placeOf(text, word);
      at >= 0 && places.length < MAX_PLACES;
      at = placeOf(text, word, at + word.length)
    )
      places.push({ name: 'item', value, start: at, end: at + word.length });
    return places;
  });

/** The longest name wins where two overlap; one that two items share names neither. */
const apart = (found: readonly Mention[]): readonly Mention[] => {
  const kept: Mention[] = [];
  const sorted = [...found].sort((a, b) => b.end - b.start - (a.end - a.start));
  for (const one of sorted) {
    const shared = found.some(
      (other) => other.value !== one.value && other.start === one.start && other.end === one.end,
    );
    const taken = kept.some((other) => one.start < other.end && one.end > other.start);
    if (!shared && !taken) kept.push(one);
  }
  return kept.sort((a, b) => a.start - b.start);
};

/** Counted among the open cases where there are several, else among the items of the order. */
const byOrdinal = (
  text: string,
  { orders, focus, cases = [] }: UnderstandingContext,
): readonly Mention[] => {
  const order = orders.find(({ id }) => id === focus?.orderId) ?? orders[0];
  const counted = cases.length > 1 ? cases : (order?.items.map(({ id }) => id) ?? []);
  return matches(text, ORDINAL).flatMap((hit): Mention[] => {
    const word = hit[2] ?? hit[3];
    const place = word ? ORDINALS[word] : parseNumber(hit[1] ?? '');
    const value = place === undefined ? undefined : counted[place - 1];
    return value ? [{ name: 'item', value, start: hit.index, end: hit.index + hit[0].length }] : [];
  });
};

const longestOf = (text: string, names: readonly string[]): string =>
  names.reduce(
    (best, word) => (word.length > best.length && placeOf(text, word) >= 0 ? word : best),
    '',
  );

/** The longest of the names that the text holds, the first of several. */
const longestIn = (text: string, { words, runs, kinds }: Names): string => {
  let best = '';
  for (const word of words) if (word.length > best.length && placeOf(text, word) >= 0) best = word;
  for (const run of runs) {
    const piece = longestPiece(text, run);
    if (piece.length > best.length) best = piece;
  }
  for (const word of kinds.flat())
    if (word.length > best.length && placeOf(text, word) >= 0) best = word;
  return best;
};

const LONGEST_PIECE = 6;

/** Any two to six characters of a title in a row may be how the buyer names the thing. */
const longestPiece = (text: string, run: string): string => {
  let best = '';
  for (let at = 0; at + 2 <= run.length; at++)
    for (let end = at + 2; end <= Math.min(run.length, at + LONGEST_PIECE); end++) {
      const piece = run.slice(at, end);
      if (!text.includes(piece)) break;
      if (piece.length > best.length && !COMMON.has(piece)) best = piece;
    }
  return best;
};

/** Whether an item is named by a name of its own beside others of its order: no part of it, then. */
export const isNamedApart = (
  { value, start, end }: { readonly value: string; readonly start: number; readonly end: number },
  { text, context, parts }: RecogniserInput,
): boolean => {
  const items = context.orders.find((order) => order.items.some(({ id }) => id === value))?.items;
  const title = items?.find(({ id }) => id === value)?.title;
  return (
    items !== undefined &&
    items.length > 1 &&
    title !== undefined &&
    namesOf(title, parts).own.includes(text.slice(start, end))
  );
};
