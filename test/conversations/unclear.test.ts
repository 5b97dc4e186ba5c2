import { describe, expect, it } from 'vitest';
import { likelyMeanings } from '../../server/dialogue/likely.ts';
import type { IntentId, Understanding } from '../../server/terms/understanding.ts';
import { plainTalk } from '../support/plain-talk.ts';

const read = (...intents: readonly (readonly [IntentId, number])[]): Understanding => ({
  intents: intents.map(([id, confidence]) => ({ id, confidence })),
  outOfScope: 0.2,
  slots: [],
  leaves: [],
  sentiment: 'calm',
  language: 'zh',
  source: 'local',
});

describe('what unclear words are likely to mean', () => {
  it('lists the likeliest, best first, but no small talk', () => {
    const said = read(['order_status', 0.3], ['greet', 0.25], ['refund_status', 0.24]);
    expect(likelyMeanings(said)).toEqual(['order_status', 'refund_status']);
  });

  it.each([
    [read(['order_status', 0.2], ['refund_status', 0.15])],
    [read(['order_status', 0.9])],
    [read(['affirm', 0.4], ['order_status', 0.3])],
    [undefined],
  ])('lists none where it is anybody’s guess', (said) => {
    expect(likelyMeanings(said)).toEqual([]);
  });
});

describe('unclear words get one question', () => {
  it.each([
    '这个不太对劲',
    '我买的那个包',
    '帮我看看这个',
    '这个怎么办',
    '你们这个怎么弄的',
    '那双鞋 怎么说呢',
    '这件衣服我不知道该怎么说',
    '我朋友说这个不对',
    '有个事',
    "it's not great",
    'not happy with it',
    'i have a problem',
    "hmm it's weird",
    'the laptop i bought',
    "this isn't right",
    'can you help me with this bag',
  ])('%s', (text) => {
    const chat = plainTalk();
    const { events } = chat.say(text);
    const asks = events.filter(
      (event) => event.type === 'ask' || ('quickReplies' in event && event.quickReplies?.length),
    );
    expect(asks).toHaveLength(1);
    expect(events).toHaveLength(1);
    expect(chat.tickets).toEqual([]);
  });
});

it('goes on with the meaning that was tapped', () => {
  const unclear = { askId: 'ask-1', slot: 'reason' as const, options: ['shipping_fee', 'other'] };
  const chat = plainTalk({
    state: { pending: unclear, asked: { reason: 1 }, misses: 1 },
  });
  const { text } = chat.send({ choose: { askId: 'ask-1', value: 'shipping_fee' } });
  expect(text).toMatch(/运费/);
  expect(chat.state.misses).toBe(0);
});
