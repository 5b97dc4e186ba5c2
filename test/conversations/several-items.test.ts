import { describe, expect, it } from 'vitest';
import type { Order } from '../../server/terms/order.ts';
import { seed } from '../decision/facts.ts';
import { plainTalk } from '../support/plain-talk.ts';
import { COAT, caseIn, PAID, SIGNED } from './scenes.ts';

const item = (id: string, title: string, changes: Partial<Order['items'][number]> = {}) => ({
  ...seed.item,
  id,
  title,
  paidCents: 50_000,
  serial: undefined,
  ...changes,
});
const order = (...items: Order['items'][number][]): Order => ({
  ...seed.order,
  items,
  shipments: seed.order.shipments.map((parcel) => ({
    ...parcel,
    itemIds: items.map(({ id }) => id),
  })),
});
const DESK = order(item('k', '罗技 无线机械键盘 95新'), item('m', '戴尔 27寸显示器 95新'));
const HOUSE = order(
  item('l', 'Brass desk lamp', { category: 'home' }),
  item('b', 'Atlas of the World (book)', { category: 'books_media' }),
);

const PAID_OTHER: Order = { ...PAID, id: 'JS20261101007777', items: [item('p', '索尼 耳机 95新')] };
const waiting = caseIn('evidence_wait', { itemTitle: seed.item.title });

const chatIn = (one: Order, locale: 'zh-CN' | 'en' = 'zh-CN') =>
  plainTalk({
    orders: [one],
    locale,
    state: { focus: { orderId: one.id } },
  });
type Chat = ReturnType<typeof chatIn>;
const casesOf = (chat: Chat) =>
  Object.fromEntries(chat.tickets.map(({ itemId, claim, state }) => [itemId, [claim.leaf, state]]));
const inHand = (chat: Chat) => chat.tickets.find(({ id }) => id === chat.state.ticketId)?.itemId;

describe('two items in one message', () => {
  it('opens a case for each, and asks for photos of one after the other', () => {
    const chat = chatIn(DESK);
    const { text, events } = chat.say('键盘有几个键没反应 显示器还有亮点 页面都没写');
    expect(casesOf(chat)).toMatchObject({ k: ['DEF.function', 'evidence_wait'] });
    expect(text).toMatch(/2 件商品/);
    expect(events.filter(({ type }) => type === 'evidence_request')).toHaveLength(1);
    expect(inHand(chat)).toBe('k');
  });

  it('also where the order’s number leads', () => {
    const chat = chatIn(DESK);
    chat.say(`订单${DESK.id} 键盘有几个键没反应 显示器还有亮点`);
    expect(Object.keys(casesOf(chat)).sort()).toEqual(['k', 'm']);
  });

  it('takes up the second once the first needs nothing more of the buyer', () => {
    const chat = chatIn(HOUSE, 'en');
    chat.say('the lamp arrived broken and the book has torn pages');
    chat.photos('', 4);
    chat.choose('suggest');
    const card = chat.last('confirm');
    const { text, events } = chat.send({
      confirm: { askId: card?.askId ?? '', digest: card?.digest ?? '' },
    });
    expect(text).toMatch(/Now for “Atlas of the World/);
    expect(events.at(-1)).toMatchObject({
      type: 'evidence_request',
      ticketId: chat.state.ticketId,
    });
    expect(inHand(chat)).toBe('b');
  });

  it('in English', () => {
    const chat = chatIn(HOUSE, 'en');
    chat.say('the lamp arrived broken and the book has torn pages');
    expect(casesOf(chat)).toMatchObject({
      l: ['LOG.damaged', 'evidence_wait'],
      b: ['DEF.material', 'evidence_wait'],
    });
  });
});

describe('a case that waits of another order', () => {
  it.each([
    ['zh-CN', '接着办'],
    ['zh-CN', '好的'],
    ['en', 'Go on with it'],
  ] as const)(
    '%s: is offered once the first one is done, and gone on with on “%s”',
    (locale, yes) => {
      const chat = plainTalk({
        orders: [SIGNED, PAID_OTHER],
        locale,
        tickets: [waiting],
        state: {
          focus: { orderId: PAID_OTHER.id, itemId: 'p' },
          parked: [
            {
              ticketId: waiting.id,
              focus: { orderId: SIGNED.id, itemId: '1' },
              draft: {},
              asked: {},
            },
          ],
        },
      });
      chat.say(locale === 'en' ? 'cancel this order please' : '取消这个订单');
      const card = chat.last('confirm');
      const done = chat.send({ confirm: { askId: card?.askId ?? '', digest: card?.digest ?? '' } });
      expect(done.events.at(-1)).toMatchObject({
        type: 'text',
        quickReplies: [expect.any(String)],
      });
      expect(done.text).toMatch(/ThinkPad/);
      expect(chat.state.ticketId).not.toBe(waiting.id);
      expect(chat.say(yes).events.at(-1)).toMatchObject({ type: 'evidence_request' });
      expect(chat.state.ticketId).toBe(waiting.id);
    },
  );
});

