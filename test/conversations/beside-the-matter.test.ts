import { describe, expect, it } from 'vitest';
import type { Order } from '../../server/terms/order.ts';
import { plainTalk } from '../support/plain-talk.ts';
import { COAT, caseIn, inCase, OVERDUE, PAID, SIGNED, scratched } from './scenes.ts';

const asks = (chat: ReturnType<typeof plainTalk>) => chat.state.pending?.slot;

describe('a complaint elsewhere', () => {
  it.each([
    ['zh-CN', '再不解决我打12315投诉你们', /您的权利/],
    ['en', 'i will report you to trading standards', /your right/],
  ] as const)('%s: %s is a right, and no sum moves', (locale, words, said) => {
    const chat = scratched(locale);
    chat.photos('', 3);
    chat.choose('suggest');
    const reply = chat.say(words);
    expect(reply.text).toMatch(said);
    expect(chat.tickets[0]).toMatchObject({ state: 'offer_wait', uplifted: false });
    // Repeated, it is not preached on.
    expect(chat.say(words).text.length).toBeLessThan(reply.text.length);
  });

  it('keeps what is told with it', () => {
    const chat = plainTalk();
    chat.say('屏幕有划痕 页面没写 不处理就打12315');
    expect(chat.tickets[0]?.claim.leaf).toBe('NAD.appearance');
  });

  it('asks what is wrong where nothing was told', () => {
    const chat = plainTalk();
    chat.say('我要去12315投诉');
    expect(asks(chat)).toBe('description');
  });
});

describe('waiting for a person without a case', () => {
  it.each(['转人工', '人呢', '还要等多久'])('%s: is told since when and until when', (words) => {
    const chat = plainTalk({ orders: [] });
    const first = chat.say('转人工');
    const again = chat.say(words);
    expect(again.text).not.toBe(first.text);
    expect(again.events.some(({ type }) => type === 'handoff')).toBe(false);
    expect(again.text).toMatch(/11月5日 20:14[\s\S]*11月5日 \d\d:\d\d/);
  });

  it('and owns up to being late', () => {
    const chat = plainTalk({ orders: [] });
    chat.say('转人工');
    chat.advance('2026-11-07T12:00:00.000Z');
    expect(chat.say('转人工').text).toMatch(/对不起/);
  });
});

describe('a thing that the buyer has not bought here', () => {
  it.each([
    ['zh-CN', '我买的那个电饭煲坏了'],
    ['en', 'the toaster i bought is broken'],
  ] as const)('%s: %s opens no case of another', (locale, words) => {
    const chat = plainTalk({ locale });
    chat.say(words);
    expect(chat.tickets).toHaveLength(0);
    expect(asks(chat)).toBe('order');
    chat.choose(SIGNED.id);
    expect(chat.state.focus?.orderId).toBe(SIGNED.id);
  });

  it.each(['我用手机拍的照片 屏幕有划痕', '电脑屏幕有划痕 页面没写'])(
    '%s is about what was bought',
    (words) => {
      const chat = plainTalk();
      chat.say(words);
      expect(chat.tickets[0]?.claim.leaf).toBe('NAD.appearance');
    },
  );
});

describe('asked of how we deal with each other', () => {
  it.each([
    ['sorry my chinese is bad, can we speak english?', /English or Chinese/],
    ['你们几点下班', /随时都在/],
    ['把卖家电话给我', /联系方式/],
    ['我要加他微信', /联系方式/],
    ['把我的聊天记录删了', /个人信息/],
    ['我已经找银行退单了', /先停下/],
  ])('%s is answered, and the talk goes on', (words, said) => {
    const chat = scratched();
    const reply = chat.say(words);
    expect(reply.text).toMatch(said);
    expect(reply.events.some(({ type }) => type === 'handoff')).toBe(false);
    expect(chat.tickets).toHaveLength(1);
    expect(chat.state.misses).toBe(0);
  });
});

describe('a story in pieces', () => {
  it('is put together', () => {
    const chat = plainTalk();
    for (const words of ['在吗', '我那个', '电脑', '屏幕', '有划痕']) chat.say(words);
    expect(chat.tickets[0]?.claim).toMatchObject({ leaf: 'NAD.appearance', part: 'screen' });
  });

  it.each(['有问题', '订单JS20261101004219有问题', '屏幕'])('%s opens no case', (words) => {
    const chat = plainTalk({ orders: [SIGNED, COAT] });
    chat.say(words);
    expect(chat.tickets).toHaveLength(0);
    expect(['description', 'order']).toContain(asks(chat));
  });

  it.each(['💔📦', '👍'])('%s is no misunderstanding', (signs) => {
    const chat = plainTalk();
    chat.say(signs);
    expect(chat.state.misses).toBe(0);
  });

  it('a thumb to an offer shows the card and moves nothing', () => {
    const chat = scratched();
    chat.photos('', 3);
    chat.choose('suggest');
    chat.say('👍');
    expect(chat.state.confirm?.purpose).toBe('accept');
    chat.say('👍');
    expect(chat.tickets[0]?.state).toBe('offer_wait');
  });
});

