import { describe, expect, it } from 'vitest';
import type { Order } from '../../server/terms/order.ts';
import type { Locale } from '../../server/terms/party.ts';
import { plainTalk } from '../support/plain-talk.ts';
import { COAT, caseIn, inCase, MOVING, OVERDUE, PAID, SIGNED } from './scenes.ts';

/** Question, order, what must be said, and what the figures rest on. */
type Row = readonly [words: string, order: Order, said: RegExp, cites: readonly string[]];

const ZH: readonly Row[] = [
  ['怎么还没发货', PAID, /还没发货.*11月8日/, ['rule:DT-14']],
  ['怎么还没发货', OVERDUE, /超时.*退款.*券/, ['rule:DT-14']],
  ['东西怎么还没收到', PAID, /还没发货/, ['rule:DT-14']],
  ['快递到哪了', MOVING, /武汉.*SF1402233917746.*11月10日/, ['action:shipment:s1', 'rule:DT-14']],
  ['快递到哪了', SIGNED, /11月5日 18:02.*签收/, [`action:order:${SIGNED.id}`]],
  ['退款到哪了', SIGNED, /没有查到退款/, []],
  ['退货运费谁出', SIGNED, /责任方承担.*¥12\.00/, ['rule:DT-8']],
  ['寄到哪个地址', SIGNED, /运费单/, []],
  ['能上门取件吗', SIGNED, /上门取件/, []],
  ['怎么开发票', SIGNED, /寄售方「北岸数码」/, []],
  ['保修多久', SIGNED, /30天.*12月5日/, ['rule:DT-14']],
  ['还能退吗', SIGNED, /11月12日 23:59/, ['rule:DT-14', 'rule:DT-8']],
  ['还能退吗', PAID, /还没发货.*取消订单/, ['rule:DT-14']],
  ['不想等了 能退吗', MOVING, /还在路上.*试着把包裹拦下来.*签收后 7天内/, ['rule:DT-14']],
  ['过了七天还能退吗', SIGNED, /11月12日 23:59 前提出.*质量问题/, ['rule:DT-14']],
  ['拆封了能退吗', SIGNED, /试用.*不影响/, ['rule:DT-14', 'rule:暂行办法 §8–9', 'rule:DT-8']],
  ['退货要不要原包装', SIGNED, /配件.*齐全/, ['rule:暂行办法 §8–9']],
  ['假一赔三吗', SIGNED, /三倍.*人工/, ['rule:消法 55']],
  ['真假谁来鉴定', SIGNED, /鉴定人员.*不利的一方/, ['rule:DT-15']],
  ['who pays for the appraisal?', SIGNED, /fee falls on/, ['rule:DT-15']],
  ['退款一般多久到账', SIGNED, /1 小时.*验收.*5天/, ['rule:eta:refunding', 'rule:T-14c']],
  ['还能退吗', COAT, /10月27日.*已经结束.*质量问题/, ['rule:DT-14']],
  ['优惠券会退吗', PAID, /原样退回/, []],
  ['刚买完就降价了 补差价', SIGNED, /成交价以下单时为准.*11月12日/, ['rule:DT-14']],
  ['地址写错了改一下', PAID, /取消后重新下单/, []],
  ['地址写错了改一下', MOVING, /拦截/, []],
  ['我那个申请审到哪步了', SIGNED, /没有进行中的售后/, []],
];
const EN: readonly Row[] = [
  ['When will my order ship?', PAID, /hasn't shipped yet.*Nov 8/, ['rule:DT-14']],
  ['Where is my package?', MOVING, /SF1402233917746.*Nov 10/, ['action:shipment:s1', 'rule:DT-14']],
  ['has my refund arrived yet', SIGNED, /can't find a refund/, []],
  ['how long does a refund take', SIGNED, /1 hour/, ['rule:eta:refunding', 'rule:T-14c']],
  ['who pays for return shipping', SIGNED, /isn't yours to pay.*¥12\.00/, ['rule:DT-8']],
  ['where do I send it back', SIGNED, /label/, []],
  ['can you pick it up', SIGNED, /picked up/, []],
  ['how do invoices work here?', SIGNED, /Invoices come from the seller/, []],
  ['how long is the warranty', SIGNED, /30 days.*Dec 5/, ['rule:DT-14']],
  ['can I still return it', SIGNED, /Nov 12/, ['rule:DT-14', 'rule:DT-8']],
  ['do I get my coupon back', PAID, /come back as they were/, []],
  ['the price dropped after I bought it', SIGNED, /price you ordered at stands/, ['rule:DT-14']],
  ['I want to change the delivery address', PAID, /cancel/, []],
];

const rows = (locale: Locale, list: readonly Row[]) => list.map((row) => [locale, ...row] as const);

describe('what data can answer', () => {
  it.each([...rows('zh-CN', ZH), ...rows('en', EN)])(
    '%s: %s',
    (locale, words, order, said, cites) => {
      const chat = plainTalk({ orders: [order], locale });
      const reply = chat.say(words);
      expect(reply.text).toMatch(said);
      expect(reply.cites.map(({ kind, id }) => `${kind}:${id}`)).toEqual(cites);
      expect(chat.tickets).toEqual([]);
      expect(reply.events.some(({ type }) => type === 'handoff')).toBe(false);
    },
  );

  it('asks which order once, and then answers the question, not a claim', () => {
    const chat = plainTalk({ orders: [SIGNED, COAT] });
    chat.say('保修多久');
    expect(chat.last('ask')?.slot).toBe('order');
    expect(chat.choose(COAT.id).text).toMatch(/羊毛大衣.*11月19日/);
    expect(chat.state.wonders).toBeUndefined();
  });

  it('a claim told instead of the order is a claim', () => {
    const chat = plainTalk({ orders: [SIGNED, COAT] });
    chat.say('保修多久');
    chat.say('大衣袖口破了 页面没写');
    expect(chat.state.wonders).toBeUndefined();
    expect(chat.state.draft.leaf ?? chat.tickets[0]?.claim.leaf).toMatch(/^(NAD|DEF|CND)\./);
  });

  it('an order named with a digit wrong is found', () => {
    const chat = plainTalk({ orders: [SIGNED, COAT] });
    expect(chat.say('JS20261015000078 还能退吗').text).toMatch(/羊毛大衣/);
  });
});

describe('cancelling', () => {
  it.each([
    [PAID, 'FUL.cancel_unshipped', 'refunding'],
    [MOVING, 'NRR.change_mind', 'intercepting'],
  ])('an order is put to the buyer and then done', (order, leaf, state) => {
    const chat = plainTalk({ orders: [order] });
    const asked = chat.say('取消订单');
    expect(asked.events.some(({ type }) => type === 'confirm')).toBe(true);
    expect(chat.tickets).toEqual([]);
    chat.say('确认');
    expect(chat.tickets[0]).toMatchObject({ state, claim: { leaf } });
  });

  it('a question in between leaves the card standing', () => {
    const chat = plainTalk({ orders: [PAID] });
    chat.say('取消订单');
    expect(chat.say('优惠券会退吗').events.at(-1)?.type).toBe('confirm');
    chat.say('确认');
    expect(chat.tickets[0]?.refunds).toMatchObject([{ amountCents: 420_000 }]);
  });

  it('another order looked up meanwhile never gets onto the card', () => {
    const chat = plainTalk({
      orders: [PAID, COAT],
      state: { focus: { orderId: PAID.id, itemId: '1' } },
    });
    chat.say('取消订单');
    chat.say(`${COAT.id} 还能退吗`);
    chat.say('确认');
    expect(chat.tickets.map(({ orderId }) => orderId)).toEqual([PAID.id]);
  });
});

describe('with a case open', () => {
  const refunds = [
    { id: 'rf_1', businessKey: 'k', amountCents: 63_000, status: 'requested' },
  ] as const;

  it('says where the money is', () => {
    const path = [{ state: 'refunding', at: '2026-11-05T12:00:00.000Z' }] as const;
    const chat = plainTalk({ tickets: [caseIn('refunding', { refunds, path })], state: inCase });
    const reply = chat.say('退款到哪了');
    expect(reply.text).toMatch(/¥630\.00.*11月5日 20:00.*11月6日/);
    expect(reply.cites).toContainEqual({ kind: 'action', id: 'rf_1' });
  });

  it('tells of every open case', () => {
    const second = caseIn('merchant_review', { id: 'T2', number: 'RD-2' });
    const chat = plainTalk({ tickets: [caseIn('platform_review'), second], state: inCase });
    expect(chat.say('现在谁在处理').text).toMatch(/RD-1[\s\S]*RD-2/);
  });

  it.each(['还要多久', '大概要多久啊', '大概几天', '什么时候能处理好'])(
    '"%s" asks about the case, not the parcel',
    (words) => {
      const chat = plainTalk({ tickets: [caseIn('platform_review')], state: inCase });
      expect(chat.say(words).text).toMatch(/^(?:\S+ )?RD-1\W.*(?:平台同事|colleague)/);
    },
  );

  it.each(['到底是不是真的 谁来负责', '行 那你们鉴定 费用我可不出'])(
    '"%s" is answered while photos of a doubtful thing are awaited',
    (words) => {
      const chat = plainTalk();
      chat.say('怀疑是假货 走线歪的');
      expect(chat.tickets[0]).toMatchObject({ state: 'evidence_wait' });
      expect(chat.say(words).text).toMatch(/鉴定费由结论不利的一方承担/);
    },
  );

  it('does not offer again to look for a parcel that is looked for', () => {
    const now = '2026-11-15T12:00:00.000Z';
    const where = () => plainTalk({ orders: [MOVING], now, ...(lost && { tickets: [lost] }) });
    let lost: ReturnType<typeof caseIn> | undefined;
    expect(where().say('快递到哪了').text).toMatch(/按丢件办/);
    const claim = { ...caseIn('intercepting').claim, leaf: 'LOG.lost' as const };
    lost = caseIn('intercepting', { claim });
    expect(where().say('快递到哪了').text).toMatch(/RD-1.*快递正在查/);
  });

  it('a question about freight in the middle of an offer chooses nothing', () => {
    const chat = plainTalk();
    chat.say('屏幕有划痕 页面没写');
    chat.photos('给', 3);
    chat.say('退点钱就行');
    const offer = chat.last('offer')?.offerId;
    expect(chat.say('退货的话运费谁出').text).toMatch(/责任方承担/);
    expect(chat.last('confirm')).toBeUndefined();
    expect(chat.last('offer')?.offerId).toBe(offer);
  });

  it('"为什么" tells the table’s own lines', () => {
    const chat = plainTalk();
    chat.say('屏幕有划痕 页面没写');
    chat.photos('给', 3);
    chat.say('退20%');
    const reply = chat.say('为什么才退这么点');
    expect(reply.text).toMatch(/10%.*1\.5/);
    expect(reply.cites).toEqual([{ kind: 'rule', id: 'DT-6' }]);
  });
});

it('tells a buyer of another market the time by the clocks there', () => {
  const order = { ...SIGNED, market: 'US', currency: 'USD' } as const;
  const chat = plainTalk({ orders: [order], buyer: { market: 'US' }, locale: 'en' });
  chat.say('there is a scratch on the screen the listing never mentioned');
  // 48 hours after 12:14 UTC, which is 07:14 in New York.
  expect(chat.say('where does my case stand?').text).toMatch(/Nov 7, 07:14 EST/);
});
