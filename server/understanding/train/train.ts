import { featuresOf } from '../classify/features.ts';
import { indexRows, type Matrix, score, softmax } from '../classify/matrix.ts';
import type { LanguageModel, Lore, Model } from '../classify/model.ts';
import { recipeOf } from '../classify/reader.ts';
import { type RejectionSigns, signsOf } from '../classify/rejection.ts';
import { normalise } from '../text/normalise.ts';
import { twinOf } from './blur.ts';
import { fitRejection, type Scored, temperatureFor } from './calibrate.ts';
import { datasetOf, type Example, shuffled } from './dataset.ts';
import { trainEnsemble } from './ensemble.ts';

/** A sentence with the label a careful reader gives it. */
export interface Sentence {
  readonly label: string;
  readonly text: string;
}

/** Everything people wrote for training, by language. */
export interface Corpus {
  readonly lore: Lore;
  readonly intents: Readonly<Record<'zh' | 'en', readonly Sentence[]>>;
  readonly leaves: Readonly<Record<'zh' | 'en', readonly Sentence[]>>;
}

/** Learns both languages. Repeatable: the same corpus gives the same model. */
export const train = ({ lore, intents, leaves }: Corpus): Model => ({
  lore,
  zh: trainLanguage(lore, 'zh', intents.zh, leaves.zh),
  en: trainLanguage(lore, 'en', intents.en, leaves.en),
});

export const trainLanguage = (
  lore: Lore,
  language: 'zh' | 'en',
  intents: readonly Sentence[],
  leaves: readonly Sentence[],
): LanguageModel => {
  const prepare = preparing(lore, language);
  const intentSet = intents.map(prepare);
  const twins = intents.map((sentence, place): Example | undefined => {
    const twin = twinOf(sentence, place, language);
    const original = intentSet[place]?.features;
    return twin && { ...prepare(twin), ...(original && { original }) };
  });
  const leafSet = leaves.map(prepare);
  const matrix = learn([...intentSet, ...present(twins)]);
  const unseen = crossScored(intentSet, matrix.labels, twins);
  const temperature = temperatureFor(unseen);
  const outIndex = matrix.labels.indexOf('out_of_scope');
  const signs = unseen.map((one) =>
    signsOf({ ...one, outIndex, probabilities: softmax(one.margins, temperature) }),
  );
  const leafMatrix = learn(leafSet);
  return {
    intents: matrix,
    leaves: leafMatrix,
    temperature,
    leafTemperature: temperatureFor(crossScored(leafSet, leafMatrix.labels)),
    rejection: fitRejection(
      signs,
      unseen.map(({ target }) => target === outIndex),
    ),
  };
};

const preparing = (lore: Lore, language: 'zh' | 'en') => {
  const recipe = recipeOf(lore, language);
  return ({ label, text }: Sentence): Example => ({
    label,
    features: featuresOf(normalise(text).text, recipe),
  });
};

const learn = (examples: readonly Example[]): Matrix => {
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  return trainEnsemble(datasetOf(examples, labels));
};

const FOLDS = 3;
// A small set needs every fold to say anything; of a large one, one fold is sample enough.
const LARGE = 3000;

type Unseen = Scored & Pick<RejectionSigns, 'known' | 'rules' | 'concepts'>;

/** Sentences scored by a model trained on others, and on the others' twins. */
const crossScored = (
  examples: readonly Example[],
  labels: readonly string[],
  twins: readonly (Example | undefined)[] = [],
): readonly Unseen[] => {
  const order = [...shuffled(examples.length, 11)];
  const folds = Array.from({ length: examples.length > LARGE ? 1 : FOLDS }, (_, fold) => fold);
  return folds.flatMap((fold) => {
    const held = order.filter((_, place) => place % FOLDS === fold);
    const rest = order.filter((_, place) => place % FOLDS !== fold);
    const taught = [...pick(examples, rest), ...present(pick(twins, rest))];
    const index = indexRows(trainEnsemble(datasetOf(taught, labels)));
    return pick(examples, held).map(({ label, features }) => ({
      target: labels.indexOf(label),
      ...score(index, features),
      rules: features.rules,
      concepts: features.concepts,
    }));
  });
};

const present = <T>(list: readonly (T | undefined)[]): readonly T[] =>
  list.flatMap((one) => one ?? []);

const pick = <T>(list: readonly T[], places: readonly number[]): readonly T[] =>
  places.flatMap((place) => list[place] ?? []);
