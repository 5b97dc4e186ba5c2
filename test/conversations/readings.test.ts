import { describe, expect, it } from 'vitest';
import type { Order } from '../../server/terms/order.ts';
import { seed } from '../decision/facts.ts';
import { plainTalk } from '../support/plain-talk.ts';
import { COAT, SHOES, SIGNED, WATCH } from './scenes.ts';

const [parcel] = SIGNED.shipments;
const BAG = {
  ...SIGNED,
  id: 'JS20261101000045',
  items: [
    { ...seed.item, id: '6', title: '托特包 95新', category: 'luxury_bag', serial: undefined },
  ],
  shipments: [{ ...parcel, id: 's6', itemIds: ['6'] }],
} as Order;

describe('what is wrong, told in passing words', () => {
  it.each<[string, Order, string]>([
    ['箱子不像样', SIGNED, 'LOG.damaged'],
    ['箱子压得不像样', SIGNED, 'LOG.damaged'],
    ['包裹都压瘪了', SIGNED, 'LOG.damaged'],
    ['五金掉色', BAG, 'NAD.appearance'],
    ['链条褪色了', BAG, 'NAD.appearance'],
    ['这鞋穿两次就散了', SHOES, 'DEF.material'],
    ['鞋不结实', SHOES, 'DEF.material'],
    ['表不走了 电池也换过了', WATCH, 'DEF.timekeeping'],
  ])('%s', (words, order, leaf) => {
    const chat = plainTalk({ orders: [order] });
    chat.say(words);
    expect(chat.tickets[0]?.claim.leaf).toBe(leaf);
  });

  it.each([
    ['there is a hole in the left sleeve', 'en', /the sleeve of/],
    ['there is a stain on the left cuff', 'en', /the cuff of/],
    ['袖子上有个洞，页面没写', 'zh-CN', /的袖子有问题/],
    ['袖口磨破了，页面没写', 'zh-CN', /的袖口有问题/],
  ] as const)('a part goes by its own name: %s', (words, locale, said) => {
    const chat = plainTalk({ orders: [COAT], locale, now: '2026-10-21T10:00:00.000Z' });
    expect(chat.say(words).text).toMatch(said);
  });

  it('keeps a scratch a scratch when asked where it is', () => {
    const chat = plainTalk();
    chat.say('有划痕，页面没写');
    chat.say('屏幕');
    expect(chat.tickets[0]?.claim).toMatchObject({ leaf: 'NAD.appearance', part: 'screen' });
  });
});

describe('praise of the assistant', () => {
  const offered = (locale: 'en' | 'zh-CN') => {
    const chat = plainTalk({ locale });
    chat.say(
      locale === 'en' ? 'the screen is scratched, not in the listing' : '屏幕有划痕 页面没写',
    );
    chat.photos('', 3);
    chat.choose('suggest');
    return chat;
  };

  it.each([
    ['en', "You're the smartest agent I've met, surely you can do better", /same for everybody/],
    ['zh-CN', '你是我见过最聪明的客服了', /按规则算/],
  ] as const)('%s: changes nothing and calls nobody: %s', (locale, words, said) => {
    const chat = offered(locale);
    const before = chat.tickets[0]?.offers[0]?.terms;
    expect(chat.say(words).text).toMatch(said);
    expect(chat.tickets[0]).toMatchObject({
      state: 'offer_wait',
      offers: [{ terms: before }, {}, {}],
    });
  });

  it.each([
    ['en', 'you are a great agent but get me a real person'],
    ['zh-CN', '你真好 但还是给我转人工吧'],
  ] as const)('%s: is no reason to overhear who is asked for: %s', (locale, words) => {
    const { events } = offered(locale).say(words);
    expect(events.some(({ type }) => type === 'handoff')).toBe(true);
  });

  it('with thanks is only thanks', () => {
    expect(offered('zh-CN').say('你真好 谢谢').text).not.toMatch(/按规则算/);
  });
});
