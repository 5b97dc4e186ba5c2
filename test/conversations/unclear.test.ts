import { describe, expect, it } from 'vitest';
import { likelyMeanings } from '../../server/dialogue/likely.ts';
import type { IntentId, Understanding } from '../../server/terms/understanding.ts';
import { plainTalk } from '../support/plain-talk.ts';
import { SHOES, SIGNED, WATCH } from './scenes.ts';

const read = (...intents: readonly (readonly [IntentId, number])[]): Understanding => ({
  intents: intents.map(([id, confidence]) => ({ id, confidence })),
  outOfScope: 0.2,
  slots: [],
  leaves: [],
  sentiment: 'calm',
  language: 'zh',
  source: 'local',
});

describe('what unclear words are likely to mean', () => {
  it('lists the likeliest, best first, but no small talk', () => {
    const said = read(['order_status', 0.3], ['greet', 0.25], ['refund_status', 0.24]);
    expect(likelyMeanings(said)).toEqual(['order_status', 'refund_status']);
  });

  it.each([
    [read(['order_status', 0.2], ['refund_status', 0.15])],
    [read(['order_status', 0.9])],
    [read(['affirm', 0.4], ['order_status', 0.3])],
    [undefined],
  ])('lists none where it is anybody’s guess', (said) => {
    expect(likelyMeanings(said)).toEqual([]);
  });
});

describe('unclear words get one question', () => {
  it.each([
    '这个不太对劲',
    '我买的那个包',
    '帮我看看这个',
    '这个怎么办',
    '你们这个怎么弄的',
    '那双鞋 怎么说呢',
    '这件衣服我不知道该怎么说',
    '我朋友说这个不对',
    '有个事',
    "it's not great",
    'not happy with it',
    'i have a problem',
    "hmm it's weird",
    'the laptop i bought',
    "this isn't right",
    'can you help me with this bag',
  ])('%s', (text) => {
    const chat = plainTalk();
    const { events } = chat.say(text);
    const asks = events.filter(
      (event) => event.type === 'ask' || ('quickReplies' in event && event.quickReplies?.length),
    );
    expect(asks).toHaveLength(1);
    expect(events).toHaveLength(1);
    expect(chat.tickets).toEqual([]);
  });
});

it('goes on with the meaning that was tapped', () => {
  const unclear = { askId: 'ask-1', slot: 'reason' as const, options: ['shipping_fee', 'other'] };
  const chat = plainTalk({
    state: { pending: unclear, asked: { reason: 1 }, misses: 1 },
  });
  const { text } = chat.send({ choose: { askId: 'ask-1', value: 'shipping_fee' } });
  expect(text).toMatch(/运费/);
  expect(chat.state.misses).toBe(0);
});

describe('photos while a question stands open', () => {
  it('put the question again', () => {
    const chat = plainTalk();
    chat.say('这个不太对劲');
    const { text, events } = chat.photos('给你看', 2);
    expect(text).toMatch(/照片收到了/);
    expect(events.filter(({ type }) => type === 'ask')).toHaveLength(1);
  });

  it('that are only spoken of are not thanked for', () => {
    const chat = plainTalk();
    chat.say('这个不太对劲');
    const { text } = chat.say('有截图');
    expect(text).not.toMatch(/收到/);
    expect(text).toMatch(/直接发/);
  });

  it('answer a reason that was asked twice', () => {
    const chat = plainTalk({
      locale: 'en',
      state: {
        focus: { orderId: SIGNED.id, itemId: '1' },
        draft: { description: 'the battery drains in two hours' },
        asked: { leaf: 1 },
        pending: {
          askId: 'ask-1',
          slot: 'leaf',
          options: ['NAD.spec_lower', 'DEF.function', 'other'],
        },
      },
    });
    expect(chat.say("I'd rather keep it, can you give me something back?").text).toMatch(
      /partial refund/,
    );
    chat.photos('here', 2);
    const [ticket] = chat.tickets;
    expect(ticket?.claim.leaf).toBe('NAD.spec_lower');
    expect(ticket?.claim.requested.remedy).toBe('partial_refund');
  });
});

