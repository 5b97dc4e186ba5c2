import { describe, expect, it } from 'vitest';
import { valuesOf } from './slots.ts';

describe('order', () => {
  it.each([
    ['JS20261101004218 到哪了', ['JS20261101004218']],
    ['js 20261101004218', ['JS20261101004218']],
    ['20261101004218这个订单', ['JS20261101004218']],
    ['JS20261101004281', ['JS20261101004218']],
    ['JS2026110100421', ['JS20261101004218']],
    ['尾号4218的', ['JS20261101004218']],
    ['1234那单', ['JS20261007771234']],
    ['JS99999999999999', []],
    ['JS20261101009999', []],
    ['12345678', []],
  ])('%s', (text, values) => expect(valuesOf(text, 'order')).toEqual(values));
});

describe('tracking', () => {
  it.each([
    ['寄了 SF1402233917746', ['SF1402233917746']],
    ['单号 773123456789012', ['773123456789012']],
    ['tracking number is 9400111899223197428490', ['9400111899223197428490']],
    ['1Z999AA10123456784', ['1Z999AA10123456784']],
    ['我的电话13812345678', []],
  ])('%s', (text, values) => expect(valuesOf(text, 'tracking')).toEqual(values));
});

describe('card code', () => {
  it.each([
    ['ABCD-EFGH-1289', ['ABCD-****-**89']],
    ['卡密是 a1b2c3d4e5f6g7', ['A1B2-****-**G7']],
    ['code XXXX1-YYYY2-ZZZZ3 invalid', ['XXXX-****-**Z3']],
    ['the code does not work', []],
  ])('%s', (text, values) => expect(valuesOf(text, 'card_code')).toEqual(values));

  it('never lets the plain code out through another slot', () => {
    const text = '卡密 ABCD-2345-6789-0123 无效';
    for (const name of ['amount', 'tracking', 'phone', 'order', 'quantity'] as const)
      expect(valuesOf(text, name)).toEqual([]);
  });
});

describe('phone', () => {
  it.each([
    ['13812345678', ['5678']],
    ['+86 138-1234-5678', ['5678']],
    ['(415) 555-2671', ['2671']],
    ['手机尾号8899', ['8899']],
    ['630块', []],
  ])('%s', (text, values) => expect(valuesOf(text, 'phone')).toEqual(values));
});

describe('item', () => {
  it.each([
    ['前几天买的那个thinkpad到了', ['laptop']],
    ['托特包的拉链坏了', ['bag']],
    ['那个包', ['bag']],
    ['鼠标双击', ['mouse']],
    ['第二件有问题', ['mouse']],
    ['my laptop is dead', ['laptop']],
    ['屏幕坏了', []],
  ])('%s', (text, values) => expect(valuesOf(text, 'item')).toEqual(values));

  it.each([
    ['搞错了 我说的是那个托特包 不是笔记本', ['bag']],
    ['我说的是那个包', ['bag']],
    ['那个包装盒破了', []],
    ['不是托特包', ['bag']],
  ])('%s, with the laptop in hand', (text, values) => {
    const focus = { orderId: 'JS20261101004218', itemId: 'laptop' };
    expect(valuesOf(text, 'item', { focus })).toEqual(values);
  });
});
