import { describe, expect, it } from 'vitest';
import { TICKET_STATES } from '../../server/terms/state.ts';
import { PROGRESS_STOPS } from '../../server/ticket/progress.ts';
import { en } from '../../widget/embed/texts/en.ts';
import { zh } from '../../widget/embed/texts/zh.ts';
import { formatBps, formatMoney, moneyParts, parseAmount } from '../../widget/shared/money.ts';
import { nodeName, stateName } from '../../widget/shared/states.ts';
import { spanLabel } from '../../widget/shared/time.ts';

describe('money', () => {
  it.each([
    [63_000, 'CNY', 'zh-CN', '¥630.00'],
    [420_000, 'CNY', 'en', '¥4,200.00'],
    [5_120, 'USD', 'en', '$51.20'],
  ] as const)('%i %s in %s reads %s', (cents, currency, locale, words) => {
    expect(formatMoney(cents, currency, locale)).toBe(words);
  });

  it('comes apart for a large figure', () => {
    expect(moneyParts(420_050, 'CNY', 'zh-CN')).toEqual({
      symbol: '¥',
      whole: '4,200',
      rest: '.50',
    });
  });

  it.each([
    ['630', 63_000],
    ['630.5', 63_050],
    ['0.07', 7],
    ['¥1,200', 120_000],
    ['１２３', 12_300],
    ['500元', 50_000],
    ['4.35', 435],
    ['', undefined],
    ['abc', undefined],
    ['1.234', undefined],
    ['-5', undefined],
    ['1e5', undefined],
  ])('reads %j as %s', (typed, cents) => {
    expect(parseAmount(typed)).toBe(cents);
  });

  it('says shares without idle zeros', () => {
    expect([1500, 1250, 825].map(formatBps)).toEqual(['15%', '12.5%', '8.25%']);
  });
});

describe('spans', () => {
  it.each([
    [30_000, '1分钟', '1 min'],
    [90 * 60_000, '1小时30分钟', '1 h 30 min'],
    [48 * 3_600_000, '2天', '2 d'],
    [47.99 * 3_600_000, '2天', '2 d'],
    [71.2 * 3_600_000, '2天23小时', '2 d 23 h'],
  ])('%i ms', (ms, zhWords, enWords) => {
    expect([spanLabel(ms, 'zh-CN'), spanLabel(ms, 'en')]).toEqual([zhWords, enWords]);
  });
});

describe('words', () => {
  it('has a name for every state and every stop in both languages', () => {
    for (const locale of ['zh-CN', 'en'] as const) {
      expect(TICKET_STATES.filter((state) => stateName(state, locale) === state)).toEqual([]);
      expect(PROGRESS_STOPS.filter((stop) => nodeName(stop, locale) === stop)).toEqual([]);
    }
  });

  it('leaves no text empty', () => {
    const blanks = (value: unknown, path: string): string[] => {
      if (typeof value === 'string') return value.trim() ? [] : [path];
      if (typeof value !== 'object' || value === null) return [];
      return Object.entries(value).flatMap(([key, inner]) => blanks(inner, `${path}.${key}`));
    };
    expect([...blanks(zh, 'zh'), ...blanks(en, 'en')]).toEqual([]);
  });
});
