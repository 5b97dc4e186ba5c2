import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type Leaf, TRUNKS, trunkOf } from '../../server/terms/reason.ts';
import { INTENTS } from '../../server/terms/understanding.ts';
import { decodeModel, encodeModel, stampOf } from '../../server/understanding/codec.ts';
import { NO_LEAF } from '../../server/understanding/leaves.ts';
import { INTENTS_ROOT, loadModel } from '../../server/understanding/load-model.ts';
import { readCorpus } from '../../server/understanding/train/corpus.ts';

const model = loadModel();
const leaves = JSON.parse(readFileSync(`${INTENTS_ROOT}/leaves.json`, 'utf8')) as { code: Leaf }[];

it('reads back what it wrote, in less than 3 MB', () => {
  const file = encodeModel(model, 'abc123');
  expect(stampOf(file)).toBe('abc123');
  const weights = decodeModel(file).zh.intents.weights;
  expect(Buffer.compare(Buffer.from(weights), Buffer.from(model.zh.intents.weights))).toBe(0);
  expect(file.length).toBeLessThan(3_000_000);
});

it('knows every intent and every leaf in both languages', () => {
  const codes = leaves.map(({ code }) => code).sort();
  expect(codes).toHaveLength(58);
  for (const language of ['zh', 'en'] as const) {
    expect([...model[language].intents.labels].sort()).toEqual([...INTENTS].sort());
    const known = model[language].leaves.labels.filter((label) => label !== NO_LEAF);
    expect([...known].sort()).toEqual(codes);
  }
  for (const code of codes) expect(TRUNKS).toContain(trunkOf(code));
});

it('has enough sentences of every intent', () => {
  const { intents } = readCorpus(INTENTS_ROOT);
  for (const [language, least] of [
    ['zh', 120],
    ['en', 60],
  ] as const)
    for (const intent of INTENTS)
      expect(
        intents[language].filter(({ label }) => label === intent).length,
      ).toBeGreaterThanOrEqual(least);
});
