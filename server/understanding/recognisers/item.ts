import type { Slot, UnderstandingContext } from '../../terms/understanding.ts';
import { parseNumber } from './numerals.ts';
import { matches, type Recogniser } from './recogniser.ts';

const ORDINAL = /第([一二三四五六七八九\d])[件个双台本张]|\b(first|second|third) (?:item|one)\b/g;
const ORDINALS: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3 };

// What people call a thing whose title says it otherwise.
const CALLED: readonly (readonly [title: RegExp, words: readonly string[]])[] = [
  [
    /thinkpad|macbook|笔记本|laptop|matebook|surface|xps/,
    ['笔记本', '电脑', '本子', 'laptop', 'computer', 'notebook'],
  ],
  [/iphone|手机|phone|galaxy|pixel|小米|华为|荣耀/, ['手机', '苹果', 'phone', 'mobile', 'cell']],
  [/相机|机身|camera|富士|佳能|尼康|canon|nikon|fuji|sony a/, ['相机', '单反', '微单', 'camera']],
  [/耳机|airpods|headphone|earbud/, ['耳机', 'headphones', 'earphones', 'earbuds', 'airpods']],
  [/ipad|平板|tablet/, ['平板', 'ipad', 'tablet']],
  [/switch|ps[45]|xbox|游戏机/, ['游戏机', '主机', 'console']],
  [/包|托特|bag|handbag|purse|tote|clutch|wallet/, ['包包', '包', 'bag', 'handbag', 'purse']],
  [/表|watch|seiko|omega|rolex|casio/, ['手表', '表', 'watch']],
  [
    /项链|戒指|手镯|耳环|necklace|ring|bracelet|earring/,
    ['首饰', '项链', '戒指', '手镯', '耳环', 'ring', 'necklace', 'bracelet', 'earrings'],
  ],
  [
    /鞋|靴|sneaker|shoe|boot|nike|adidas|jordan|heels/,
    ['鞋子', '鞋', '球鞋', '靴子', 'shoes', 'sneakers', 'boots', 'trainers', 'kicks'],
  ],
  [
    /衣|外套|夹克|卫衣|衬衫|羽绒|开衫|毛衣|jacket|coat|shirt|sweater|hoodie|cardigan/,
    ['衣服', '外套', 'jacket', 'coat', 'shirt', 'sweater', 'top'],
  ],
  [/裙|dress|skirt/, ['裙子', '裙', 'dress', 'skirt']],
  [/裤|jeans|pants|trousers/, ['裤子', 'jeans', 'pants', 'trousers']],
  [
    /充值|点卡|礼品卡|卡密|兑换|gift ?card|steam|key/,
    ['卡密', '充值卡', '点卡', '礼品卡', '兑换码', 'code', 'gift card', 'card', 'key'],
  ],
  [/手办|模型|积木|玩具|figure|lego|toy/, ['手办', '模型', '玩具', 'figure', 'toy']],
];

/** The own item a message speaks of, by words of its title, its kind, or its place in the order. */
export const recogniseItem: Recogniser = ({ text, context }) => {
  const ordinal = byOrdinal(text, context);
  if (ordinal) return [ordinal];
  const items = context.orders.slice(0, MAX_ORDERS).flatMap((order) => order.items);
  const scored = items
    .map((item) => ({ item, word: longestIn(text, namesOf(item.title)) }))
    .filter(({ word }) => word !== '')
    .sort((a, b) => b.word.length - a.word.length);
  const [best, next] = scored;
  if (!best || (next && next.word.length === best.word.length && next.item.id !== best.item.id))
    return [];
  const start = text.indexOf(best.word);
  return [{ name: 'item', value: best.item.id, start, end: start + best.word.length }];
};

const MAX_ORDERS = 20;

const byOrdinal = (text: string, { orders, focus }: UnderstandingContext): Slot | undefined => {
  const hit = matches(text, ORDINAL)[0];
  const order = orders.find(({ id }) => id === focus?.orderId) ?? orders[0];
  if (!hit || !order) return undefined;
  const place = hit[2] ? ORDINALS[hit[2]] : parseNumber(hit[1] ?? '');
  const item = place === undefined ? undefined : order.items[place - 1];
  return item
    ? { name: 'item', value: item.id, start: hit.index, end: hit.index + hit[0].length }
    : undefined;
};

/** What a buyer may call a thing: the words of its title and of its kind, and any piece of a Han run. */
interface Names {
  readonly words: readonly string[];
  readonly runs: readonly string[];
  readonly kinds: readonly string[];
}

const readTitle = (title: string): Names => {
  const low = title.toLowerCase();
  const folded = title.normalize('NFKC').toLowerCase();
  const latin = folded.match(/[a-z][a-z0-9-]{2,}|[a-z]{1,3}\d{1,4}|\d{2,4}[a-z]{1,2}/g) ?? [];
  return {
    words: latin.filter((word) => !COMMON.has(word)),
    runs: folded.match(/[\u4e00-\u9fff]{2,}/g) ?? [],
    kinds: CALLED.flatMap(([pattern, words]) => (pattern.test(low) ? words : [])),
  };
};

// The same few titles come with every message of a buyer: their names are kept.
const KEPT_TITLES = 5_000;
const known = new Map<string, Names>();

const namesOf = (title: string): Names => {
  const kept = known.get(title);
  if (kept) return kept;
  if (known.size >= KEPT_TITLES) known.clear();
  const names = readTitle(title);
  known.set(title, names);
  return names;
};

/** The longest of the names that the text holds, the first of several. */
const longestIn = (text: string, { words, runs, kinds }: Names): string => {
  let best = '';
  for (const word of words) if (word.length > best.length && occurs(text, word)) best = word;
  for (const run of runs) {
    const piece = longestPiece(text, run);
    if (piece.length > best.length) best = piece;
  }
  for (const word of kinds) if (word.length > best.length && occurs(text, word)) best = word;
  return best;
};

const COMMON = new Set([
  '二手',
  '全新',
  '原装',
  '正品',
  '包邮',
  '95',
  '成新',
  'new',
  'used',
  'with',
  'and',
  'the',
  'for',
  'size',
]);

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

const occurs = (text: string, word: string): boolean => {
  const at = text.indexOf(word);
  if (at < 0 || !/[a-z0-9]/.test(word[0] ?? '')) return at >= 0;
  return !/[a-z0-9]/.test(text[at - 1] ?? '') && !/[a-rt-z0-9]/.test(text[at + word.length] ?? '');
};
