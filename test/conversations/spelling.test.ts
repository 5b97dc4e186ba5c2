import { describe, expect, it } from 'vitest';
import { plainTalk } from '../support/plain-talk.ts';

describe('words that are not spelt as they are meant', () => {
  it.each([
    ['zh-CN', '我买得电脑屏幕有道化痕', 'NAD.appearance'],
    ['zh-CN', '俺买嘞电脑屏有个道道 咋整', 'NAD.appearance'],
    ['zh-CN', '这个laptop的screen有scratch 想要refund', 'NAD.appearance'],
    ['zh-CN', 'pingmu you huahen', 'NAD.appearance'],
    ['zh-CN', '開唔到機 充電都冇反應', 'DEF.power'],
    ['en', 'the scren is scrached', 'NAD.appearance'],
  ] as const)('%s: %s', (locale, words, leaf) => {
    const chat = plainTalk({ locale });
    chat.say(words);
    expect(chat.tickets[0]?.claim.leaf).toBe(leaf);
    // What the buyer wrote stays what they wrote.
    expect(chat.tickets[0]?.claim.description).toBe(words);
  });

  it('are answered in the language they are in', () => {
    expect(plainTalk().say('pingmu you huahen').text).toMatch(/屏幕有问题/);
  });

  it.each([
    ['zh-CN', '我唔要啦'],
    ['zh-CN', 'buyaole, wo yao tuihuo'],
  ] as const)('%s: %s wishes to send it back', (locale, words) => {
    const chat = plainTalk({ locale });
    chat.say(words);
    expect(chat.state.draft.leaf).toBe('NRR.seven_day');
    expect(chat.state.confirm?.purpose).toBe('submit');
  });

  it.each(['when do i get paid', 'when do i get my $$'])('%s asks for the refund', (words) => {
    expect(plainTalk({ locale: 'en' }).say(words).text).toMatch(/the way you paid/);
  });
});

describe('a long story', () => {
  it.each([
    [
      'zh-CN',
      '你好啊 我是退休老师 今年七十一了 眼睛也不太好 上个礼拜我儿子帮我在你们这个平台上买的一个笔记本电脑 说是给我看看新闻用的 今天下午快递送到的 我老伴拆开来一看呀 屏幕左下角那里有一道印子 我擦了半天也擦不掉 我也不懂这个是不是本来就有的 你们看看怎么办好呀',
    ],
    [
      'en',
      "Hello, I hope you're well. I'm writing because I purchased a laptop from your website last week as a present for my granddaughter's graduation, and unfortunately when we opened the box this afternoon we noticed that there was a rather long scratch across the screen that I don't recall seeing in any of the pictures. She still likes it so we'd prefer not to send it back, but I do feel that something should be done about the price. Could you kindly advise?",
    ],
  ] as const)('%s: is heard for what is wrong', (locale, words) => {
    const chat = plainTalk({ locale });
    chat.say(words);
    expect(chat.tickets[0]?.claim).toMatchObject({ leaf: 'NAD.appearance', part: 'screen' });
  });

  it('that tells of no fault is none', () => {
    const chat = plainTalk();
    chat.say(
      '你好啊 我是第一次在你们这里买东西 之前都是我女儿帮我弄的 她今天上班去了 我就自己来问一问 你们这个退货的运费是谁来出的呀 我先了解一下 谢谢你啊',
    );
    expect(chat.tickets).toHaveLength(0);
  });
});

describe('a wish told before the question which fault it is', () => {
  it('is kept, and the question stands', () => {
    const chat = plainTalk();
    chat.say('键盘有几个键按不动 充电也充不进去');
    const asked = chat.state.pending?.slot;
    chat.say('退了吧');
    if (asked === 'leaf') expect(chat.state.pending?.slot).toBe('leaf');
    expect(chat.state.draft.remedy ?? chat.tickets[0]?.claim.requested.remedy).toBe(
      'return_refund',
    );
  });
});
