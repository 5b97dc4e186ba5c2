import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Understand } from '../../terms/understanding.ts';
import { loadUnderstanding } from '../load-model.ts';

/**
 * `npm run understand`: JSON lines `{id?, text, locale?}` in, one JSON line out for each. A line that
 * cannot be read gets a line `{line, error}` and does not stop the rest.
 */
const understand = await loadUnderstanding();
let number = 0;
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  number++;
  if (line.trim() === '') continue;
  const answer = JSON.stringify(answerTo(line, number, understand));
  if (!process.stdout.write(`${answer}\n`)) await once(process.stdout, 'drain');
}

function answerTo(line: string, place: number, read: Understand): Record<string, unknown> {
  const asked = parse(line);
  if (typeof asked === 'string') return { line: place, error: asked };
  const began = performance.now();
  const { intents, outOfScope, slots, leaves, sentiment, language } = read(asked.text, {
    locale: asked.locale,
    now: new Date().toISOString(),
    orders: [],
  });
  const ms = Math.round((performance.now() - began) * 1000) / 1000;
  const id = asked.id ?? place;
  return { id, intents, outOfScope, slots, leaf: leaves, sentiment, language, ms };
}

interface Asked {
  readonly id: unknown;
  readonly text: string;
  readonly locale: 'zh-CN' | 'en';
}

function parse(line: string): Asked | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'not JSON';
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'not an object';
  if (!('text' in value) || typeof value.text !== 'string') return '"text" must be a string';
  const locale = 'locale' in value && String(value.locale).startsWith('en') ? 'en' : 'zh-CN';
  return { id: 'id' in value ? value.id : undefined, text: value.text, locale };
}
