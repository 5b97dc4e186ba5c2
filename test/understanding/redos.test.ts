import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from 'recheck';
import { parseSync } from 'vite';
import { expect, it } from 'vitest';
import { INTENTS_ROOT } from '../../server/understanding/load-model.ts';
import { readLore } from '../../server/understanding/train/corpus.ts';

const ROOT = join(import.meta.dirname, '..', '..', 'server', 'understanding');

const sources = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
  .map((name) => join(ROOT, name));

interface Pattern {
  readonly from: string;
  readonly source: string;
  readonly flags: string;
}

/** Regular expression literals of a source file. */
const literalsOf = (path: string): readonly Pattern[] => {
  const found: Pattern[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('regex' in node && typeof node.regex === 'object' && node.regex !== null) {
      const { pattern, flags } = node.regex as { pattern: string; flags: string };
      found.push({ from: path, source: pattern, flags });
    }
    for (const child of Object.values(node)) visit(child);
  };
  visit(parseSync(path, readFileSync(path, 'utf8')).program);
  return found;
};

/** Patterns put together at run time, seen by standing in for the constructor while modules load. */
const composed = async (): Promise<readonly Pattern[]> => {
  const found: Pattern[] = [];
  const original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(original, {
    construct: (target, [source, flags = '']: [string | RegExp, string?]) => {
      if (typeof source === 'string') found.push({ from: 'composed', source, flags });
      return new target(source, flags);
    },
  });
  try {
    for (const path of sources.filter((name) => name.includes('recognisers'))) await import(path);
  } finally {
    globalThis.RegExp = original;
  }
  return found;
};

it('has no pattern that hostile text can slow down', { timeout: 300_000 }, async () => {
  const { patterns } = readLore(INTENTS_ROOT);
  const all: readonly Pattern[] = [
    ...sources.flatMap(literalsOf),
    ...(await composed()),
    ...[...patterns.zh, ...patterns.en].map(([label, source]) => ({
      from: `pattern of ${label}`,
      source,
      flags: '',
    })),
  ];
  expect(all.length).toBeGreaterThan(150);
  const verdicts = await Promise.all(
    all.map(async (one) => ({ ...one, verdict: await check(one.source, one.flags, LIMITS) })),
  );
  const slow = verdicts.filter(({ verdict }) => verdict.status === 'vulnerable');
  expect(slow.map(({ from, source }) => `${from}: ${source.slice(0, 120)}`)).toEqual([]);
});

// A message is cut at 4,096 characters, so longer attacks never reach a pattern.
// The search for an attack is random: from one seed it finds the same each time.
const LIMITS = { timeout: 4_000, maxAttackStringSize: 4096, randomSeed: 1 };
