import { type FeatureRecipe, type Features, featuresOf } from './features.ts';
import { compileLexicon } from './lexicon.ts';
import { indexRows, type RowIndex, score, softmax } from './matrix.ts';
import type { LanguageModel, Lore } from './model.ts';
import { rejectionOf, signsOf } from './rejection.ts';

/** A trained language made ready for use. */
export interface Reader {
  readonly recipe: FeatureRecipe;
  readonly intents: RowIndex;
  readonly leaves: RowIndex;
  readonly model: LanguageModel;
  readonly outIndex: number;
}

export interface Reading {
  readonly features: Features;
  /** Probability of each label of `intents.matrix.labels`. */
  readonly probabilities: Float64Array;
  readonly outOfScope: number;
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
  recipe: recipeOf(lore, language),
  intents: indexRows(model.intents),
  leaves: indexRows(model.leaves),
  model,
  outIndex: model.intents.labels.indexOf('out_of_scope'),
});

/** Reads one normalised text: how likely each intent is, and how likely none of them. */
export const readIntents = (reader: Reader, normal: string): Reading => {
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
  return { features, probabilities, outOfScope: rejectionOf(reader.model.rejection, signs) };
};

/** How likely each claim leaf is, given that the text tells of a claim. */
export const readLeaves = (reader: Reader, features: Features): Float64Array =>
  softmax(score(reader.leaves, features).margins, reader.model.leafTemperature);
