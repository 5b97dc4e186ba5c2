import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { UnderstandingContext } from '../../server/terms/understanding.ts';
import { loadUnderstanding } from '../../server/understanding/load-model.ts';
import { oddInputs } from './odd-inputs.ts';

const understand = await loadUnderstanding();
const context: UnderstandingContext = {
  locale: 'zh-CN',
  now: '2026-11-05T20:14:00+08:00',
  orders: [
    {
      id: 'JS20261101004218',
      status: 'signed',
      items: [{ id: 'one', title: 'ThinkPad X1 二手', category: 'electronics' }],
    },
  ],
};

const soundness = (text: string): void => {
  const { intents, outOfScope, slots, leaves } = understand(text, context);
  for (const { confidence } of [...intents, ...leaves]) {
    expect(confidence).toBeGreaterThanOrEqual(0);
    expect(confidence).toBeLessThanOrEqual(1);
  }
  expect(outOfScope).toBeGreaterThanOrEqual(0);
  expect(outOfScope).toBeLessThanOrEqual(1);
  for (const { start, end } of slots) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(text.length);
  }
};

it('understands odd messages without throwing, spans inside the text', () => {
  for (const text of oddInputs(300)) soundness(text);
});

it('does so for any string', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), soundness), {
    numRuns: 200,
  });
});

it('gives the same answer twice', () => {
  for (const text of oddInputs(40))
    expect(understand(text, context)).toEqual(understand(text, context));
});

it('lets no plain card code into what it returns', () => {
  const read = understand('卡密 ABCD-2345-6789-0123 提示无效', context);
  expect(JSON.stringify(read)).not.toContain('2345');
});
