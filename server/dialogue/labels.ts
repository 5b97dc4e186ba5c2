import type { EvidenceKey } from '../terms/evidence.ts';
import type { Locale } from '../terms/party.ts';
import { type Leaf, type Remedy, trunkOf } from '../terms/reason.ts';
import { hasWord, word } from './speech.ts';

/** Words a buyer uses for a flaw, and the catalogue's word for it. */
const FLAW_WORDS: readonly (readonly [RegExp, string])[] = [
  [/划痕|刮痕|划了|刮花|scratch/iu, 'flawword.scratch'],
  [/坏点|亮点|dead ?pixel/iu, 'flawword.deadpixel'],
  [/磕|碰伤|凹|dent|ding/iu, 'flawword.dent'],
  [/裂|碎|crack/iu, 'flawword.crack'],
  [/污|渍|脏|stain|dirty/iu, 'flawword.stain'],
  [/勾丝|抽丝|snag|pulled/iu, 'flawword.snag'],
  [/磨损|掉漆|掉色|worn|wear/iu, 'flawword.wear'],
];

/** The buyer's own kind of flaw, so that the request names it: 划痕近景照. */
export function flawWord(description: string | undefined, locale: Locale): string {
  const found = FLAW_WORDS.find(([pattern]) => pattern.test(description ?? ''));
  return word(found?.[1] ?? 'flaw', locale);
}

/** Goods with a machine's body and serial number, as against bags, clothes and the like. */
const MACHINES: readonly string[] = ['electronics', 'home', 'toys_hobby', 'watch_jewelry'];

interface Labelled {
  /** What the claim is about: some reasons want a picture of something of their own. */
  readonly leaf: Leaf;
  /** Told where one picture is not enough. */
  readonly wanting?: number | undefined;
  readonly category: string;
  readonly description: string | undefined;
  /** Flaws that are to be seen; of more than one, none gives the photo its name. */
  readonly flaws?: number | undefined;
  readonly locale: Locale;
}

export function evidenceLabel(
  key: EvidenceKey,
  { leaf, wanting = 1, category, description, flaws = 1, locale }: Labelled,
): string {
  const generic = `evidence.${key}.generic`;
  const common = hasWord(generic) && !MACHINES.includes(category) ? generic : `evidence.${key}`;
  const name = flaws > 1 ? common : (ownWord(`evidence.${key}`, leaf) ?? common);
  const label = word(name, locale, {
    flaw: flaws > 1 ? word('flaw.each', locale) : flawWord(description, locale),
  });
  return wanting > 1 ? word('evidence.several', locale, { count: `${wanting}`, label }) : label;
}

export function evidenceHint(
  key: EvidenceKey,
  locale: Locale,
  { leaf, flaws = 1 }: Pick<Labelled, 'leaf' | 'flaws'>,
): string {
  const each = `hint.${key}.each`;
  if (flaws > 1 && hasWord(each)) return word(each, locale);
  const common = hasWord(`hint.${key}`) ? `hint.${key}` : 'hint.generic';
  return word(ownWord(`hint.${key}`, leaf) ?? common, locale);
}

/** The word for this leaf, else for its trunk. */
const ownWord = (stem: string, leaf: Leaf): string | undefined =>
  [`${stem}.${leaf}`, `${stem}.${trunkOf(leaf)}`].find(hasWord);

/** A way as it is wished for: "退钱" asks for the money, and says nothing of who keeps the goods. */
export const wishFact = (remedy: Remedy, locale: Locale) =>
  ({
    kind: 'word',
    word: word(remedy === 'refund_only' ? 'wish.refund' : `remedy.${remedy}`, locale),
  }) as const;

/** A way of settling a case, as a fact of a sentence. */
export const remedyFact = (remedy: Remedy, locale: Locale) =>
  ({ kind: 'word', word: word(`remedy.${remedy}`, locale) }) as const;

export const partName = (part: string | undefined, locale: Locale): string =>
  word(part && hasWord(`part.${part}`) ? `part.${part}` : 'part.other', locale);

/** What is sent again, in words; a title is its own name. */
export const accessoryName = (key: string, locale: Locale): string =>
  hasWord(`accessory.${key}`) ? word(`accessory.${key}`, locale) : key;

/** A carrier by the name its customers know; one without a code of ours is called as the shop calls it. */
export const carrierName = (carrier: string, locale: Locale): string => {
  const key = `carrier.${carrier.toUpperCase()}`;
  return hasWord(key) ? word(key, locale) : carrier;
};

/** A carrier's scan in words. */
export const scanName = (code: string, locale: Locale): string =>
  hasWord(`scan.${code}`) ? word(`scan.${code}`, locale) : code;

/** A phrase as it stands by itself, on a button or a card. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
