import { describe, expect, it } from 'vitest';
import { valuesOf } from './slots.ts';

describe('date', () => {
  it.each([
    ['昨天签收的', ['2026-11-04']],
    ['前天', ['2026-11-03']],
    ['大前天到的', ['2026-11-02']],
    ['三天前', ['2026-11-02']],
    ['上周三', ['2026-10-28']],
    ['周一买的', ['2026-11-02']],
    ['11月3号', ['2026-11-03']],
    ['12月25日', ['2026-12-25']],
    ['3月8号', ['2026-03-08']],
    ['1号到的', ['2026-11-01']],
    ['28号', ['2026-10-28']],
    ['2026-10-30', ['2026-10-30']],
    ['yesterday', ['2026-11-04']],
    ['last friday', ['2026-10-30']],
    ['nov 3rd', ['2026-11-03']],
    ['2 weeks ago', ['2026-10-22']],
    ['2月30号', []],
    ['3号线', []],
  ])('%s', (text, values) => expect(valuesOf(text, 'date')).toEqual(values));
});

describe('duration', () => {
  it.each([
    ['签收第三天', ['P3D']],
    ['等了半个月', ['P15D']],
    ['两周了', ['P2W']],
    ['3个工作日', ['P3D']],
    ['48小时', ['PT48H']],
    ['一个礼拜', ['P1W']],
    ['for 2 weeks', ['P2W']],
    ['10 business days', ['P10D']],
    ['11月3号', []],
  ])('%s', (text, values) => expect(valuesOf(text, 'duration')).toEqual(values));
});

describe('quantity', () => {
  it.each([
    ['少了两个', [2]],
    ['买了3件', [3]],
    ['有5张卡', [5]],
    ['two items', [2]],
    ['第二件', []],
    ['三个月', []],
  ])('%s', (text, values) => expect(valuesOf(text, 'quantity')).toEqual(values));
});
