import { describe, expect, it } from 'vitest';
import { isLost, isYetToCome, onlyOpens } from '../../server/dialogue/repairs.ts';

describe('words that are not yet the matter', () => {
  it.each(['So,', '哎呀不好意思，', '那个', 'sorry to bother you'])('%s: only opens', (text) => {
    expect(onlyOpens(text)).toBe(true);
    expect(isYetToCome(text)).toBe(true);
  });
  it.each(['I was so looking forward to this weekend,', '周末本来挺开心的，'])(
    '%s: breaks off',
    (text) => {
      expect(onlyOpens(text)).toBe(false);
      expect(isYetToCome(text)).toBe(true);
    },
  );
  it.each(['屏幕有道划痕', 'what is the weather', '快递到哪了'])('%s: is a message', (text) => {
    expect(isYetToCome(text)).toBe(false);
  });
});

describe('nothing but "I do not follow"', () => {
  it.each(['没看懂', '不太明白', '什么意思？'])('%s', (text) => expect(isLost(text)).toBe(true));
  it.each(['看不懂你们的页面', '没收到', '退款是什么意思'])('%s: says more', (text) =>
    expect(isLost(text)).toBe(false),
  );
});
