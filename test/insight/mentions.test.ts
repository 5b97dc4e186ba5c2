import { describe, expect, it } from 'vitest';
import { mentions, type Said } from '../../server/insight/mentions.ts';
import { rateBps, weeksUpTo } from '../../server/insight/rates.ts';

const said = (item: string, ...texts: string[]): Said[] =>
  texts.map((text, n) => ({ item, buyerId: `U${n}`, text }));

describe('what cases of one item have in common', () => {
  it('is told with how many speak of it, the most frequent first', () => {
    const found = mentions([
      ...said('白色卫衣 L', '颜色偏黄 和图片不一样', '实物偏黄', '收到发现偏黄 还有线头', '偏黄'),
      ...said('帆布包', '有异味', '异味很大', '一股异味 受不了'),
    ]);
    expect(found).toEqual([
      { item: '白色卫衣 L', word: '偏黄', cases: 4 },
      { item: '帆布包', word: '异味', cases: 3 },
    ]);
  });

  it('is nothing while fewer than three buyers say it, however often', () => {
    const one = said('卫衣', '偏黄', '偏黄', '偏黄').map((s) => ({ ...s, buyerId: 'U1' }));
    expect(mentions([...one, ...said('卫衣', '偏黄')])).toEqual([]);
  });

  it('names no number, no name that stands alone, and not the item itself', () => {
    const found = mentions(
      said('划痕笔记本', '划痕 13800000023 我叫林晓', '有划痕 13800000023', '划痕 13800000023'),
    );
    expect(found).toEqual([]);
  });

  it('reads English too', () => {
    const found = mentions(
      said('Canvas bag', 'It smells musty', 'musty smell', 'very MUSTY when opened'),
    );
    expect(found).toEqual([{ item: 'Canvas bag', word: 'musty', cases: 3 }]);
  });
});

describe('rates', () => {
  it.each([
    [3, 100, 300],
    [0, 0, 0],
    [1, 3, 3_333],
    [5, 2, 25_000],
  ])('%i of %i', (part, whole, bps) => {
    expect(rateBps(part, whole)).toBe(bps);
  });

  it('leave no week out', () => {
    const weeks = weeksUpTo({ now: '2026-11-26T08:00:00.000Z', count: 3, timeZone: 'UTC' });
    expect(weeks.map(({ from }) => from)).toEqual(['2026-11-09', '2026-11-16', '2026-11-23']);
  });

  it.each([
    // Sunday evening in UTC is Monday in Shanghai, and still Sunday in New York, where the clocks changed.
    ['Asia/Shanghai', '2026-11-15T16:00:00.000Z', '2026-11-16'],
    ['UTC', '2026-11-09T00:00:00.000Z', '2026-11-09'],
    ['America/New_York', '2026-11-09T05:00:00.000Z', '2026-11-09'],
  ])('begin on Monday by the clock of %s', (timeZone, at, from) => {
    const now = '2026-11-15T20:00:00.000Z';
    const weeks = weeksUpTo({ now, count: 3, timeZone });
    expect(weeks.at(-1)).toEqual({ from, at });
    if (timeZone === 'America/New_York')
      expect(weeks[0]).toEqual({ from: '2026-10-26', at: '2026-10-26T04:00:00.000Z' });
  });
});
