import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { UnderstandingContext } from '../../server/terms/understanding.ts';
import { loadUnderstanding } from '../../server/understanding/load-model.ts';
import { oddInputs } from './odd-inputs.ts';

// The machine may be busy; what is tested here is soundness, not speed.
const PATIENCE_MS = 60_000;
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

/** What is wrong with the reading of a text; empty when nothing is. */
const faultsOf = (text: string): readonly string[] => {
  const { intents, outOfScope, slots, leaves } = understand(text, context);
  const chances = [outOfScope, ...[...intents, ...leaves].map(({ confidence }) => confidence)];
  return [
    ...chances
      .filter((chance) => !(chance >= 0 && chance <= 1))
      .map((chance) => `chance ${chance}`),
    ...slots
      .filter(({ start, end }) => start < 0 || end <= start || end > text.length)
      .map(({ name }) => `span of ${name}`),
  ];
};

it('understands odd messages without throwing, spans inside the text', {
  timeout: PATIENCE_MS,
}, () => {
  for (const text of oddInputs(200)) expect(faultsOf(text)).toEqual([]);
});

it('does so for any string', { timeout: PATIENCE_MS }, () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 200 }),
      (text) => faultsOf(text).length === 0,
    ),
    { numRuns: 150 },
  );
});

it('gives the same answer twice', { timeout: PATIENCE_MS }, () => {
  for (const text of oddInputs(40))
    expect(understand(text, context)).toEqual(understand(text, context));
});

it('lets no plain card code into what it returns', () => {
  const read = understand('卡密 ABCD-2345-6789-0123 提示无效', context);
  expect(JSON.stringify(read)).not.toContain('2345');
});
