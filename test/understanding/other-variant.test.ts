import { describe, expect, it } from 'vitest';
import { loadUnderstanding } from '../../server/understanding/load-model.ts';
import { asOtherVariant } from '../../server/understanding/text/other-variant.ts';

const understand = await loadUnderstanding();
const read = (text: string) =>
  understand(text, {
    locale: /\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en',
    now: '2026-11-05T20:14:00+08:00',
    orders: [],
  });

describe('another size or colour came than was ordered', () => {
  it.each([
    '我买了41发来42',
    '买的41码 发了42码',
    '拍的M码收到L',
    '我下单的大码 给我发了小码',
    '订的黑色来的白色',
    '要红的来了蓝的',
    'i ordered a 41 and got a 42',
    'ordered size M, received L',
    'i chose the black one and they sent me a white one',
  ])('%s', (text) => {
    const { intents, leaves, slots } = read(text);
    expect([intents[0]?.id, leaves[0]?.id]).toEqual(['wrong_missing', 'WRG.wrong_item']);
    expect(slots.filter(({ name }) => name === 'amount')).toEqual([]);
  });
});

describe('no other variant', () => {
  it.each([
    '买了41 发来的也是41 但是穿着小',
    '不要黑的 发白的吧',
    '我想要大码 给我发大码',
    '买的时候42块 到了50块',
    '拍的白色 到手发黄',
    'ordered size m and got size m',
  ])('%s', (text) => expect(asOtherVariant(text)).toBe(text));

  it.each(['我买了41发来42', 'i ordered a 41 and got a 42'])('%s keeps every place', (text) =>
    expect(asOtherVariant(text)).toHaveLength(text.length),
  );
});
