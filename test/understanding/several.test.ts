import { describe, expect, it } from 'vitest';
import type { UnderstandingContext } from '../../server/terms/understanding.ts';
import { asksWhatNow, cameToLight } from '../../server/understanding/fault-words.ts';
import { loadUnderstanding } from '../../server/understanding/load-model.ts';

const understand = await loadUnderstanding();
const context: UnderstandingContext = {
  locale: 'zh-CN',
  now: '2026-11-05T20:14:00+08:00',
  orders: [],
};

/** Leaf (or intent, where none) and parts of each request of a message. */
const requestsOf = (text: string) =>
  (understand(text, context).requests ?? []).map(({ id, leaf, slots }) => [
    leaf ?? id,
    slots.flatMap((slot) => (slot.name === 'part' ? [slot.value] : [])),
  ]);

describe('messages that hold several requests', () => {
  it.each([
    [
      '机身底部有点小划痕没写 另外充电器也没给我 怎么说',
      [
        ['NAD.appearance', ['body', 'bottom']],
        ['WRG.missing_part', ['charger']],
      ],
    ],
    [
      '鞋子开胶了，还少了一副鞋带',
      [
        ['DEF.material', []],
        ['WRG.missing_part', ['lace']],
      ],
    ],
    [
      '充电器没给 赠品也没有',
      [
        ['WRG.missing_part', ['charger']],
        ['WRG.gift_missing', []],
      ],
    ],
    [
      'there is a scratch on the bottom that was not in the listing and the charger is missing',
      [
        ['NAD.appearance', ['bottom']],
        ['WRG.missing_part', ['charger']],
      ],
    ],
  ])('%s', (text, requests) => expect(requestsOf(text)).toEqual(requests));

  it.each(['结果大衣尺寸跟页面标的尺码表对不上，胸围少了四厘米', '裤子尺码不对，裤长短了5公分'])(
    'a difference in figures is no second loss: %s',
    (text) => expect(requestsOf(text)).toEqual([]),
  );

  it('lists them as intents too, and spans their words', () => {
    const text = '快递到哪了 顺便帮我改下电话';
    const { intents, requests = [] } = understand(text, context);
    expect(intents.slice(0, 2).map(({ id }) => id)).toEqual(['logistics_status', 'modify_order']);
    expect(requests.map(({ start, end }) => text.slice(start, end))).toEqual([
      '快递到哪了',
      '帮我改下电话',
    ]);
  });
});

describe('messages that hold one, told in several clauses', () => {
  it.each([
    '前几天买的那个thinkpad到了 屏幕有道划痕 商品页根本没写',
    '箱子烂了 里面屏幕碎了',
    '坏了 我要退货',
    '屏幕有划痕 好几道 左边一道右边一道',
    '退我20%就行 不想折腾退货了',
    'package arrived crushed and the vase inside is shattered',
    'the strap broke, i want my money back',
  ])('%s', (text) => expect(requestsOf(text)).toEqual([]));

  it.each([
    ['坏了 我要退货', 'DEF.function'],
    ['it is too small and i want to return it', 'NRR.size_fit'],
    ['the strap broke, i want my money back', 'DEF.material'],
  ])('%s: the wish is led by its fault', (text, leaf) =>
    expect(understand(text, context).leaves[0]?.id).toBe(leaf),
  );

  it('reads no reason into a bare wish', () => {
    expect(understand('我要退货', context).leaves[0]?.confidence ?? 0).toBeLessThan(0.4);
  });
});

describe('what tells no thing of its own', () => {
  it.each([
    ['刚打开', true],
    ['今天收到', true],
    ['opened the box this morning', true],
    ['the box was opened', false],
    ['充电器打开就冒烟', false],
  ])('how it came to light: %s', (clause, is) => expect(cameToLight(clause)).toBe(is));

  it.each([
    ['怎么说', true],
    ['那你们怎么处理呢', true],
    ['what now?', true],
    ['怎么退货', false],
    ['到哪一步了', false],
  ])('a bare call for an answer: %s', (clause, is) => expect(asksWhatNow(clause)).toBe(is));
});
