import { describe, expect, it } from 'vitest';
import { someOf } from '../../server/dialogue/details.ts';
import { plainTalk } from '../support/plain-talk.ts';
import { SHOES } from './scenes.ts';

describe('how many of several pieces', () => {
  it.each([
    ['两个码有一个兑换不了', 1],
    ['我买了三件 其中一件有破洞', 1],
    ['one of the codes does not work', 1],
    ['two of them are broken', 2],
    ['充值码用不了', undefined],
    ['屏幕有一道划痕', undefined],
    ['衣服有一个洞', undefined],
    ['显示器有两个亮点', undefined],
    ['我买了三件只收到两件', undefined],
  ])('%s', (words, pieces) => {
    expect(someOf(words)).toBe(pieces);
  });

  it('bounds what is given back to their price', () => {
    const [item] = SHOES.items;
    if (!item) throw new Error('there are shoes');
    const three = { ...SHOES, items: [{ ...item, quantity: 3, paidCents: 90_000 }] };
    const chat = plainTalk({ orders: [three] });
    chat.say('我买了三双 其中一双有破洞 页面没写 想退货退款');
    chat.photos('', 3);
    const back = [chat.last('offer'), ...(chat.last('offer')?.alternatives ?? [])].find(
      (one) => one?.remedy === 'return_refund',
    );
    expect(chat.tickets[0]?.claim.quantity).toBe(1);
    expect(back?.amountCents).toBe(30_000);
  });

  it('are what a share that is asked for is a share of', () => {
    const [item] = SHOES.items;
    if (!item) throw new Error('there are shoes');
    const three = { ...SHOES, items: [{ ...item, quantity: 3, paidCents: 90_000 }] };
    const chat = plainTalk({ orders: [three] });
    chat.say('我买了三双 其中一双有破洞 页面没写 退20%就行');
    chat.photos('', 3);
    expect(chat.tickets[0]?.claim).toMatchObject({
      quantity: 1,
      requested: { percentBps: 2_000, amountCents: 6_000 },
    });
  });
});
