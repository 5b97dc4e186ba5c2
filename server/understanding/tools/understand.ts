import { once } from 'node:events';
import { StringDecoder } from 'node:string_decoder';
import type { Understand } from '../../terms/understanding.ts';
import { loadUnderstanding } from '../load-model.ts';

/**
 * `npm run understand`: JSON lines `{id?, text, locale?}` in, one JSON line out for each. A line that
 * cannot be read gets a line `{line, error}` and does not stop the rest.
 */
const understand = await loadUnderstanding();
let place = 0;
for await (const line of linesOf(process.stdin)) {
  place++;
  if (line.trim() === '') continue;
  const answer = JSON.stringify(answerTo(line, place, understand));
  if (!process.stdout.write(`${answer}\n`)) await once(process.stdout, 'drain');
}

// Only a line feed ends a line: readline would also split at U+2028 inside a JSON string.
async function* linesOf(input: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of input) {
    const lines = (rest + decoder.write(chunk)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest + decoder.end();
}

function answerTo(line: string, number: number, read: Understand): Record<string, unknown> {
  const asked = parse(line);
  if (typeof asked === 'string') return { line: number, error: asked };
  const began = performance.now();
  const { intents, outOfScope, slots, leaves, sentiment, language } = read(asked.text, {
    locale: asked.locale,
    now: new Date().toISOString(),
    orders: [],
  });
  const ms = rounded(performance.now() - began, 3);
  const id = asked.id ?? number;
  const leaf = leaves.map(shortened);
  const short = { intents: intents.map(shortened), outOfScope: rounded(outOfScope, 4) };
  return { id, ...short, slots, leaf, sentiment, language, ms };
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

function shortened<T>(scored: { readonly id: T; readonly confidence: number }) {
  return { id: scored.id, confidence: rounded(scored.confidence, 4) };
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