describe('a fault among other words', () => {
  it.each([
    ['你们客服态度真好 能不能帮我问下 屏幕有划痕怎么办', 'zh-CN', 'NAD.appearance'],
    ["I would like to exchange the shoes for a size 43, they're too tight", 'en', 'NRR.size_fit'],
  ] as const)('%s', (words, locale, leaf) => {
    const chat = plainTalk({ orders: [locale === 'en' ? SHOES : SIGNED], locale });
    chat.say(words);
    expect(chat.tickets[0]?.claim.leaf).toBe(leaf);
  });

  it('of a watch that does not run is its movement', () => {
    const chat = plainTalk({ orders: [WATCH] });
    chat.say('表不走了 电池也换过了');
    expect(chat.tickets[0]?.claim.leaf).toBe('DEF.timekeeping');
  });

  it.each(['我没有盒子了还能退吗', '退货要原包装吗', '盒子扔了影响退吗'])(
    'a box that is asked about is none: %s',
    (words) => {
      const chat = plainTalk({ orders: [WATCH] });
      chat.say('手表走时不准');
      expect(chat.say(words).text).toMatch(/外包装拆开不影响退货/);
    },
  );
});

describe('a fault told in anger', () => {
  it.each([
    ['this is ridiculous!!! the laptop is completely dead, you people are thieves', 'en', 'DEF.'],
    ['你们平台卖假货！！标志走线都不对 我要退一赔三！！', 'zh-CN', 'AUT.'],
  ] as const)('is heard as what it tells: %s', (words, locale, trunk) => {
    const chat = plainTalk({ locale });
    chat.say(words);
    expect(chat.tickets[0]?.claim.leaf.startsWith(trunk)).toBe(true);
  });

  it('a penalty demanded with the claim is answered with it, and no claim is asked for again', () => {
    const chat = plainTalk();
    const { text } = chat.say('你们平台卖假货！！标志走线都不对 我要退一赔三！！');
    expect(text).toMatch(/疑似假货.*三倍赔偿，由客服主管人工认定/s);
    expect(text).not.toMatch(/告诉我哪里不对/);
  });

  it('a penalty asked about alone is a question', () => {
    const chat = plainTalk();
    expect(chat.say('假一赔三吗').text).toMatch(/人工认定.*告诉我哪里不对/s);
    expect(chat.tickets).toEqual([]);
  });
});

it('a repair that was found is no repair that is wished for', () => {
  const chat = plainTalk();
  chat.say('拆机发现主板维修过，页面说无拆无修，退货退款');
  expect(chat.tickets[0]?.claim.leaf).toBe('NAD.history');
  expect(chat.state.draft.remedy).toBe('return_refund');
});

it('what is missing is asked for, although the reason had to be asked for as well', () => {
  const chat = plainTalk({ locale: 'en' });
  chat.say("the box isn't complete");
  chat.say("I don't know");
  chat.choose('WRG');
  expect(chat.last('ask')?.slot).toBe('leaf');
  chat.choose('WRG.missing_part');
  expect(chat.last('ask')?.text).toMatch(/missing/i);
  chat.say('the charger');
  expect(chat.tickets[0]?.claim).toMatchObject({ leaf: 'WRG.missing_part', accessory: 'charger' });
});

it.each([
  ['有划痕，页面没写', '屏幕', 'zh-CN'],
  ['it is scratched and the listing did not say', 'the screen', 'en'],
] as const)(
  'a part named where the part was asked for leaves the reason as it is: %s',
  (fault, part, locale) => {
    const chat = plainTalk({ locale });
    chat.say(fault);
    expect(chat.last('ask')?.slot).toBe('part');
    chat.say(part);
    expect(chat.tickets[0]?.claim).toMatchObject({ leaf: 'NAD.appearance', part: 'screen' });
  },
);
