import { describe, expect, it } from 'vitest';
import { plainTalk } from '../support/plain-talk.ts';
import { caseIn, PAID, SIGNED } from './scenes.ts';

const SCRATCH = {
  zh: '屏幕有道划痕 商品页根本没写',
  en: 'there is a scratch on the screen the listing never mentioned',
};

describe('a wish told while photos are awaited', () => {
  it('is heard by name, and the photos are still asked for', () => {
    const chat = plainTalk();
    chat.say(SCRATCH.zh);
    const { text, events } = chat.say('我想留着，退我一点钱就行');
    expect(text).toMatch(/部分退款，商品留下.*记下了/);
    expect(events.some((event) => event.type === 'evidence_request')).toBe(true);
  });

  it('is heard in English, with every photo that is missing, not one of them', () => {
    const chat = plainTalk({ locale: 'en' });
    chat.say(SCRATCH.en);
    const { text } = chat.say('I would take $25 off and keep it');
    expect(text).toMatch(/partial refund, keep the item/i);
    expect(text).toMatch(/photo of the .* and /i);
  });

  it('is not acknowledged twice', () => {
    const chat = plainTalk();
    chat.say(`${SCRATCH.zh}，我要退货退款`);
    expect(chat.say('我要退货退款').text).not.toMatch(/记下了，核对完/);
  });
});

it('a wish told while a colleague looks is not answered with the status alone', () => {
  const waiting = caseIn('platform_review');
  const chat = plainTalk({
    orders: [SIGNED],
    tickets: [waiting],
    state: { ticketId: waiting.id },
  });
  expect(chat.say('我要退货退款').text).toMatch(/退货退款.*同事看得到/);
});

describe('the money back for what has not left yet', () => {
  it.each(['不想等了 退款吧', '算了退款', '退钱吧不要了'])('calls the order off: %s', (words) => {
    const chat = plainTalk({ orders: [PAID] });
    expect(chat.say(words).text).toMatch(/还没发货，可以直接取消/);
    expect(chat.last('confirm')).toBeDefined();
  });
});

it('two flaws are both to be seen on the close-up', () => {
  const chat = plainTalk();
  chat.say('屏幕有一道划痕，边框还磕掉了一块漆，商品页都没写');
  const request = chat.last('evidence_request');
  expect(request?.checklist.map(({ label }) => label)).toContain('各处瑕疵近景照');
});
