import type { Slot } from '../../terms/understanding.ts';
import { parseNumber } from './numerals.ts';
import { matches, type Recogniser } from './recogniser.ts';

const HAN =
  /(第)?(半|[一二两俩三四五六七八九十]{1,3}|\d{1,3})\s?(个多|个半|个来|个|多|来)?(工作日|小时|钟头|分钟|天|日|周|星期|礼拜|月|年)(?!前|号|\d|[一二三四五六日]|完)/g;
const ENGLISH =
  /\b(\d{1,3}|an?|one|two|three|four|five|six|seven|ten|couple of|few) (?:business |working )?(minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|months?|years?)\b(?! ago)/g;

const UNITS: Readonly<Record<string, string>> = {
  工作日: 'D',
  天: 'D',
  日: 'D',
  小时: 'H',
  钟头: 'H',
  分钟: 'm',
  周: 'W',
  星期: 'W',
  礼拜: 'W',
  月: 'M',
  年: 'Y',
  minute: 'm',
  min: 'm',
  hour: 'H',
  hr: 'H',
  wk: 'W',
  day: 'D',
  week: 'W',
  month: 'M',
  year: 'Y',
};
const WORDS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  'couple of': 2,
  three: 3,
  few: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  ten: 10,
  半: 0.5,
};

// "两三天" is up to three days.
const RANGE = /^[一二两三四五六七八]([二三四五六七八九])$/;

/** Spans of time as ISO 8601: 三天 → P3D, 签收第三天 → P3D, 半个月 → P15D, 2 weeks → P2W. */
export const recogniseDuration: Recogniser = ({ text }) =>
  [
    ...matches(text, HAN).map((hit) => ({ hit, count: hit[2], unit: hit[4] })),
    ...matches(text, ENGLISH).map((hit) => ({
      hit,
      count: hit[1],
      unit: hit[2]?.replace(/s$/, ''),
    })),
  ].flatMap(({ hit, count, unit }): Slot[] => {
    const value = WORDS[count ?? ''] ?? parseNumber(count?.replace(RANGE, '$1') ?? '');
    const letter = UNITS[unit ?? ''];
    // "3月" and "5日" are dates unless counted ("3个月").
    const dated = (unit === '月' && !hit[3] && count !== '半') || unit === '日';
    if (value === undefined || value <= 0 || letter === undefined || dated) return [];
    const [start, end] = [hit.index, hit.index + hit[0].length];
    return [{ name: 'duration', value: iso(value, letter), start, end }];
  });

const HALVES: Readonly<Record<string, string>> = {
  H: 'PT30M',
  D: 'PT12H',
  W: 'P3D',
  M: 'P15D',
  Y: 'P6M',
  m: 'PT30S',
};

const iso = (value: number, letter: string): string => {
  if (value === 0.5) return HALVES[letter] ?? 'P1D';
  if (letter === 'H') return `PT${value}H`;
  return letter === 'm' ? `PT${value}M` : `P${value}${letter}`;
};
