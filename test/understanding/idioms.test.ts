import { describe, expect, it } from 'vitest';
import { loadUnderstanding } from '../../server/understanding/load-model.ts';
import { asMeant } from '../../server/understanding/text/idioms.ts';

const understand = await loadUnderstanding();
const MISSING = /^WRG\.missing|^LOG\.short/;
const missing = (text: string) =>
  understand(text, { locale: 'zh-CN', now: '2026-11-05T20:14:00+08:00', orders: [] }).leaves.some(
    ({ id, confidence }) => MISSING.test(id) && confidence > 0.3,
  );

describe('told to stop it', () => {
  it.each([
    '少废话 赶紧退钱',
    '少来这套 给我退',
    '少拿规则糊弄我',
    '少给我打太极',
    '少跟我扯 退钱',
    '少来',
  ])('%s: nothing is missing', (text) => {
    expect(missing(text)).toBe(false);
    expect(asMeant(text)).toHaveLength(text.length);
  });
});

describe('told what is not there', () => {
  it.each(['少了一根充电线', '少来了一件', '少给我一根线', '少发了一个'])(
    '%s: something is missing',
    (text) => expect(missing(text)).toBe(true),
  );
});
