import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { flawsOf } from '../../server/dialogue/flaws.ts';
import { loadUnderstanding } from '../../server/understanding/load-model.ts';

const understand = await loadUnderstanding();
const flawsIn = (text: string) =>
  flawsOf(
    understand(text, {
      locale: /\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en',
      now: '2026-11-05T20:14:00+08:00',
      orders: [],
    }),
    text,
  );

/** Lines of `one-or-several.txt` under a heading. */
const sections = readFileSync(new URL('one-or-several.txt', import.meta.url), 'utf8').split('## ');
const under = (heading: string): readonly string[] =>
  (sections.find((section) => section.startsWith(heading)) ?? '')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '');

describe('one fault, told with its measure, its place, what the page said or what it leads to', () => {
  it.each(under('one'))('%s', (text) => expect(flawsIn(text)).toEqual([]));
});

describe('two faults', () => {
  it.each(under('two'))('%s', (text) => expect(flawsIn(text)).toHaveLength(2));
});
