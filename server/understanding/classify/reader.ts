import { type FeatureRecipe, featuresOf } from './features.ts';
import { compileLexicon } from './lexicon.ts';
import { indexRows, type RowIndex, score, softmax } from './matrix.ts';
import type { LanguageModel, Lore } from './model.ts';
import { rejectionOf, signsOf } from './rejection.ts';

/** A trained language made ready for use. */
export interface Reader {
  /** What was read last, by its words. */
  readonly lately: Map<string, Reading>;
  readonly recipe: FeatureRecipe;
  readonly intents: RowIndex;
  readonly leaves: RowIndex;
  readonly model: LanguageModel;
  readonly outIndex: number;
}

export interface Reading {
  /** Probability of each label of `intents.matrix.labels`. */
  readonly probabilities: Float64Array;
  readonly outOfScope: number;
  /** How likely each claim leaf is, given that the text tells of a claim. */
  leaves(): Float64Array;
}

export const recipeOf = (lore: Lore, language: 'zh' | 'en'): FeatureRecipe => ({
  language,
  lexicon: compileLexicon(lore.concepts[language]),
  patterns: lore.patterns[language].map(([label, source]) => ({
    label,
    pattern: new RegExp(source),
  })),
});

export const readerOf = (lore: Lore, language: 'zh' | 'en', model: LanguageModel): Reader => ({
  lately: new Map(),
  recipe: recipeOf(lore, language),
  intents: indexRows(model.intents),
  leaves: indexRows(model.leaves),
  model,
  outIndex: model.intents.labels.indexOf('out_of_scope'),
});

// Most messages and their clauses are a few words that others said before, letter by letter.
const LONGEST_KEPT = 40;
const MOST_KEPT = 2_000;

/** Reads one normalised text: how likely each intent is, and how likely none of them. */
export const readIntents = (reader: Reader, normal: string): Reading => {
  if (normal.length > LONGEST_KEPT) return readAnew(reader, normal);
  const { lately } = reader;
  const known = lately.get(normal);
  const reading = known ?? readAnew(reader, normal);
  // The newest stand last, and the oldest go first.
  if (known) lately.delete(normal);
  else if (lately.size >= MOST_KEPT) lately.delete(lately.keys().next().value ?? '');
  lately.set(normal, reading);
  return reading;
};

const readAnew = (reader: Reader, normal: string): Reading => {
  const features = featuresOf(normal, reader.recipe);
  const { margins, known } = score(reader.intents, features);
  const probabilities = softmax(margins, reader.model.temperature);
  const signs = signsOf({
    probabilities,
    margins,
    outIndex: reader.outIndex,
    known,
    rules: features.rules,
    concepts: features.concepts,
  });
  let leaves: Float64Array | undefined;
  return {
    probabilities,
    outOfScope: rejectionOf(reader.model.rejection, signs),
    leaves() {
      leaves ??= softmax(score(reader.leaves, features).margins, reader.model.leafTemperature);
      return leaves;
    },
  };
};
