import { describe, expect, it } from 'vitest';
import { plainTalk } from '../support/plain-talk.ts';

const types = ({ events }: { events: readonly { type: string }[] }) =>
  events.map(({ type }) => type);

describe('a return that is still on the card', () => {
  it('answers the wish to send it oneself, and shows the card again without its introduction', () => {
    const chat = plainTalk();
    chat.say('想退了 不合适');
    const reply = chat.say('那我自己寄行不行');
    expect(reply.text).toMatch(/可以自己寄/);
    expect(reply.text).not.toMatch(/可以退。/);
    expect(types(reply)).toEqual(['text', 'confirm']);
    expect(chat.tickets).toHaveLength(0);
  });

  it('begins with the first message, also where that says how it will be sent', () => {
    const chat = plainTalk();
    const reply = chat.say('七天无理由退货 配件都在 我自己寄回');
    expect(reply.text).not.toMatch(/等退货单开好/);
    expect(types(reply)).toContain('confirm');
  });

  it('is kept in hand by words that are not understood', () => {
    const chat = plainTalk();
    chat.say('想退了 不合适');
    const reply = chat.say('嗯哼哼哼哼');
    expect(types(reply)).toContain('confirm');
    chat.say('确认');
    expect(chat.tickets[0]?.state).toBe('return_wait');
  });
});

describe('a return that is open', () => {
  const opened = () => {
    const chat = plainTalk();
    chat.say('想退了 不合适');
    chat.say('确认');
    return chat;
  };

  it('books nobody on a question, and the earliest on a plain wish', () => {
    const chat = opened();
    expect(chat.say('可以上门取件吗').text).toMatch(/哪天/);
    expect(chat.tickets[0]?.return?.pickup).toBeUndefined();
    expect(chat.say('尽快上门取件').text).toMatch(/已为您预约/);
    expect(chat.say('where do I send it').events.at(-1)).toMatchObject({
      type: 'label',
      pickup: 'as soon as possible',
    });
  });

  it('says what comes back and when; a bill of the buyer’s own is not taken off', () => {
    const chat = opened();
    expect(chat.say('多久能收到退款').text).toMatch(/¥4,188\.00[\s\S]*把商品寄出/);
    expect(chat.say('我自己寄行不行').text).toMatch(/不从退款里扣/);
    chat.say('顺丰 SF1234567890123 已经寄了');
    const told = chat.say('退款到哪了').text;
    expect(told).toMatch(/¥4,200\.00/);
    expect(told).toMatch(/SF1234567890123 在等快递揽收/);
  });

  it('answers who pays the way back', () => {
    expect(opened().say('到付可以吗').text).toMatch(/¥12\.00 从退款里扣/);
  });
});
