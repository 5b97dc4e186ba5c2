import { describe, expect, it } from 'vitest';
import type { Order } from '../../server/terms/order.ts';
import { seed } from '../decision/facts.ts';
import { plainTalk, type Reply } from '../support/plain-talk.ts';
import { COAT, SIGNED } from './scenes.ts';

const messages = ({ events }: Reply) =>
  events.flatMap((event) => (event.type === 'text' ? [event.text] : []));

const TWO: Order = {
  ...seed.order,
  items: [
    { ...seed.item, id: '1', title: 'Switch OLED 白色' },
    { ...seed.item, id: '2', title: '健身环', category: 'toys_hobby' },
  ],
};

describe('several questions in one message', () => {
  it.each([
    [
      'zh-CN',
      '在吗 想问下这个还能退吗 运费谁出 退到哪里 多久到账',
      [/无理由退货期内/, /责任方承担/, /原路退回/],
    ],
    ['zh-CN', '保修多久 发票怎么开', [/保修 30天/, /发票由寄售方/]],
    ['zh-CN', '退货地址是哪里 能上门取吗', [/运费单/, /上门取件/]],
    [
      'en',
      'hi, can I still return it? who pays for shipping? how long does the refund take?',
      [/without giving a reason/, /postage/, /go back the way you paid/],
    ],
  ] as const)('%s: %s', (locale, words, said) => {
    const chat = plainTalk({ locale });
    const [text = '', ...more] = messages(chat.say(words));
    expect(more).toEqual([]);
    const lines = text.split('\n');
    expect(lines).toHaveLength(said.length);
    for (const [at, line] of lines.entries()) expect(line).toMatch(said[at] ?? /^$/);
  });

  it('waits with all of them for the order', () => {
    const chat = plainTalk({ orders: [SIGNED, COAT] });
    chat.say('保修多久 发票怎么开');
    const reply = chat.choose(SIGNED.id);
    expect(messages(reply).join()).toMatch(/保修 30天[\s\S]*发票由寄售方/);
  });

  it.each([
    ['zh-CN', '屏幕有划痕 运费谁出', /责任方承担/],
    ['en', 'the screen is scratched, who pays for return shipping?', /postage/],
  ] as const)('%s: are answered beside a claim, which goes on: %s', (locale, words, said) => {
    const chat = plainTalk({ locale });
    const reply = chat.say(words);
    expect(messages(reply)[0]).toMatch(said);
    expect(chat.tickets[0]?.claim.leaf).toBe('NAD.appearance');
    expect(chat.last('evidence_request')).toBeDefined();
  });

  it('speak of each item of an order where none is named', () => {
    const chat = plainTalk({ orders: [TWO] });
    const reply = chat.say('保修多久');
    expect(messages(reply)).toHaveLength(1);
    expect(reply.text).toMatch(/Switch[\s\S]*健身环/);
  });
});
