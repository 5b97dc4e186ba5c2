import { describe, expect, it } from 'vitest';
import { plainTalk } from '../support/plain-talk.ts';
import { caseIn, PAID, SHOES, SIGNED } from './scenes.ts';

const SCRATCH = {
  zh: '屏幕有道划痕 商品页根本没写',
  en: 'there is a scratch on the screen the listing never mentioned',
};

describe('a wish told while photos are awaited', () => {
  it('is heard by name, and the photos are still asked for', () => {
    const chat = plainTalk();
    chat.say(SCRATCH.zh);
    const { text, events } = chat.say('我想留着，退我一点钱就行');
    expect(text).toMatch(/部分退款，商品留下.*记下了/);
    expect(events.some((event) => event.type === 'evidence_request')).toBe(true);
  });

  it('is heard in English, with every photo that is missing, not one of them', () => {
    const chat = plainTalk({ locale: 'en' });
    chat.say(SCRATCH.en);
    const { text } = chat.say('I would take $25 off and keep it');
    expect(text).toMatch(/partial refund, keep the item/i);
    expect(text).toMatch(/photo of the .* and /i);
  });

  it('is not acknowledged twice', () => {
    const chat = plainTalk();
    chat.say(`${SCRATCH.zh}，我要退货退款`);
    expect(chat.say('我要退货退款').text).not.toMatch(/记下了，核对完/);
  });
});

it('a wish told while a colleague looks is not answered with the status alone', () => {
  const waiting = caseIn('platform_review');
  const chat = plainTalk({
    orders: [SIGNED],
    tickets: [waiting],
    state: { ticketId: waiting.id },
  });
  expect(chat.say('我要退货退款').text).toMatch(/退货退款.*同事看得到/);
});

describe('a wish that the rules do not hold', () => {
  it.each([
    ['能修吗', 'zh-CN', /维修.*按规则走不了.*转人工/],
    ['仅退款 不退货', 'zh-CN', /商品留着又全额退，规则里没有/],
    ['can you repair it', 'en', /repair.*isn't open by the rules/],
  ] as const)('is answered beside the offer: %s', (wish, locale, said) => {
    const chat = plainTalk({ locale });
    chat.say(locale === 'en' ? SCRATCH.en : SCRATCH.zh);
    chat.say(wish);
    const { text, events } = chat.photos('', 3);
    expect(text).toMatch(said);
    expect(events.some(({ type }) => type === 'offer')).toBe(true);
  });
});

describe('wishes told in an order', () => {
  const DEAD = { zh: '屏幕触摸失灵了 点了没反应', en: 'the touch screen does not respond at all' };

  it.each([
    ['能换吗 不能换就修 修不好再退', ['repair', 'return_refund']],
    ['最好换一台，没货的话就给我修，再不行就退货', ['repair', 'return_refund']],
  ] as const)(
    '%s: the first that there is comes first, and the no before it',
    (words, fallbacks) => {
      const chat = plainTalk();
      chat.say(DEAD.zh);
      expect(chat.say(words).text).toMatch(/先看“换货”，不行的话再看维修和退货退款/);
      chat.photos('', 2);
      const { text } = chat.say('视频没有');
      expect(text).toMatch(/换货”，.*走不了.*就按您说的：免费寄修/s);
      expect(chat.last('offer')?.remedy).toBe('repair');
      expect(chat.tickets[0]?.claim.requested).toMatchObject({ remedy: 'exchange', fallbacks });
    },
  );

  it('part of the money is no return', () => {
    const chat = plainTalk();
    chat.say('少了充电器');
    chat.say('补发给我吧 补不了就退点钱');
    expect(chat.state.draft).toMatchObject({ remedy: 'resend', fallbacks: ['partial_refund'] });
  });

  it('is heard in English', () => {
    const chat = plainTalk({ locale: 'en' });
    chat.say(DEAD.en);
    const { text } = chat.say("swap it please, if you don't have another one, just refund me");
    expect(text).toMatch(/“exchange” first, and if that is not possible, refund/);
  });

  it('what to do should the way on offer fail is no choice of it', () => {
    const chat = plainTalk({ orders: [SHOES] });
    chat.say('鞋子穿着挤脚 想换43码');
    expect(chat.last('offer')?.remedy).toBe('exchange');
    const { text } = chat.say('没有43的话就退了吧');
    expect(text).toMatch(/换货”办不成.*其他方案再给您选/);
    expect(chat.last('confirm')).toBeUndefined();
  });
});

it.each([
  ['鞋子穿着挤脚 想换43码', 'zh-CN', /换「43」码/, '同款商品，43码'],
  [
    'they are too tight, I want to swap them for a size 43',
    'en',
    /in size “43”/,
    'the same item, size 43',
  ],
] as const)(
  'the size wanted is named in the offer and on the card: %s',
  (words, locale, said, row) => {
    const chat = plainTalk({ orders: [SHOES], locale });
    expect(chat.say(words).text).toMatch(said);
    chat.say(locale === 'en' ? 'yes please' : '行');
    expect(chat.last('confirm')?.summary.map(({ value }) => value)).toContain(row);
  },
);

describe('the money back for what has not left yet', () => {
  it.each(['不想等了 退款吧', '算了退款', '退钱吧不要了'])('calls the order off: %s', (words) => {
    const chat = plainTalk({ orders: [PAID] });
    expect(chat.say(words).text).toMatch(/还没发货，可以直接取消/);
    expect(chat.last('confirm')).toBeDefined();
  });
});

it('two flaws are both to be seen on the close-up', () => {
  const chat = plainTalk();
  chat.say('屏幕有一道划痕，边框还磕掉了一块漆，商品页都没写');
  const request = chat.last('evidence_request');
  expect(request?.checklist.map(({ label }) => label)).toContain('各处瑕疵近景照');
});
