import { describe, expect, it } from 'vitest';
import { plainTalk } from '../support/plain-talk.ts';
import { MOVING, SHOES, SIGNED } from './scenes.ts';

describe('an order number of nobody here', () => {
  it.each([
    ['zh-CN', '订单号是JS20260909000001', /没有这个订单号/],
    ['en', 'my order number is JS20260909000001', /no order with that number/],
  ] as const)('%s: %s is said to be none', (locale, words, said) => {
    const chat = plainTalk({ locale });
    expect(chat.say(words).text).toMatch(said);
    expect(chat.tickets).toEqual([]);
  });

  it.each([
    '订单号JS20261101004218 屏幕有划痕 页面没写',
    '订单号JS20261101004219 屏幕有划痕 页面没写',
  ])('but not one of the buyer, nor a slip in it: %s', (words) => {
    const chat = plainTalk();
    chat.say(words);
    expect(chat.tickets[0]?.claim.leaf).toBe('NAD.appearance');
  });

  it('nor a parcel', () => {
    const chat = plainTalk({ orders: [MOVING] });
    expect(chat.say('快递单号SF1402233917746 到哪了').text).toMatch(/在路上/);
  });
});

describe('another item, while where a flaw is was asked', () => {
  it.each([
    ['zh-CN', '鞋子有个洞', '电脑少充电器'],
    ['en', 'the shoes have a hole', 'and the laptop is missing its charger'],
  ] as const)('%s: %s / %s is a claim of its own', (locale, first, second) => {
    const chat = plainTalk({ orders: [SIGNED, SHOES], locale });
    chat.say(first);
    expect(chat.last('ask')?.slot).toBe('part');
    chat.say(second);
    expect(chat.tickets[0]).toMatchObject({
      itemTitle: SIGNED.items[0]?.title,
      claim: { leaf: 'WRG.missing_part' },
    });
    expect(chat.state.parked).toMatchObject([{ draft: { leaf: 'NAD.appearance' } }]);
  });
});

describe('words that are about the shop', () => {
  it('its page is no page of a book', () => {
    const chat = plainTalk();
    chat.say('部機個mon有條花痕喎，個page都冇寫');
    expect(chat.last('ask')?.slot).toBe('part');
    chat.say('屏幕');
    expect(chat.tickets[0]?.claim).toMatchObject({ leaf: 'NAD.appearance', part: 'screen' });
  });

  it('an office that complaints go to changes no sum', () => {
    const chat = plainTalk();
    chat.say('屏幕有划痕没写');
    chat.photos('', 3);
    chat.choose('suggest');
    const { text } = chat.say('我要投诉你们到12315');
    expect(text).toMatch(/不会因此变多或变少/);
    expect(chat.tickets[0]?.state).toBe('offer_wait');
  });

  it.each([
    ['zh-CN', '怎么样了'],
    ['en', "how's it going"],
  ] as const)('%s: %s is answered with where it stands', (locale, words) => {
    const chat = plainTalk({ locale });
    chat.say(locale === 'en' ? 'the laptop is missing its charger' : '没充电器');
    expect(chat.say(words).text).toMatch(/RD26/);
  });
});