describe('several cases in one talk', () => {
  /** Both cases open, the monitor's with an offer, the keyboard's in want of a video and in hand. */
  const both = () => {
    const chat = chatIn(DESK);
    chat.say('键盘有几个键没反应 显示器还有亮点 页面都没写');
    chat.say('显示器的呢');
    chat.photos('', 3);
    chat.choose('suggest');
    chat.say('键盘那个');
    return chat;
  };
  const stateOf = (chat: Chat, itemId: string) =>
    chat.tickets.find((one) => one.itemId === itemId)?.state;

  it('turns to the one that is named, and says where it stands', () => {
    const chat = both();
    expect(inHand(chat)).toBe('k');
    expect(chat.say('显示器那个呢').text).toMatch(/说回「戴尔 27寸显示器/);
    expect(inHand(chat)).toBe('m');
  });

  it('answers for all of them when asked where things stand', () => {
    const { text } = both().say('到哪一步了');
    expect(text).toMatch(/2 笔售后/);
    expect(text).toMatch(/「罗技 无线机械键盘 95新」——单号/);
    expect(text).toMatch(/「戴尔 27寸显示器 95新」——单号/);
  });

  it('hears an answer for each in one message', () => {
    const chat = both();
    const { events } = chat.say('第二个接受 第一个先不弄了');
    const card = events.find(({ type }) => type === 'confirm');
    expect(card).toMatchObject({
      ticketId: chat.tickets.find(({ itemId }) => itemId === 'm')?.id,
    });
  });

  it('takes a tap for the case of its card, and photos for the case that waits for some', () => {
    const chat = both();
    const offer = chat.last('offer');
    chat.send({ offer: { offerId: offer?.offerId ?? '', verb: 'accept' } });
    expect(inHand(chat)).toBe('m');
    chat.photos('', 1);
    expect(inHand(chat)).toBe('k');
    const card = chat.last('confirm');
    chat.send({ confirm: { askId: card?.askId ?? '', digest: card?.digest ?? '' } });
    expect(stateOf(chat, 'm')).toBe('refunding');
    expect(stateOf(chat, 'k')).toBe('evidence_wait');
  });

  it('keeps photos for the case whose slots they were taken for, handed in or not', () => {
    const chat = chatIn(DESK);
    chat.say('键盘有几个键没反应 显示器还有亮点 页面都没写');
    const [k, m] = ['k', 'm'].map((item) => chat.tickets.find(({ itemId }) => itemId === item));
    expect(inHand(chat)).toBe('k');
    const ids = chat.upload(3, m?.id);
    chat.say('空格键按下去没反应');
    const filesIn = (id = '') => chat.tickets.find((one) => one.id === id)?.evidence.length;
    expect([filesIn(k?.id), filesIn(m?.id)]).toEqual([0, 0]);
    chat.send({ evidenceIds: ids });
    expect([filesIn(k?.id), filesIn(m?.id)]).toEqual([0, 3]);
    expect(inHand(chat)).toBe('m');
  });

  it('hears a plain yes as the answer to the card of the other case', () => {
    const chat = both();
    chat.say('显示器的接受');
    chat.say('键盘那个');
    chat.say('确认');
    expect(stateOf(chat, 'm')).toBe('refunding');
  });

  it('opens a claim of another item while the first waits', () => {
    const chat = chatIn(DESK);
    chat.say('显示器屏幕有划痕 页面没写');
    expect(inHand(chat)).toBe('m');
    chat.say('键盘也坏了 空格键按不动');
    expect(inHand(chat)).toBe('k');
    expect(casesOf(chat)).toMatchObject({ m: ['NAD.appearance', 'evidence_wait'] });
    expect(chat.tickets).toHaveLength(2);
  });

  it('keeps to the case in hand where the words name no other', () => {
    const chat = both();
    expect(chat.say('空格键按下去没反应').text).not.toMatch(/显示器/);
    expect(inHand(chat)).toBe('k');
  });
});

it('a claim of the wrong order moves to the thing that was meant', () => {
  const chat = plainTalk({
    orders: [SIGNED, COAT],
    state: { focus: { orderId: SIGNED.id, itemId: '1' } },
  });
  chat.say('屏幕有划痕 页面没写');
  expect(chat.tickets[0]).toMatchObject({ orderId: SIGNED.id, state: 'evidence_wait' });
  expect(chat.say('搞错了 我说的是那件大衣 不是电脑').text).toMatch(/羊毛大衣/);
  expect(chat.tickets.map(({ orderId, state }) => [orderId, state])).toEqual([
    [COAT.id, 'evidence_wait'],
    [SIGNED.id, 'cancelled'],
  ]);
});
