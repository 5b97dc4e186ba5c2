import { describe, expect, it } from 'vitest';
import { seed } from '../decision/facts.ts';
import { type PlainTalk, plainTalk } from '../support/plain-talk.ts';

const { id } = seed.order;
const TAIL = seed.order.receiver.phone.slice(-4);

const stranger = (): PlainTalk => plainTalk({ visitor: true });
const slots = (talk: PlainTalk) =>
  talk.shown.flatMap((event) => (event.type === 'ask' ? [event.slot] : []));

describe('a visitor', () => {
  it('proves the order step by step, and the claim told first goes on', () => {
    const talk = stranger();
    talk.say('前几天买的thinkpad 屏幕有道划痕 商品页没写');
    talk.say(`订单号${id}`);
    expect(slots(talk)).toEqual(['order', 'phone']);
    expect(talk.tickets).toEqual([]);
    talk.say(TAIL);
    expect(talk.tickets).toMatchObject([
      { orderId: id, buyerId: seed.buyer.id, claim: { leaf: 'NAD.appearance' } },
    ]);
    expect(talk.last('evidence_request')).toBeDefined();
  });

  it.each([
    `${id} ${TAIL}`,
    `订单号是${id}，手机尾号${TAIL}`,
    `order number ${id}, phone ends in ${TAIL}`,
    `${id.toLowerCase()} ${seed.order.receiver.phone}`,
  ])('proves it in one message: %s', (text) => {
    const talk = stranger();
    const { plan } = talk.say(text);
    expect(talk.state.focus).toEqual({ orderId: id });
    expect(talk.tickets).toEqual([]);
    expect(plan.conversation?.events).toContainEqual(
      expect.objectContaining({ type: 'order_proved', body: { orderId: id } }),
    );
  });

  it('gets the question answered that was put before the proof', () => {
    const talk = stranger();
    talk.say('我的快递到哪了');
    const { text } = talk.say(`${id} ${TAIL}`);
    expect(text).toContain('签收');
    expect(talk.tickets).toEqual([]);
  });

  it('is shown nothing of an order that does not match, nor which of the two was wrong', () => {
    const said = [`${id} 9999`, `JS00000000000000 ${TAIL}`].map((text) => {
      const talk = stranger();
      talk.say('电脑屏幕有划痕');
      return talk.say(text).text;
    });
    expect(said[0]).toBe(said[1]);
    expect(said[0]).not.toContain('ThinkPad');
  });

  it('is not taken at a sum told beside the number', () => {
    const talk = stranger();
    talk.say(`退货 花了4200元 订单${id}`);
    expect(slots(talk)).toEqual(['phone']);
  });

  it('who has no number is told where it is, and not asked the same again', () => {
    const talk = stranger();
    talk.say('我要退货');
    talk.say('不知道订单号');
    expect(slots(talk)).toEqual(['order']);
    talk.say('转人工');
    expect(talk.last('handoff')).toBeDefined();
  });

  it('reaches a person whatever number stands beside it', () => {
    const talk = stranger();
    talk.say(`订单${id} 转人工`);
    expect(talk.last('handoff')).toBeDefined();
  });
});
