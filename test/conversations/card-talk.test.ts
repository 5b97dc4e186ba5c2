import { describe, expect, it } from 'vitest';
import { plainTalk } from '../support/plain-talk.ts';
import { MOVING, PAID } from './scenes.ts';

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
