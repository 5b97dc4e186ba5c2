import { expect, it } from 'vitest';
import { plainTalk } from '../support/plain-talk.ts';
import { MOVING, PAID, SIGNED } from './scenes.ts';

it.each([
  ['with the buyer', SIGNED, '有划痕，页面没写', '快递到哪了'],
  ['on their way', MOVING, '快递到哪了', '有划痕，页面没写'],
  ['still to be shipped', PAID, '什么时候发货', '有划痕，页面没写'],
])('ready answers are about goods %s', (_, order, offered, absent) => {
  const chat = plainTalk({ orders: [order], state: { focus: { orderId: order.id, itemId: '1' } } });
  const { events } = chat.say('你好');
  const choices = events.flatMap((event) => ('quickReplies' in event ? event.quickReplies : []));
  expect(choices).toContain(offered);
  expect(choices).not.toContain(absent);
  expect(choices).toContain('转人工');
});
