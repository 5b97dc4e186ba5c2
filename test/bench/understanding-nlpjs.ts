import { containerBootstrap } from '@nlpjs/core';
import { LangEn } from '@nlpjs/lang-en-min';
import { LangZh } from '@nlpjs/lang-zh';
import { Nlp, type NlpService } from '@nlpjs/nlp';
import { INTENTS_ROOT, loadModel } from '../../server/understanding/load-model.ts';
import { judge, readDev } from '../../server/understanding/tools/dev-split.ts';
import {
  accuracyOf,
  type Judged,
  rejectionQuality,
} from '../../server/understanding/tools/measure.ts';
import { readCorpus } from '../../server/understanding/train/corpus.ts';
import { createUnderstanding } from '../../server/understanding/understand.ts';

/** Ours and nlp.js side by side: same sentences learnt, same frozen split, one process. */
const LANGUAGES = ['zh', 'en'] as const;
const megabytes = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
};
const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;
const corpus = readCorpus(INTENTS_ROOT);

for (const language of LANGUAGES) {
  const dev = readDev(INTENTS_ROOT, `blind-${language}`);
  await compare(`ours ${language}`, async () => {
    const understand = createUnderstanding(loadModel());
    return async (text) => judge(understand, [{ labels: [], text }], language)[0] ?? never();
  });
  await compare(`nlp.js ${language}`, async () => {
    const nlp = await trainedNlp(language);
    return async (text) => {
      const { classifications } = await nlp.process(language, text);
      const listed = classifications.map(({ intent, score }) => ({
        id: intent,
        confidence: score,
      }));
      const guesses = listed.filter(({ id }) => id !== 'None' && id !== 'out_of_scope');
      return { labels: [], text, guesses, outOfScope: 1 - (guesses[0]?.confidence ?? 0) };
    };
  });

  async function compare(
    name: string,
    make: () => Promise<(text: string) => Promise<Judged>>,
  ): Promise<void> {
    const before = megabytes();
    const began = performance.now();
    const read = await make();
    const ready = ((performance.now() - began) / 1000).toFixed(1);
    for (const { text } of dev) await read(text);
    const times: number[] = [];
    const judged: Judged[] = [];
    for (const { labels, text } of dev) {
      const started = performance.now();
      judged.push({ ...(await read(text)), labels });
      times.push(performance.now() - started);
    }
    times.sort((a, b) => a - b);
    const { strict, lenient, top3 } = accuracyOf(judged);
    const { auroc } = rejectionQuality(judged);
    console.log(
      `${name}: strict ${percent(strict)}, lenient ${percent(lenient)}, top-3 ${percent(top3)}, ` +
        `AUROC ${auroc.toFixed(3)}, ready in ${ready} s, median ${times[times.length >> 1]?.toFixed(2)} ms, ` +
        `p99 ${times[Math.floor(times.length * 0.99)]?.toFixed(2)} ms, heap +${(megabytes() - before).toFixed(0)} MB`,
    );
  }
}

async function trainedNlp(language: 'zh' | 'en'): Promise<NlpService> {
  const container = await containerBootstrap();
  for (const plugin of [Nlp, LangEn, LangZh]) container.use(plugin);
  const nlp = container.get<NlpService>('nlp');
  nlp.settings.autoSave = false;
  nlp.addLanguage(language);
  for (const { label, text } of corpus.intents[language]) nlp.addDocument(language, text, label);
  const { log } = console;
  console.log = () => {};
  await nlp.train();
  console.log = log;
  return nlp;
}

function never(): never {
  throw new Error('a message was not judged');
}
