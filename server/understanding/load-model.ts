import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Understand } from '../terms/understanding.ts';
import type { Model } from './classify/model.ts';
import { decodeModel, encodeModel, stampOf } from './codec.ts';
import { readCorpus } from './train/corpus.ts';
import { train } from './train/train.ts';
import { createUnderstanding } from './understand.ts';

const HERE = dirname(fileURLToPath(import.meta.url));
export const INTENTS_ROOT = join(HERE, '..', '..', 'intents');
export const MODEL_PATH = join(INTENTS_ROOT, 'generated', 'model.bin');

/** The understanding of the shop, ready for messages. Trains first if the model is missing or stale. */
export const loadUnderstanding = async (): Promise<Understand> => {
  const understand = createUnderstanding(loadModel());
  for (let round = 0; round < WARM_ROUNDS; round++)
    for (const text of WARM_TEXTS) understand(text, WARM_CONTEXT);
  return understand;
};

// Patterns are compiled at their first uses: better now than under the first buyer's message.
const WARM_ROUNDS = 2;
const WARM_TEXTS = [
  '前几天买的电脑到了，屏幕有道2厘米划痕，退我20%就行 13800000000 SF1234567890123',
  'my package 12345678 arrived broken yesterday, i want $20 back or a refund',
  '退x 1-'.repeat(40),
];
const WARM_CONTEXT = { locale: 'zh-CN', now: '2026-01-01T00:00:00Z', orders: [] } as const;

/** The trained model: from the file if it fits the data, else trained now and filed. */
export const loadModel = (path: string = MODEL_PATH, root: string = INTENTS_ROOT): Model => {
  const stamp = stampFor(root);
  const file = readIfThere(path);
  return file && stampOf(file) === stamp ? decodeModel(file) : trainAndSave(path, root);
};

/** Trains from the data and writes the file in one step, so that no reader sees half of it. */
export const trainAndSave = (path: string = MODEL_PATH, root: string = INTENTS_ROOT): Model => {
  const model = train(readCorpus(root));
  const draft = `${path}.${process.pid}`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(draft, encodeModel(model, stampFor(root)));
    renameSync(draft, path);
  } catch (error) {
    // A read-only installation still understands; it only trains again at the next start.
    if (!isFileTrouble(error)) throw error;
  }
  return model;
};

// The data and the code that learns from it: a change of either makes a model stale.
const stampFor = (root: string): string => {
  const hash = createHash('sha256');
  const folders = ['data/zh', 'data/en', 'reasons/zh', 'reasons/en', 'lexicons', 'patterns'];
  const code = ['classify', 'train', 'text'].map((name) => join(HERE, name));
  for (const folder of [...folders.map((name) => join(root, name)), ...code])
    for (const name of readdirSync(folder).sort())
      hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest('hex').slice(0, 32);
};

const readIfThere = (path: string): Buffer | undefined => {
  try {
    return readFileSync(path);
  } catch (error) {
    if (isFileTrouble(error)) return undefined;
    throw error;
  }
};

const isFileTrouble = (error: unknown): boolean => error instanceof Error && 'code' in error;
