import { describe, expect, it } from 'vitest';
import { plainTalk } from '../support/plain-talk.ts';
import { SHOES } from './scenes.ts';

const exchanged = (locale: 'en' | 'zh-CN', words: string, take: string) => {
  const chat = plainTalk({ orders: [SHOES], locale });
  chat.say(words);
  chat.say(take);
  const card = chat.last('confirm');
  return {
    chat,
    done: chat.send({ confirm: { askId: card?.askId ?? '', digest: card?.digest ?? '' } }),
  };
};

describe('an exchange', () => {
  it.each([
    ['zh-CN', '鞋小了 挤脚', '43有没有', /登记换货.*验收完好就安排换货/],
    ['en', 'these are too small', 'swap it for a 43', /your exchange.*the exchange goes ahead/],
  ] as const)('%s is told of as one, and not as a refund', (locale, words, take, said) => {
    const { chat, done } = exchanged(locale, words, take);
    expect(done.text).toMatch(said);
    expect(done.text).not.toMatch(/退款|refund/);
    const when = chat.say(locale === 'en' ? 'when do i get my refund' : '钱几天到账').text;
    expect(when).toMatch(locale === 'en' ? /This case is an exchange/ : /办的是换货/);
    expect(when).not.toMatch(/¥0\.00/);
  });
});
