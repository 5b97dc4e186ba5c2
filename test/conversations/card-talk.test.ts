import { describe, expect, it } from 'vitest';
import { plainTalk } from '../support/plain-talk.ts';
import { COAT, MOVING, OVERDUE, PAID } from './scenes.ts';

const summary = (chat: ReturnType<typeof plainTalk>) =>
  Object.fromEntries(chat.last('confirm')?.summary.map(({ label, value }) => [label, value]) ?? []);

describe('the card of a claim that needs no evidence', () => {
  it('says nothing of goods the buyer keeps where none were sent', () => {
    const chat = plainTalk({ orders: [PAID] });
    chat.say('不想要了 取消订单');
    expect(summary(chat)).toMatchObject({ 商品去向: '不再发货' });
    expect(chat.say('什么时候退钱').text).toMatch(/确认后就开始办/);
  });

  it('is answered by naming its step, also with a nod before it', () => {
    const chat = plainTalk({ orders: [MOVING] });
    chat.say('不要了 帮我拦截快递');
    expect(summary(chat)).toMatchObject({ 商品去向: '退回' });
    expect(chat.say('拦不住咋办').text).toMatch(/拒收/);
    expect(chat.last('confirm')).toBeDefined();
    chat.say('嗯拦吧');
    expect(chat.tickets[0]?.state).toBe('intercepting');
  });
});

describe('the words before the card', () => {
  it('say of the way back what the card says', () => {
    const chat = plainTalk({ orders: [MOVING] });
    const { text } = chat.say('说好给我改收货地址，没改成功就发出去了，请拦截');
    const offCard = /从.*里扣/.test(summary(chat).运费 ?? '');
    expect(chat.last('confirm')).toBeDefined();
    expect(/从退款里扣/.test(text)).toBe(offCard);
  });
});

describe('what a card rests on', () => {
  const rules = (
    card: { cites?: readonly { kind: string; id: string }[] | undefined } | undefined,
  ) => card?.cites?.map(({ kind, id }) => `${kind}:${id}`) ?? [];

  it('is named on the offer and on its confirm card: the offer, and every rule it came from', () => {
    const chat = plainTalk();
    chat.say('屏幕有划痕 页面没写');
    chat.photos('给', 3);
    chat.say('给个方案');
    const offer = chat.last('offer');
    expect(rules(offer)).toEqual(expect.arrayContaining([`offer:${offer?.offerId}`, 'rule:DT-6']));
    chat.say('行 就这样');
    const card = chat.last('confirm');
    expect(rules(card)).toEqual(expect.arrayContaining([`offer:${offer?.offerId}`, 'rule:DT-6']));
  });

  it('is named on the card of a claim that is not opened yet', () => {
    const chat = plainTalk({ orders: [MOVING] });
    chat.say('不要了 帮我拦截快递');
    expect(rules(chat.last('confirm'))).toContain('rule:DT-9');
  });

  it('is named by a no as well', () => {
    const chat = plainTalk({ orders: [COAT] });
    const reply = chat.say('不想要了 七天无理由退货');
    expect(chat.tickets[0]?.state).toBe('rejected');
    expect(reply.cites.some(({ kind }) => kind === 'rule')).toBe(true);
    expect(reply.text).toMatch(/已过期[\s\S]*质量问题[\s\S]*转人工/);
  });
});

describe('an order that is still waited for', () => {
  it('is not said to be called off by a coupon', () => {
    const chat = plainTalk({ orders: [OVERDUE] });
    chat.say('超时没发货，我等着，补张券');
    const waits = chat.last('offer')?.alternatives.find(({ remedy }) => remedy === 'coupon');
    const offerId = waits?.offerId ?? '';
    chat.send({ offer: { offerId, verb: 'accept' } });
    expect(summary(chat)).toMatchObject({ 商品去向: '照常发货' });
  });
});

describe('the ways that are offered to tap', () => {
  const LOST = { ...MOVING, id: 'JS20261101000009' };
  it.each([
    ['zh-CN', OVERDUE, 'FUL.late_ship', ['超时没发货，我要退款', '超时没发货，我等着，补张券']],
    [
      'en',
      OVERDUE,
      'FUL.late_ship',
      ['It never shipped, refund me', "It ships late, I'll wait and take a coupon"],
    ],
    ['zh-CN', LOST, 'LOG.lost', ['快递丢了，帮我核实退款']],
    ['en', LOST, 'LOG.lost', ['The parcel is lost, please check and refund it']],
  ] as const)('%s: lead on: %#', (locale, order, leaf, ways) => {
    for (const way of ways) {
      const chat = plainTalk({ locale, orders: [order], now: '2026-11-20T00:00:00.000Z' });
      const question = locale === 'en' ? 'where is my order' : '到哪了 怎么还没到';
      const told = chat.say(question).events.find((event) => event.type === 'text');
      expect(told?.quickReplies).toContain(way);
      chat.say(way);
      expect(chat.tickets[0]?.claim.leaf ?? chat.state.draft.leaf).toBe(leaf);
      expect(chat.last('offer') ?? chat.last('confirm')).toBeDefined();
    }
  });
});

describe('a card of a return, and wishes beside it', () => {
  const unique = { ...COAT, items: COAT.items.map((item) => ({ ...item, remainingStock: 0 })) };
  const begun = () => {
    const chat = plainTalk({ orders: [unique], now: '2026-10-22T10:00:00.000Z' });
    return { chat, first: chat.say('大衣有点大 能换小一码吗') };
  };

  it('tells who pays for the ways of an exchange without a reason', () => {
    const chat = plainTalk({ orders: [COAT], now: '2026-10-22T10:00:00.000Z' });
    expect(chat.say('大衣有点大 能换小一码吗').text).toMatch(/来回运费由您承担/);
    expect(summary(chat)).toMatchObject({ 运费: '来回都由您承担' });
  });

  it('says first that there is no other piece', () => {
    const { first } = begun();
    expect(first.text).toMatch(/没有另一件可换/);
    expect(first.events.at(-1)?.type).toBe('confirm');
  });

  it('takes a leaning for no yes, and for no riddle either', () => {
    const { chat } = begun();
    const again = chat.say('没有小码的话就退吧');
    expect(again.text).toMatch(/回复“确认”/);
    expect(chat.tickets).toEqual([]);
    chat.say('确认');
    expect(chat.tickets[0]).toMatchObject({ state: 'return_wait' });
  });

  it('tells whoever would keep it for some money why that is none of the ways', () => {
    const { chat } = begun();
    const told = chat.say('那我留着 你们补点钱行不行');
    expect(told.text).toMatch(/没有留下商品再补钱的办法/);
    expect(told.cites).toContainEqual({ kind: 'rule', id: 'DT-6' });
  });
});
