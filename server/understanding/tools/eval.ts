import { INTENTS_ROOT, loadModel } from '../load-model.ts';
import { readCorpus } from '../train/corpus.ts';
import { type Sentence, trainLanguage } from '../train/train.ts';
import { createUnderstanding } from '../understand.ts';
import { judge, judgeLeaves, readDev } from './dev-split.ts';
import {
  accuracyOf,
  calibration,
  confusions,
  f1ByIntent,
  type Judged,
  rejectionQuality,
} from './measure.ts';

/**
 * `npm run intents:eval`: how well the development splits are understood. `-- --curve` adds the
 * learning curve on the frozen split, `-- --mistakes` what was misread in the open one.
 */
const LANGUAGES = ['zh', 'en'] as const;
const CURVE = [5, 15, 31, 60, 120, 240, Number.POSITIVE_INFINITY];
const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;

const model = loadModel();
const understand = createUnderstanding(model);
for (const language of LANGUAGES) {
  const open = judge(understand, readDev(INTENTS_ROOT, language), language);
  report(language, open);
  if (process.argv.includes('--mistakes')) listMistakes(open);
  const frozen = judge(understand, readDev(INTENTS_ROOT, `blind-${language}`), language);
  report(`${language}, frozen split`, frozen);
  const voices = judge(understand, readDev(INTENTS_ROOT, `voices-${language}`), language);
  report(`${language}, frozen split of other voices`, voices);
  if (process.argv.includes('--curve')) curve(language);
}

for (const name of ['leaves', 'blind-leaves'] as const) {
  const judged = judgeLeaves(understand, readDev(INTENTS_ROOT, name));
  const { strict, top3 } = accuracyOf(judged);
  console.log(`\n== ${name}: ${judged.length} messages`);
  console.log(`strict ${percent(strict)} · top-3 ${percent(top3)}`);
  const weak = f1ByIntent(judged).filter(({ f1 }) => f1 < 0.67);
  console.log(`weakest: ${weak.map(({ id, f1 }) => `${id} ${f1.toFixed(2)}`).join(', ')}`);
  if (name === 'leaves' && process.argv.includes('--mistakes')) listMistakes(judged);
}

function report(language: string, judged: readonly Judged[]): void {
  const { strict, lenient, top3 } = accuracyOf(judged);
  const { auroc, recallAt90, threshold } = rejectionQuality(judged);
  const { bands, error } = calibration(judged);
  console.log(`\n== ${language}: ${judged.length} messages`);
  console.log(`strict ${percent(strict)} · lenient ${percent(lenient)} · top-3 ${percent(top3)}`);
  console.log(
    `out of scope: AUROC ${auroc.toFixed(3)} · recall ${percent(recallAt90)} where 90 % pass (at ${threshold.toFixed(2)})`,
  );
  console.log(`calibration error ${percent(error)}`);
  for (const band of bands)
    console.log(
      `  said ${percent(band.stated)}, true ${percent(band.true)} (${band.size} messages)`,
    );
  console.log('weakest intents (F1):');
  for (const { id, f1, truth } of f1ByIntent(judged).slice(0, 12))
    console.log(`  ${id} ${f1.toFixed(2)} of ${truth}`);
  console.log('confusions:');
  for (const [pair, count] of confusions(judged).slice(0, 15)) console.log(`  ${pair} × ${count}`);
}

function listMistakes(judged: readonly Judged[]): void {
  for (const { text, labels, guesses, outOfScope } of judged) {
    const said = guesses.slice(0, 3).map(({ id, confidence }) => `${id} ${confidence.toFixed(2)}`);
    const wrong = labels[0] !== 'out_of_scope' && !labels.includes(guesses[0]?.id ?? '');
    const missed = (labels[0] === 'out_of_scope') !== outOfScope > 0.5;
    if (wrong || missed)
      console.log(`  ${text} [${labels}] ${said.join(', ')} | out ${outOfScope.toFixed(2)}`);
  }
}

/** Accuracy by sentences per intent: whether more data would still help. */
function curve(language: 'zh' | 'en'): void {
  const corpus = readCorpus(INTENTS_ROOT);
  console.log('learning curve (sentences per intent: strict, top-3):');
  for (const size of CURVE) {
    const part = trainLanguage(
      corpus.lore,
      language,
      firstOfEach(corpus.intents[language], size),
      corpus.leaves[language],
    );
    const read = createUnderstanding({ ...model, [language]: part });
    const { strict, top3 } = accuracyOf(
      judge(read, readDev(INTENTS_ROOT, `blind-${language}`), language),
    );
    const name = Number.isFinite(size) ? size : 'all';
    console.log(`  ${name}: ${percent(strict)}, ${percent(top3)}`);
  }
}

// Spread evenly over a file: its first lines resemble each other.
function firstOfEach(sentences: readonly Sentence[], size: number): readonly Sentence[] {
  const labels = [...new Set(sentences.map(({ label }) => label))];
  return labels.flatMap((label) => {
    const own = sentences.filter((sentence) => sentence.label === label);
    const step = Math.max(1, own.length / size);
    return Array.from(
      { length: Math.min(size, own.length) },
      (_, at) => own[Math.floor(at * step)],
    ).flatMap((sentence) => sentence ?? []);
  });
}
