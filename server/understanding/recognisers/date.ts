import type { Slot } from '../../terms/understanding.ts';
import { parseNumber } from './numerals.ts';
import { matches, type Recogniser } from './recogniser.ts';

const DAY_MS = 86_400_000;
type Reader = readonly [
  pattern: RegExp,
  read: (hit: RegExpExecArray, today: Date) => Date | undefined,
];

const RELATIVE: Readonly<Record<string, number>> = {
  大前天: -3,
  前天: -2,
  前日: -2,
  昨天: -1,
  昨日: -1,
  昨儿: -1,
  昨晚: -1,
  前儿: -2,
  前晚: -2,
  今天: 0,
  今日: 0,
  今儿: 0,
  今早: 0,
  刚才: 0,
  明天: 1,
  后天: 2,
  'day before yesterday': -2,
  yesterday: -1,
  'last night': -1,
  today: 0,
  'this morning': 0,
  tomorrow: 1,
};
const WEEKDAYS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  日: 0,
  天: 0,
  mon: 1,
  tue: 2,
  wed: 3,
  thu: 4,
  fri: 5,
  sat: 6,
  sun: 0,
};
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_NAMES = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}';

const READERS: readonly Reader[] = [
  [
    /\b(20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})/g,
    (h) => dayOf(Number(h[1]), Number(h[2]), Number(h[3])),
  ],
  [
    /(\d{1,2}|[一二三四五六七八九十]{1,2})月(\d{1,2}|[一二三四五六七八九十]{1,3})[号日]?/g,
    (h, today) => recent(today, parseNumber(h[1] ?? ''), parseNumber(h[2] ?? '')),
  ],
  [
    new RegExp(`\\b${MONTH_NAMES}\\.? (\\d{1,2})(?:st|nd|rd|th)?\\b`, 'g'),
    (h, today) => recent(today, MONTHS.indexOf(h[1] ?? '') + 1, Number(h[2])),
  ],
  [
    new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${MONTH_NAMES}\\b`, 'g'),
    (h, today) => recent(today, MONTHS.indexOf(h[2] ?? '') + 1, Number(h[1])),
  ],
  [
    /(?<![\d月])(\d{1,2})号(?!线|楼|店|仓|链|色|码)/g,
    (h, today) => lastDayNumbered(today, Number(h[1])),
  ],
  [
    /大前天|前天|前日|前儿|前晚|昨天|昨日|昨儿|昨晚|今天|今日|今儿|今早|明天|后天|day before yesterday|\byesterday\b|\blast night\b|\btoday\b|\bthis morning\b|\btomorrow\b/g,
    (h, today) => shift(today, RELATIVE[h[0]]),
  ],
  [
    /([一二两三四五六七八九十\d]{1,3})(天|周|个?星期|个?礼拜|个月)(?:之|以)?前/g,
    (h, today) => shift(today, -(parseNumber(h[1] ?? '') ?? Number.NaN) * spanOf(h[2] ?? '')),
  ],
  [
    /\b(\d{1,3}|a|one|two|three|four|five) (day|week|month)s? ago\b/g,
    (h, today) => shift(today, -countOf(h[1] ?? '') * spanOf(h[2] ?? '')),
  ],
  [
    /(上上|上个?|这个?|本|下个?)?(?:周|星期|礼拜)([一二三四五六日天])/g,
    (h, today) => weekday(today, WEEKDAYS[h[2] ?? ''], weeksBack(h[1])),
  ],
  [
    /\b(last |this |on |next )?(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}day\b/g,
    (h, today) => weekday(today, WEEKDAYS[h[2] ?? ''], h[1] === 'next ' ? -1 : 'past'),
  ],
  [
    /\b(?:on |since |by )?the (\d{1,2})(?:st|nd|rd|th)\b/g,
    (h, today) => lastDayNumbered(today, Number(h[1])),
  ],
  [
    /(?<![\d/])(\d{1,2})\/(\d{1,2})(?![\d/])/g,
    (h, today) =>
      Number(h[1]) > 3 || Number(h[2]) > 9 ? recent(today, Number(h[1]), Number(h[2])) : undefined,
  ],
];

/** Days as ISO dates in the shop's time zone, read against `now`: 昨天, 上周三, 11月5号, 3 days ago. */
export const recogniseDate: Recogniser = ({ text, context }) => {
  const today = startOfDay(context.now);
  if (!today) return [];
  const slots: Slot[] = [];
  for (const [pattern, read] of READERS)
    for (const hit of matches(text, pattern)) {
      const date = read(hit, today);
      const [start, end] = [hit.index, hit.index + hit[0].length];
      if (!date || Number.isNaN(date.getTime())) continue;
      if (slots.some((slot) => start < slot.end && end > slot.start)) continue;
      slots.push({ name: 'date', value: date.toISOString().slice(0, 10), start, end });
    }
  return slots;
};

// `now` carries the shop's offset ("…+08:00"); its own calendar day is the shop's today.
const startOfDay = (now: string): Date | undefined => {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(now)?.[0];
  const date = day === undefined ? undefined : new Date(`${day}T00:00:00Z`);
  return date && !Number.isNaN(date.getTime()) ? date : undefined;
};

const shift = (from: Date, days: number | undefined): Date | undefined =>
  days === undefined ? undefined : new Date(from.getTime() + days * DAY_MS);

const dayOf = (year: number, month: number, day: number): Date | undefined => {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date : undefined;
};

// A day without a year is the latest such day, or one in the coming two months.
const recent = (today: Date, month: number | undefined, day: number | undefined) => {
  if (month === undefined || day === undefined) return undefined;
  const date = dayOf(today.getUTCFullYear(), month, day);
  const tooFar = date && date.getTime() > today.getTime() + 60 * DAY_MS;
  return tooFar ? dayOf(today.getUTCFullYear() - 1, month, day) : date;
};

const lastDayNumbered = (today: Date, day: number): Date | undefined => {
  const [year, month] = [today.getUTCFullYear(), today.getUTCMonth() + 1];
  return day <= today.getUTCDate() ? dayOf(year, month, day) : dayOf(year, month - 1, day);
};

const countOf = (word: string): number =>
  ['', 'one', 'two', 'three', 'four', 'five'].indexOf(word === 'a' ? 'one' : word) > 0
    ? ['', 'one', 'two', 'three', 'four', 'five'].indexOf(word === 'a' ? 'one' : word)
    : Number(word);

const spanOf = (unit: string): number => {
  if (/月|month/.test(unit)) return 30;
  return /周|星期|礼拜|week/.test(unit) ? 7 : 1;
};

const weeksBack = (word: string | undefined): number | 'past' => {
  if (word === '上上') return 2;
  if (word?.startsWith('上')) return 1;
  if (word?.startsWith('下')) return -1;
  return word === undefined ? 'past' : 0;
};

const weekday = (today: Date, day: number | undefined, back: number | 'past') => {
  if (day === undefined) return undefined;
  const monday = (today.getUTCDay() + 6) % 7;
  const offset = ((day + 6) % 7) - monday;
  if (back === 'past') return shift(today, offset > 0 ? offset - 7 : offset);
  return shift(today, offset - 7 * back);
};
