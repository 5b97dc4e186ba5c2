import { describe, expect, it } from 'vitest';
import { plainTalk } from '../support/plain-talk.ts';
import { SHOES } from './scenes.ts';

const scratched = () => {
  const chat = plainTalk();
  chat.say('屏幕有划痕 页面没写');
  chat.photos('', 3);
  return chat;
};
const cardOf = (chat: ReturnType<typeof plainTalk>) =>
  Object.fromEntries((chat.last('confirm')?.summary ?? []).map((one) => [one.label, one.value]));

describe('what is meant by words to an offer', () => {
  it.each(['给我补一个呗', '补一个吧', '帮我补一根'])('%s takes what is sent again', (words) => {
    const chat = plainTalk();
    chat.say('没充电器');
    chat.photos('', 2);
    expect(chat.last('offer')?.remedy).toBe('resend');
    chat.say(words);
    expect(cardOf(chat)).toMatchObject({ 处理方式: '补发', 补发: '充电器' });
  });

  it.each(['15%打发要饭的呢', '15%我不接受'])('%s is no yes to the figure it names', (words) => {
    const chat = scratched();
    chat.choose('suggest');
    expect(chat.say(words).text).not.toMatch(/按您说的/);
    expect(chat.last('confirm')).toBeUndefined();
  });

  it('a slip of the finger is no smaller figure', () => {
    const chat = scratched();
    expect(chat.say('退2o%').text).toMatch(/20%.*¥630\.00/);
  });

  it('money back means the return, where that is how it is to be had', () => {
    const chat = plainTalk({ orders: [SHOES], locale: 'en' });
    chat.say('these are too small');
    chat.say('actually just refund me');
    expect(cardOf(chat)['What happens']).toBe('Return for a refund');
  });

  it('but not where the goods are to be kept', () => {
    const chat = scratched();
    chat.choose('suggest');
    expect(chat.say('仅退款 不退货').text).toMatch(/规则里没有/);
    expect(chat.last('confirm')).toBeUndefined();
  });

  it('a bare "then return it" takes the return', () => {
    const chat = plainTalk({ orders: [SHOES] });
    chat.say('鞋小了 挤脚');
    chat.say('那退吧');
    expect(cardOf(chat).处理方式).toBe('退货退款');
  });

  it.each([
    ['zh-CN', '鞋小了 挤脚', '43有没有', '补发', '同款商品，43码'],
    ['en', 'these are too small', 'can u swap for 43', 'Sent again', 'the same item, size 43'],
  ] as const)('%s: a size is no sum: %s / %s', (locale, words, size, label, sent) => {
    const chat = plainTalk({ orders: [SHOES], locale });
    chat.say(words);
    chat.say(size);
    expect(cardOf(chat)[label]).toBe(sent);
    expect(chat.tickets[0]?.claim.details?.wantedSize).toBe('43');
  });

  it.each([
    [
      'zh-CN',
      '鞋小了 挤脚',
      '换大一号',
      '那退吧 运费我出？',
      '处理方式',
      '退货退款',
      /¥12\.00 由您承担/,
    ],
    [
      'en',
      'these are too small',
      'swap for a bigger one',
      "ok i'll return them then. who pays the postage?",
      'What happens',
      'Return for a refund',
      /¥12\.00/,
    ],
  ] as const)(
    '%s: a way taken in the same breath as a question is taken, and the question answered',
    (locale, fault, first, then, label, way, told) => {
      const chat = plainTalk({ orders: [SHOES], locale });
      chat.say(fault);
      chat.say(first);
      expect(chat.say(then).text).toMatch(told);
      expect(cardOf(chat)[label]).toBe(way);
    },
  );

  it('a way that is only asked about leaves the card as it is', () => {
    const chat = plainTalk({ orders: [SHOES] });
    chat.say('鞋小了 挤脚');
    chat.say('换大一号');
    chat.say('退货的话运费谁出');
    expect(cardOf(chat).处理方式).toBe('换货');
  });
});
