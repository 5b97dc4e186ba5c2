import { describe, expect, it } from 'vitest';
import { plainTalk } from '../support/plain-talk.ts';

describe('a wish below the table (DT-12)', () => {
  const offered = () => {
    const chat = plainTalk();
    chat.say('屏幕有划痕 页面没写');
    chat.photos('给', 3);
    chat.say('退20%');
    return chat;
  };

  it('is granted with the table’s value told, also while haggling', () => {
    const chat = offered();
    const reply = chat.say('退10%就行');
    expect(reply.text).toMatch(/¥420\.00[\s\S]*按标准其实可以退 ¥630\.00/);
  });

  it('never shuts the way back to the table, even after the one uplift', () => {
    const chat = offered();
    chat.say('18%行不行');
    chat.say('那退10%就行');
    chat.say('还是按15%退吧');
    expect(chat.last('offer')?.amountCents).toBe(63_000);
  });
});

describe('a bare share while an offer stands', () => {
  it.each(['一半', '一半行不行', '那就一半吧', 'half'])('%s is a wish for half', (words) => {
    const chat = plainTalk();
    chat.say('屏幕有划痕 页面没写');
    chat.photos('给', 3);
    chat.say('给个方案');
    chat.say(words);
    expect(chat.tickets[0]?.counters?.at(-1)?.terms.amountCents).toBe(210_000);
  });
  it.each(['屏幕一半不亮', 'half the screen is black'])('%s names no share', (words) => {
    const chat = plainTalk({ locale: words.startsWith('half') ? 'en' : 'zh-CN' });
    chat.say(words);
    expect(chat.state.draft.percentBps).toBeUndefined();
  });
});
