import type { NormalText } from '../text/normalise.ts';
import { type Edit, edited, editsOf } from './edits.ts';
import { MIXED } from './mixed.ts';
import { fromPinyin } from './pinyin.ts';
import { MY_MONEY, PAID_BACK, spelt, WANT_TO } from './slips.en.ts';
import { CANTONESE, CANTONESE_ONLY, LIKE_THIS, NORTHERN, SLIPS } from './slips.zh.ts';

const anyOf = (words: Readonly<Record<string, string>>): string =>
  `(?:${Object.keys(words)
    .sort((a, b) => b.length - a.length)
    .join('|')})`;
const PLAIN_ZH = { ...SLIPS, ...LIKE_THIS, ...NORTHERN };
const SLIPPED = new RegExp(anyOf(PLAIN_ZH), 'g');
const SPOKEN = new RegExp(anyOf(CANTONESE), 'g');
const MIXED_WORD = new RegExp(`(?<![a-z])${anyOf(MIXED)}(?![a-z])`, 'g');
const HAN = /\p{Script=Han}/u;
const WORD = /[a-z]+/g;
/** Nobody's slip is looked for behind this. */
const READ = 600;

/**
 * A message as it was meant to be spelt: slips of the finger and of the input method, Cantonese, pinyin, and
 * English words in a Chinese sentence, each read as the plain word. Where nothing is to be set right, the
 * very text. Every letter keeps the place it came from.
 */
export function respelt(normal: NormalText): NormalText {
  const { text } = normal;
  if (HAN.test(text)) return respeltHan(normal);
  const plain = fromPinyin(text.trim());
  if (plain !== undefined) return edited(normal, [{ start: 0, end: text.length, plain }]);
  const phrases = [
    ...editsOf(text, WANT_TO, () => 'want to'),
    ...editsOf(text, PAID_BACK, () => 'get my refund'),
    ...editsOf(text, MY_MONEY, () => 'my money'),
  ];
  const slips = editsOf(text.slice(0, READ), WORD, spelt);
  return edited(normal, apart([...phrases, ...slips]));
}

function respeltHan(normal: NormalText): NormalText {
  const spoken = CANTONESE_ONLY.test(normal.text)
    ? edited(
        normal,
        editsOf(normal.text, SPOKEN, (word) => CANTONESE[word]),
      )
    : normal;
  const { text } = spoken;
  return edited(
    spoken,
    apart([
      ...editsOf(text, SLIPPED, (word) => PLAIN_ZH[word]),
      ...editsOf(text, MIXED_WORD, (word) => MIXED[word]),
    ]),
  );
}

/** In their order; of two that overlap the first stays. */
function apart(edits: readonly Edit[]): readonly Edit[] {
  const sorted = [...edits].sort((a, b) => a.start - b.start);
  return sorted.filter(({ start }, nth) => start >= (sorted[nth - 1]?.end ?? 0));
}
