import type { SlotName, UnderstandingContext } from '../../../server/terms/understanding.ts';
import { INTENTS_ROOT } from '../../../server/understanding/load-model.ts';
import { recognise } from '../../../server/understanding/recognisers/recognise.ts';
import { normalise } from '../../../server/understanding/text/normalise.ts';
import { readLore } from '../../../server/understanding/train/corpus.ts';

const { parts } = readLore(INTENTS_ROOT);

/** A buyer with two orders, on a Thursday. */
export const context: UnderstandingContext = {
  locale: 'zh-CN',
  now: '2026-11-05T20:14:00+08:00',
  orders: [
    {
      id: 'JS20261101004218',
      status: 'signed',
      items: [
        { id: 'laptop', title: 'ThinkPad X1 Carbon Gen9 16G/512G 二手', category: 'electronics' },
        { id: 'mouse', title: '罗技 MX Master 鼠标', category: 'electronics' },
      ],
    },
    {
      id: 'JS20261007771234',
      status: 'signed',
      items: [{ id: 'bag', title: 'Coach 托特包 95新', category: 'luxury_bag' }],
    },
  ],
};

/** The values of one slot that a text holds, in order. */
export const valuesOf = (
  text: string,
  name: SlotName,
  extra: Partial<UnderstandingContext> = {},
): readonly unknown[] =>
  recognise(normalise(text), { context: { ...context, ...extra }, parts })
    .filter((slot) => slot.name === name)
    .map(({ value }) => value);

/** What the spans of a slot cover in the original text. */
export const spansOf = (text: string, name: SlotName): readonly string[] =>
  recognise(normalise(text), { context, parts })
    .filter((slot) => slot.name === name)
    .map(({ start, end }) => text.slice(start, end));
