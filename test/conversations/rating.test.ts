import { describe, expect, it } from 'vitest';
import { plainTalk } from '../support/plain-talk.ts';
import { COAT } from './scenes.ts';

/** A claim that the rules decline at once: the shortest way to an ended case. */
function ended() {
  const chat = plainTalk({ orders: [COAT] });
  chat.say('大衣不想要了 退一下');
  return chat;
}

describe('after the case', () => {
  it('asks for two taps once', () => {
    const chat = ended();
    expect(chat.tickets[0]?.state).toBe('rejected');
    expect(chat.last('satisfaction')?.questions.map(({ id }) => id)).toEqual(['score', 'resolved']);
  });

  it('keeps the taps, thanks once, and takes one free line', () => {
    const chat = ended();
    const thanked = chat.choose(['score:4', 'resolved:no']);
    expect(chat.tickets[0]?.rating).toEqual({ score: 4, resolved: false });
    expect(thanked.events).toHaveLength(1);
    expect(chat.say('处理得还行吧 就是慢').events).toHaveLength(1);
    expect(chat.tickets[0]?.rating).toMatchObject({
      score: 4,
      resolved: false,
      note: '处理得还行吧 就是慢',
    });
    expect(chat.state.rating).toBeUndefined();
  });

  it.each([
    ['5分', 5],
    ['非常满意', 5],
    ['不满意', 2],
  ])('"%s" typed right after counts as well', (words, score) => {
    const chat = ended();
    chat.say(words);
    expect(chat.tickets[0]?.rating?.score).toBe(score);
  });

  it('never nags: anything else closes the card', () => {
    const chat = ended();
    chat.say('保修多久');
    expect(chat.state.rating).toBeUndefined();
    expect(chat.shown.filter(({ type }) => type === 'satisfaction')).toHaveLength(1);
  });

  it('a rating that makes no sense changes nothing', () => {
    const chat = ended();
    chat.choose(['score:9']);
    expect(chat.tickets[0]?.rating).toBeUndefined();
  });
});
