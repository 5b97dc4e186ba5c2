const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  壹: 1,
  二: 2,
  两: 2,
  俩: 2,
  贰: 2,
  三: 3,
  叁: 3,
  四: 4,
  五: 5,
  伍: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const UNITS: Readonly<Record<string, number>> = {
  十: 10,
  拾: 10,
  百: 100,
  佰: 100,
  千: 1000,
  仟: 1000,
  k: 1000,
  万: 10_000,
  w: 10_000,
};

/** One number as people write it: `630`, `1,299.00`, `六百三`, `6百`, `1.5k`. Group-free source. */
export const NUMBER =
  '(?:\\d{1,3}(?:,\\d{3}){1,3}(?:\\.\\d{1,2})?|\\d{1,9}(?:\\.\\d{1,2})?[千百万kw]?|[零〇一二两俩三四五六七八九十百千万]{1,9})';

/** The value of a number written in digits, in characters, or in both; undefined if it is none. */
export const parseNumber = (source: string): number | undefined => {
  const text = source.replaceAll(',', '').trim();
  if (/^\d{1,12}(?:\.\d{1,4})?$/.test(text)) return Number(text);
  const mixed = /^(\d{1,9}(?:\.\d{1,4})?)([千百万kw])$/.exec(text);
  if (mixed) return Number(mixed[1]) * (UNITS[mixed[2] ?? ''] ?? 1);
  return parseHan(text);
};

const parseHan = (text: string): number | undefined => {
  let total = 0;
  let section = 0;
  let digit: number | undefined;
  let lastUnit = 0;
  for (const char of text) {
    const value = DIGITS[char];
    const unit = UNITS[char];
    if (value !== undefined) {
      if (digit !== undefined && digit !== 0 && lastUnit === 0) return spoken(text);
      digit = value;
      if (value === 0) lastUnit = 10;
    } else if (unit === 10_000) {
      total += (section + (digit ?? 0)) * unit;
      [section, digit, lastUnit] = [0, undefined, unit];
    } else if (unit !== undefined) {
      section += (digit ?? 1) * unit;
      [digit, lastUnit] = [undefined, unit];
    } else return undefined;
  }
  // "六百三" is 630: a digit right after a unit counts tenths of that unit.
  const tail =
    digit === undefined ? 0 : lastUnit >= 100 && !text.includes('零') ? lastUnit / 10 : 1;
  return text === '' ? undefined : total + section + (digit ?? 0) * tail;
};

/** Digits read one by one: "一五" is 15. */
const spoken = (text: string): number | undefined => {
  const digits = Array.from(text, (char) => DIGITS[char]);
  return digits.some((digit) => digit === undefined) ? undefined : Number(digits.join(''));
};
