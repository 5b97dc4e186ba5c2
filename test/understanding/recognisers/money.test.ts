import { describe, expect, it } from 'vitest';
import { spansOf, valuesOf } from './slots.ts';

describe('amount', () => {
  it.each([
    ['退我630', [63000]],
    ['¥630.5', [63050]],
    ['给我六百三', [63000]],
    ['六百三十块', [63000]],
    ['6百多块', [60000]],
    ['两千块钱', [200000]],
    ['一千零五十元', [105000]],
    ['35块5', [3550]],
    ['5毛', [50]],
    ['退我一块钱', [100]],
    ['便宜两块吧', [200]],
    ['一块五', [150]],
    ['运费十块谁出', [1000]],
    ['内衬有一块污渍', []],
    ['磕掉了一块漆', []],
    ['屏幕碎了一块', []],
    ['三块电池少了一块', []],
    ['给我补一块新的', []],
    ['两个一块退', []],
    ['皮面破了一块 退我50块', [5000]],
    ['1.5k块', [150000]],
    ['补我50就行', [5000]],
    ['直接退470吧', [47000]],
    ['便宜一百我就留着', [10000]],
    ['￥１２０', [12000]],
    ['1,299.00元', [129900]],
    ['20 bucks', [2000]],
    ['forty dollars', [4000]],
    ['20 off and i keep it', [2000]],
    ['少收20', [2000]],
    ['六百三', []],
    ['退个一两百', []],
    ['$51.25 back', [5125]],
    ["51 is fine i'll keep it", [5100]],
    ['refund me 30', [3000]],
    ['45 and we are done', [4500]],
    ['i got a 42 and not a 41', []],
    ['给个说法', []],
    ['退一下', []],
    ['退了3件', []],
    ['等了15天', []],
    ['2cm的划痕', []],
    ['少了3个', []],
    ['630不够 至少退800', [80000]],
    ['200块太少了', []],
    ['不要630块 退我800', [80000]],
    ['退200不行吗', [20000]],
    ["$20 isn't enough, refund me 50", [5000]],
  ])('%s', (text, values) => expect(valuesOf(text, 'amount')).toEqual(values));
});

describe('amount, where the talk asks for one', () => {
  it.each([
    ['六百三', [63000]],
    ['一千二吧', [120000]],
    ['make it 30', [3000]],
    ['88.8', [8880]],
    ['2个', []],
  ])('%s', (text, values) =>
    expect(valuesOf(text, 'amount', { pending: { slot: 'counter_amount' } })).toEqual(values),
  );
});

describe('amount, while an offer stands open', () => {
  it.each([
    ['800行不行 最低800 不行我找平台客服', [80000]],
    ['至少800吧', [80000]],
    ['我要800', [80000]],
    ['一千二我就接受', [120000]],
    ['how about 75', [7500]],
    ['800我不接受', []],
    ['我要3张券', []],
    ['等到12号行不行', []],
  ])('%s', (text, values) =>
    expect(new Set(valuesOf(text, 'amount', { ticketState: 'offer_wait' }))).toEqual(
      new Set(values),
    ),
  );
});

describe('share', () => {
  it.each([
    ['退我20%就行', [2000]],
    ['15%太少了 我就要20%', [2000]],
    ['15%也太低了吧', []],
    ['不接受15% 要25%', [2500]],
    ['15% is too little, I want 25%', [2500]],
    ['15 percent', [1500]],
    ['百分之十五', [1500]],
    ['补我三成就算了', [3000]],
    ['退一成五', [1500]],
    ['两成半', [2500]],
    ['八五折', [1500]],
    ['打8折', [2000]],
    ['8.5折给我', [1500]],
    ['85折', [1500]],
    ['退一半', [5000]],
    ['半价', [5000]],
    ['三分之一', [3333]],
    ['退15个点', [1500]],
    ['行吧 15就15', [1500]],
    ['give me half', [5000]],
    ['对半吧', [5000]],
    ['fifty percent', [5000]],
    ['quarter of the price', [2500]],
    ['a third of it', [3333]],
    ['我要全额退款', [10000]],
    ['这是九成新吗', []],
    ['half an hour', []],
  ])('%s', (text, values) => expect(valuesOf(text, 'share')).toEqual(values));

  it('takes no share from a repeated number that the options name as money', () => {
    const pending = { slot: 'offer', options: ['¥51', 'return'] };
    expect(valuesOf('51就51', 'share', { pending })).toEqual([]);
  });
});

it('gives spans in the original text', () => {
  expect(spansOf('退\u200b我２０％就行', 'share')).toEqual(['２０％']);
  expect(spansOf('😀给我 六百三 吧', 'amount')[0]).toContain('六百三');
});
