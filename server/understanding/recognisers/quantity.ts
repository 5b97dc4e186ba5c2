import type { Slot } from '../../terms/understanding.ts';
import { parseNumber } from './numerals.ts';
import { matches, type Recogniser } from './recogniser.ts';

const HAN =
  /(?<!第|这|那|哪|每|同|另|换|再来|有(?=一))([一二两俩三四五六七八九十]{1,3}|\d{1,3})\s?(?:个|件|双|台|部|本|瓶|盒|箱|套|只|把|支|包|袋|罐|片|份|张卡|张码)(?!月|来|多|小时|星期|礼拜|钟|点|人|工作日|地方|原因|理由)/g;
const ENGLISH =
  /\b(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten) (?:of them|of these|of the|items?|pieces?|pcs|pairs?|boxes|units|codes|cards|bottles|books|shirts)\b/g;
const WORDS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
};

/** The value of a number as it stands before what is counted: "两", "3", "five". */
export const countOf = (word: string): number | undefined => WORDS[word] ?? parseNumber(word);

/** How many: 两件、3个、five of them. */
export const recogniseQuantity: Recogniser = ({ text }) =>
  [...matches(text, HAN), ...matches(text, ENGLISH)].flatMap((hit): Slot[] => {
    const value = countOf(hit[1] ?? '');
    if (value === undefined || value <= 0 || !Number.isInteger(value)) return [];
    return [{ name: 'quantity', value, start: hit.index, end: hit.index + hit[0].length }];
  });