describe('where we were', () => {
  it.each(['还差什么来着', '好 继续', '接着说吧'])('%s names what is missing', (words) => {
    const chat = scratched();
    chat.say('发票能开吗');
    const { events } = chat.say(words);
    expect(events.some(({ type }) => type === 'evidence_request')).toBe(true);
  });

  it('a place that is set right is the new one', () => {
    const chat = scratched();
    chat.say('不是屏幕 是后盖');
    expect(chat.tickets[0]?.claim).toMatchObject({ part: 'back', zone: 'secondary' });
  });

  it('a case that was called off is taken up again', () => {
    const chat = scratched();
    chat.say('算了不弄了');
    chat.say('是的');
    expect(chat.tickets[0]?.state).toBe('cancelled');
    chat.say('等下 我又想弄了');
    expect(chat.tickets[0]?.state).toBe('evidence_wait');
  });

  it('why it was refused is answered with the way on', () => {
    const chat = plainTalk({ tickets: [caseIn('rejected', { holder: 'none' })], state: inCase });
    const { text } = chat.say('凭什么不通过');
    expect(text).toMatch(/申诉/);
    expect(chat.state.pending).toBeUndefined();
  });
});

describe('questions with a claim', () => {
  it('of several at most three are answered, and the claim goes on', () => {
    const chat = plainTalk();
    const { events } = chat.say('屏幕有划痕 页面没写 运费谁出 多久到账 发票怎么开');
    expect(chat.tickets[0]?.claim.leaf).toBe('NAD.appearance');
    expect(events.filter(({ type }) => type === 'text').length).toBeLessThanOrEqual(2);
  });

  it('a fourth is one tap away', () => {
    const { events } = plainTalk().say('在吗 保修多久 能开发票吗 退货运费谁出 券退吗');
    const quick = events.flatMap((event) =>
      'quickReplies' in event ? (event.quickReplies ?? []) : [],
    );
    expect(quick).toContain('券退吗');
  });

  it('about the warranty is answered beside the fault', () => {
    const chat = plainTalk();
    const { text } = chat.say('键盘失灵了 还在保修吗');
    expect(text).toMatch(/保修 30天/);
    expect(chat.tickets[0]?.claim.leaf).toMatch(/^DEF\./);
  });
});

describe('an order that has not left', () => {
  it('is called off at once', () => {
    const chat = plainTalk({ orders: [PAID] });
    const { events } = chat.say('不想要了 还没发货 能退吗');
    expect(chat.state.confirm?.purpose).toBe('submit');
    expect(events.filter(({ type }) => type === 'text')).toHaveLength(1);
  });
  it('is waited for, with a coupon', () => {
    const chat = plainTalk({ orders: [OVERDUE] });
    chat.say('再等等吧 给我券');
    expect(chat.tickets[0]?.claim).toMatchObject({
      leaf: 'FUL.late_ship',
      requested: { remedy: 'coupon' },
    });
  });
});

describe('conduct', () => {
  it.each(['你们客服态度太差了', '上次那个叫小王的客服骂我'])('%s goes to a person', (words) => {
    const chat = plainTalk();
    expect(chat.say(words).events.some(({ type }) => type === 'handoff')).toBe(true);
    expect(chat.tickets[0]?.claim.leaf).toBe('SVC.attitude');
  });
});

describe('all of the items of an order', () => {
  const TWO: Order = {
    ...SIGNED,
    items: SIGNED.items.flatMap((item) => [
      { ...item, id: '1', title: 'Switch OLED 白色' },
      { ...item, id: '2', title: '健身环', category: 'toys_hobby' as const },
    ]),
  };
  it.each([
    ['zh-CN', '都坏了', '两个都有'],
    ['en', 'its broken', 'both'],
  ] as const)('%s: are each told of, and asked about once', (locale, told, which) => {
    const chat = plainTalk({ orders: [TWO], locale });
    chat.say(told);
    expect(asks(chat)).toBe('item');
    chat.say(which);
    expect(chat.tickets[0]?.itemId).toBe('1');
    expect(chat.state.parked?.map(({ focus }) => focus?.itemId)).toEqual(['2']);
    expect(asks(chat)).not.toBe('item');
  });
});
