import { describe, expect, it } from 'vitest';
import { withoutDenied } from '../../server/understanding/denied-fault.ts';
import { respelt } from '../../server/understanding/respell/respell.ts';
import { normalise, spanOf } from '../../server/understanding/text/normalise.ts';

const read = (text: string) => respelt(normalise(text)).text;

describe('a message as it was meant to be spelt', () => {
  it.each([
    ['我要退宽 屏幕有化痕', '我要退款 屏幕有划痕'],
    ['发漂怎么开', '发票怎么开'],
    ['我唔要啦', '我不要了'],
    ['點解仲未收到退宽', '为什么仲未收到退款'],
    ['屏有个道道 咋整', '屏有个划痕 怎么办'],
    ['这个laptop的screen有scratch', '这个电脑的屏幕有划痕'],
    ['不return 就partial refund', '不退货 就部分退款'],
    ['pingmu you huahen', '屏幕有划痕'],
    ['woyaotuikuan', '我要退款'],
    ['Wo de kuaidi, hai mei shoudao', '我的快递,还没收到'],
    ['the scren is craked and i wnat a refudn', 'the screen is cracked and i want a refund'],
    ['when do i get paid', 'when do i get my refund'],
  ])('%s', (typed, meant) => {
    expect(read(typed)).toBe(meant);
  });

  it.each([
    '屏幕有划痕',
    '几时到货',
    'can you help me please',
    'you have no men size',
    'the screen wont turn on',
    'wait, what about my charges',
    'when do i get paid for the bag i consigned',
    'iphone 13 pro max',
    'switch的手柄坏了',
    'wo yao tuihuo bandage',
  ])('leaves %s alone', (text) => expect(read(text)).toBe(text));

  it('knows where each word came from', () => {
    const typed = '我想退宽 屏幕有scratch';
    const found = respelt(normalise(typed));
    const at = found.text.indexOf('划痕');
    const { start, end } = spanOf(found, at, at + 2);
    expect(typed.slice(start, end)).toBe('scratch');
  });
});

describe('a flaw that is denied', () => {
  it.each([
    ['屏幕没有划痕 就是有点暗', /^屏幕\s+就是有点暗$/],
    ["no scratches but it won't charge", /^\s+but it won't charge$/],
  ])('is no flaw: %s', (text, rest) => expect(withoutDenied(text)).toMatch(rest));

  it.each([
    '页面说没有划痕 结果却有一道很长的',
    '没有划痕',
    'listing said no scratches in the description but there is one',
  ])('is told where it is not: %s', (text) => expect(withoutDenied(text)).toBe(text));
});
