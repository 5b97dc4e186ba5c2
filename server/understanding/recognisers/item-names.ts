import type { PartEntry } from './recogniser.ts';

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
  [/jordan/, ['aj', 'aj1', '乔丹']],
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
  [/卡带|游戏卡|光盘|game|cartridge/, ['游戏卡', '卡带', '游戏', 'game', 'cartridge']],
  [/键盘|keyboard/, ['键盘', 'keyboard']],
  [/鼠标|mouse/, ['鼠标', 'mouse']],
  [/显示器|显示屏|monitor/, ['显示器', '显示屏', 'monitor', 'display']],
  [/灯|lamp|light/, ['台灯', '灯具', 'lamp', 'light']],
  [/书|小说|画册|绘本|book|novel|atlas/, ['书本', '那本书', '这本书', '书', 'book', 'novel']],
  [/杯|mug|cup/, ['杯子', '马克杯', 'mug', 'cup']],
  [/碗|盘子|餐具|plate|bowl/, ['盘子', '碗', 'plate', 'bowl', 'dishes']],
  [/花瓶|vase/, ['花瓶', '瓶子', 'vase']],
  [/椅|chair/, ['椅子', 'chair']],
  [/桌|table|desk/, ['桌子', 'table', 'desk']],
  [/镜头|lens/, ['镜头', 'lens']],
  [/音箱|音响|speaker/, ['音箱', '音响', 'speaker']],
  [/吸尘器|vacuum/, ['吸尘器', 'vacuum', 'hoover']],
  [/围巾|丝巾|scarf/, ['围巾', '丝巾', 'scarf']],
  [/帽|hat|beanie/, ['帽子', 'hat', 'cap']],
  [/腰带|皮带|belt/, ['腰带', '皮带', 'belt']],
  [/眼镜|墨镜|glasses/, ['眼镜', '墨镜', 'glasses', 'sunglasses']],
  [/吉他|guitar/, ['吉他', 'guitar']],
  [/车|bike|bicycle/, ['自行车', '单车', 'bike', 'bicycle']],
  [/箱|suitcase|luggage/, ['行李箱', '箱子', 'suitcase']],
  [/显卡|gpu|rtx/, ['显卡', 'gpu', 'graphics card']],
];

/** What a buyer may call a thing: the words of its title and of its kind, and any piece of a Han run. */
export interface Names {
  readonly words: readonly string[];
  readonly runs: readonly string[];
  readonly kinds: readonly (readonly string[])[];
  /** Of all these, the ones that name this thing and no part, colour or make of another. */
  readonly own: readonly string[];
}

const readTitle = (title: string): Omit<Names, 'own'> => {
  const low = title.toLowerCase();
  const folded = title.normalize('NFKC').toLowerCase();
  const latin = folded.match(/[a-z][a-z0-9-]{2,}|[a-z]{1,3}\d{1,4}|\d{2,4}[a-z]{1,2}/g) ?? [];
  return {
    words: latin.filter((word) => !COMMON.has(word)),
    runs: folded.match(/[\u4e00-\u9fff]{2,}/g) ?? [],
    kinds: CALLED.flatMap(([pattern, words]) => (pattern.test(low) ? [words] : [])),
  };
};

// The same few titles come with every message of a buyer: their names are kept.
const KEPT_TITLES = 5_000;
const known = new Map<string, Names>();

export const namesOf = (title: string, parts: readonly PartEntry[]): Names => {
  const kept = known.get(title);
  if (kept) return kept;
  if (known.size >= KEPT_TITLES) known.clear();
  const read = readTitle(title);
  const names = { ...read, own: ownNames(read, title.toLowerCase(), partWords(parts)) };
  known.set(title, names);
  return names;
};

let partsRead: readonly PartEntry[] | undefined;
let wordsOfParts: ReadonlySet<string> = new Set();

const partWords = (parts: readonly PartEntry[]): ReadonlySet<string> => {
  if (parts !== partsRead) {
    partsRead = parts;
    wordsOfParts = new Set(parts.flatMap(({ words }) => words));
  }
  return wordsOfParts;
};

// A title ends in what the thing is ("无线键盘", "desk lamp, 95%"): there even the name of a part is the
// thing itself. Colours, sizes and makes at its end name nothing.
const TAIL = /[色款新码号装套版寸季年的]$/;
const MAKES =
  /^(?:black|white|red|blue|green|grey|gray|silver|gold|pink|brown|beige|navy|pro|max|mini|plus|air|ultra|lite|set|vintage|leather|wool|cotton|wireless|bluetooth|gaming|large|small|medium)$/;
const LONGEST_NAME = 6;

function ownNames(
  { words, runs, kinds }: Omit<Names, 'own'>,
  title: string,
  parts: ReadonlySet<string>,
): readonly string[] {
  const ends = runs.flatMap((run) =>
    Array.from({ length: Math.min(run.length, LONGEST_NAME) - 1 }, (_, n) => run.slice(-(n + 2))),
  );
  const [head = ''] = title.split(/[,(|/·—–]| - /);
  const isHead = (word: string): boolean =>
    ends.includes(word) || head.trim().replace(/s$/, '').endsWith(word.replace(/s$/, ''));
  const isOwn = (word: string): boolean =>
    word.length > 1 &&
    !COMMON.has(word) &&
    !TAIL.test(word) &&
    !MAKES.test(word) &&
    (!parts.has(word) || heads.has(word) || isHead(word));
  // A title in the other language ends in the same kind of thing.
  const heads = new Set(kinds.filter((alike) => alike.some(isHead)).flat());
  return [...new Set([...words, ...ends, ...kinds.flat()])].filter(isOwn);
}

export const COMMON: ReadonlySet<string> = new Set([
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

/** Where a name stands in a text, as a word of its own; -1 where it does not. */
export const placeOf = (text: string, word: string, from = 0): number => {
  for (let at = text.indexOf(word, from); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!/[a-z0-9]/.test(word[0] ?? '')) return at;
    const alone =
      !/[a-z0-9]/.test(text[at - 1] ?? '') && !/[a-rt-z0-9]/.test(text[at + word.length] ?? '');
    if (alone) return at;
  }
  return -1;
};
