import { describe, expect, it } from 'vitest';
import { plainTalk } from '../support/plain-talk.ts';

const alerts = (reply: ReturnType<ReturnType<typeof plainTalk>['say']>) =>
  reply.plan.effects.flatMap(({ effect }) =>
    effect.kind === 'storefront.events' ? effect.events.map(({ data }) => data) : [],
  );
const LATER = '2026-11-08T12:14:00.000Z';

describe('an invoice', () => {
  it.each([
    ['zh-CN', '发票怎么开', '帮我开发票 抬头写公司', '发票开好了没', '发票抬头开错了'],
    [
      'en',
      'how do I get an invoice?',
      'please issue an invoice to my company',
      'has the invoice been issued yet?',
      'the invoice has the wrong company name',
    ],
  ] as const)('%s: is asked of the merchant, by when, without a person', (...said) => {
    const [locale, how, please, yet, wrong] = said;
    const chat = plainTalk({ locale });
    expect(chat.say(how).events[0]).toMatchObject({ quickReplies: [expect.any(String)] });
    const asked = chat.say(please);
    expect(asked.text).toMatch(/11月7日|Nov 7/);
    expect(alerts(asked)).toMatchObject([
      { reason: 'invoice_wanted', wish: 'issue', itemId: '1', note: please },
    ]);
    expect(asked.plan.conversation?.holder).toBe('bot');
    const waiting = chat.say(yet);
    expect(alerts(waiting)).toEqual([]);
    expect(waiting.text).toMatch(/11月5日|Nov 5/);
    expect(alerts(chat.say(wrong))).toMatchObject([{ wish: 'correct', note: wrong }]);
    expect(chat.tickets).toEqual([]);
    expect(chat.shown.some(({ type }) => type === 'handoff')).toBe(false);
  });

  it.each([
    ['zh-CN', '帮我开发票', '发票还没开吗'],
    ['en', 'I need an invoice', 'I still have no invoice'],
  ] as const)('%s: a person comes in once the merchant’s time has passed', (locale, ask, yet) => {
    const chat = plainTalk({ locale });
    chat.say(ask);
    chat.advance(LATER);
    expect(chat.say(yet).events.some(({ type }) => type === 'handoff')).toBe(true);
  });
});

describe('photos beside an offer', () => {
  it.each([
    ['zh-CN', '屏幕有划痕 页面没写', '你看 比之前更深'],
    ['en', 'the screen is scratched', 'look, it is deeper than it seemed'],
  ] as const)('%s: are filed and a person is at hand for them', (locale, told, more) => {
    const chat = plainTalk({ locale });
    chat.say(told);
    chat.photos('', 3);
    chat.choose('partial_refund');
    const { events, text } = chat.photos(more, 1);
    expect(text).toMatch(/记录|part of this case/);
    expect(events.at(-1)).toMatchObject({ quickReplies: [expect.any(String)] });
    expect(chat.tickets[0]?.evidence).toHaveLength(4);
    expect(chat.tickets[0]?.state).toBe('offer_wait');
  });
});
