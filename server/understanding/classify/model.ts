import type { PartEntry } from '../recognisers/recogniser.ts';
import type { Concept } from './lexicon.ts';
import type { Matrix } from './matrix.ts';

/** Weights of the small logistic that tells shop talk from other talk. */
export type RejectionWeights = readonly number[];

/** What was learnt for one language. */
export interface LanguageModel {
  readonly intents: Matrix;
  readonly leaves: Matrix;
  readonly temperature: number;
  readonly leafTemperature: number;
  readonly rejection: RejectionWeights;
}

/** The word lists and rules of thumb that training and reading share. */
export interface Lore {
  readonly parts: readonly PartEntry[];
  readonly concepts: Readonly<Record<'zh' | 'en', readonly Concept[]>>;
  /** Rules as text, `label pattern`; compiled where they are used. */
  readonly patterns: Readonly<Record<'zh' | 'en', readonly (readonly [string, string])[]>>;
}

/** All that reading a message needs; made by training, handed to `createUnderstanding`. */
export interface Model {
  readonly lore: Lore;
  readonly zh: LanguageModel;
  readonly en: LanguageModel;
}
