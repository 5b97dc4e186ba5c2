import { describe, expect, it } from 'vitest';
import { plainTalk } from '../support/plain-talk.ts';
import { caseIn, inCase } from './scenes.ts';

const FORTY = {
  count: 40,
  p50Minutes: 90,
  p80Minutes: 2_880,
  usual: { remedy: 'partial_refund', shareBps: 7_500 },
} as const;
const waiting = (similar?: () => typeof FORTY | undefined) =>
  plainTalk({ tickets: [caseIn('platform_review')], state: inCase, ...(similar && { similar }) });

describe('how similar cases went', () => {
  it('is told with the state, bound, and shown on the card', () => {
    const chat = waiting(() => FORTY);
    const { text, cites } = chat.say('还要多久');
    expect(text).toMatch(/40 笔同类售后.*2 小时内.*2天内.*75% 的结果是“部分退款/);
    expect(cites).toContainEqual({ kind: 'rule', id: 'similar:platform_review' });
    expect(chat.last('ticket')?.eta).toEqual({
      p50Minutes: 90,
      p80Minutes: 2_880,
      basis: 'similar',
    });
  });

  it('is not spoken of while there are too few', () => {
    const chat = waiting(() => undefined);
    expect(chat.say('还要多久').text).not.toMatch(/同类/);
    expect(chat.last('ticket')?.eta.basis).toBe('target');
  });
});
