/** What one buyer said of one item in one case. */
export interface Said {
  readonly item: string;
  readonly buyerId: string;
  readonly text: string;
}

/** So many cases of an item speak of the same thing, which its listing may not. */
export interface Mention {
  readonly item: string;
  readonly word: string;
  readonly cases: number;
}

/** As many different buyers must have said it: fewer could be told apart. */
const MIN_BUYERS = 3;
/** Mentions of one item, and in all. */
const PER_ITEM = 2;
const MOST = 6;
const GRAMS = [2, 3, 4] as const;
/** Letters of what people say around a fault, not of the fault. */
const AROUND = new Set(
  '的了是我你您他她它吗呢啊吧呀哦和与及就都也很太真好有没不在到把给个件这那要想请能会可以后前退款钱买卖家货品收商店页面写说描述图片看来去还只又再让跟为什么怎点些上下多少大小得着过啥样子东西发现一二三两几道条块处',
);
const ENGLISH_AROUND = new Set(
  'this that with have been from they were said does about when just very item order refund return money please want would could there which after before listing page seller bought arrived received photo photos'.split(
    ' ',
  ),
);
const MIN_ENGLISH = 4;

/**
 * Words that cases of one item have in common, the most frequent first: each case counts once, each word
 * needs three buyers, and numbers and names never come into it.
 */
export function mentions(said: readonly Said[]): readonly Mention[] {
  const byItem = new Map<string, Said[]>();
  for (const one of said) byItem.set(one.item, [...(byItem.get(one.item) ?? []), one]);
  return [...byItem]
    .flatMap(([item, cases]) => ofItem(item, cases).slice(0, PER_ITEM))
    .sort(byCases)
    .slice(0, MOST);
}

const byCases = (a: Mention, b: Mention): number =>
  b.cases - a.cases || b.word.length - a.word.length || (a.word < b.word ? -1 : 1);

function ofItem(item: string, cases: readonly Said[]): Mention[] {
  const found = new Map<string, { cases: number; buyers: Set<string> }>();
  for (const { buyerId, text } of cases)
    for (const word of wordsOf(text, item)) {
      const seen = found.get(word) ?? { cases: 0, buyers: new Set() };
      seen.cases += 1;
      seen.buyers.add(buyerId);
      found.set(word, seen);
    }
  const common = [...found]
    .filter(([, { buyers }]) => buyers.size >= MIN_BUYERS)
    .map(([word, { cases: count }]) => ({ item, word, cases: count }))
    .sort(byCases);
  // A part of a longer word that is said as often says nothing more.
  return common.filter(
    ({ word, cases: count }) =>
      !common.some(
        (other) => other.word !== word && other.word.includes(word) && other.cases >= count,
      ),
  );
}

/** The words of a text that could name a fault; what the item is called names none. */
function wordsOf(text: string, item: string): Set<string> {
  const plain = text.normalize('NFKC').toLowerCase();
  const title = item.normalize('NFKC').toLowerCase();
  const words = new Set<string>();
  for (const [run] of plain.matchAll(/\p{Script=Han}+/gu)) {
    const letters = [...run];
    for (const size of GRAMS)
      for (let at = 0; at + size <= letters.length; at += 1) {
        const gram = letters.slice(at, at + size);
        if (gram.every((letter) => !AROUND.has(letter))) words.add(gram.join(''));
      }
  }
  for (const [word] of plain.matchAll(/\p{Script=Latin}+/gu))
    if (word.length >= MIN_ENGLISH && !ENGLISH_AROUND.has(word)) words.add(word);
  for (const word of words) if (title.includes(word)) words.delete(word);
  return words;
}
