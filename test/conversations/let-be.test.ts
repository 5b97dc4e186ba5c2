import { describe, expect, it } from 'vitest';
import { plainTalk } from '../support/plain-talk.ts';
import { BRICKS, SHOES, WATCH } from './scenes.ts';

const BOTH = { zh: '表盘掉漆了 还走时不准', en: 'the watch loses time and the dial is scratched' };

describe('one of two faults told is let be', () => {
  it.each([
    ['掉漆那个算了 就按走时不准来吧', 'zh-CN', 'DEF.timekeeping'],
    ['别管掉漆了', 'zh-CN', 'DEF.timekeeping'],
    ['走时不准的事算了 只处理掉漆', 'zh-CN', 'NAD.appearance'],
    ['go with the timekeeping after all', 'en', 'DEF.timekeeping'],
    ['never mind the scratch', 'en', 'DEF.timekeeping'],
  ] as const)('%s', (words, locale, leaf) => {
    const chat = plainTalk({ orders: [WATCH], locale });
    chat.say(locale === 'en' ? BOTH.en : BOTH.zh);
    const { text, events } = chat.say(words);
    expect(text).toMatch(locale === 'en' ? /is left out/ : /这次就不算了/);
    const [ticket] = chat.tickets;
    expect(ticket?.claim.leaf).toBe(leaf);
    expect(ticket?.claim.secondary ?? []).toEqual([]);
    const request = events.find((event) => event.type === 'evidence_request');
    const keys = request?.checklist.map(({ key }) => key) ?? [];
    expect(keys.includes('video_fault')).toBe(leaf.startsWith('DEF'));
    expect(keys.includes('photo_closeup')).toBe(leaf.startsWith('NAD'));
  });

  it.each(['算了', '那就算了吧', '没关系', '只按你们的规则来'])(
    'words that name neither leave both: %s',
    (words) => {
      const chat = plainTalk({ orders: [WATCH] });
      chat.say(BOTH.zh);
      chat.say(words);
      expect(chat.tickets[0]?.claim.secondary).toHaveLength(1);
    },
  );

  it('a claim of one fault is not emptied by it', () => {
    const chat = plainTalk({ orders: [WATCH] });
    chat.say('表盘掉漆了 页面没写');
    chat.say('掉漆那个算了');
    expect(chat.tickets[0]?.claim.leaf).toBe('NAD.appearance');
  });
});

describe('a part that the item in hand cannot have', () => {
  it('is one of the only other item that can', () => {
    const chat = plainTalk({ orders: [WATCH, SHOES] });
    chat.say('手表走时不准');
    chat.say('鞋底开胶');
    expect(chat.tickets.map(({ itemId, claim }) => [itemId, claim.leaf])).toEqual([
      ['3', 'DEF.material'],
      ['4', 'DEF.timekeeping'],
    ]);
  });

  it('is nobody’s where no other item has one', () => {
    const chat = plainTalk({ orders: [WATCH] });
    chat.say('手表走时不准');
    chat.say('鞋底开胶');
    expect(chat.tickets).toHaveLength(1);
  });
});

describe('what the page said and what came', () => {
  it.each([
    ['说好的齐全 少了好几个零件 说明书也没有', 'zh-CN'],
    ['the set is missing several bricks and the manual', 'en'],
  ] as const)('are one fault: %s', (words, locale) => {
    const chat = plainTalk({ orders: [BRICKS], locale });
    const { events } = chat.say(words);
    const [ticket] = chat.tickets;
    expect(ticket?.claim).toMatchObject({ leaf: 'WRG.missing_part', accessory: 'other' });
    expect(ticket?.claim.secondary ?? []).toEqual([]);
    const request = events.find((event) => event.type === 'evidence_request');
    expect(request?.checklist.map(({ key }) => key)).not.toContain('screenshot_error');
  });

  it('and a flaw told on top are two', () => {
    const chat = plainTalk();
    chat.say('说好的i7 收到是i5 屏幕还有划痕');
    const [ticket] = chat.tickets;
    expect([ticket?.claim, ...(ticket?.claim.secondary ?? [])].map((one) => one?.leaf)).toEqual([
      'NAD.spec_lower',
      'NAD.appearance',
    ]);
  });
});
