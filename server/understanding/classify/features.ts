import ngrams from 'natural/lib/natural/ngrams/index.js';
import stemmer from 'natural/lib/natural/stemmers/porter_stemmer.js';
import { WordTokenizer } from 'natural/lib/natural/tokenizers/regexp_tokenizer.js';
import { addRuns, hashOf } from './hash.ts';
import { conceptsIn, type Lexicon } from './lexicon.ts';
import { endsOf, simplify } from './simplify.ts';

/** A rule of thumb as a soft feature: it votes for a label, the model decides its weight. */
export interface Pattern {
  readonly label: string;
  readonly pattern: RegExp;
}

/** All that turns a text into features, for one language. */
export interface FeatureRecipe {
  readonly language: 'zh' | 'en';
  readonly lexicon: Lexicon;
  readonly patterns: readonly Pattern[];
}

/** A text as a sparse vector, and two counts that tell shop talk from other talk. */
export interface Features {
  readonly hashes: Int32Array;
  readonly values: Float32Array;
  /** Rules that fired, those of other talk left aside. */
  readonly rules: number;
  readonly concepts: number;
}

// How much each group counts against the others; found on the development split.
const WEIGHT = { grams: 1, words: 1, concepts: 0.7, rules: 0.5 } as const;

/** The features of a normalised text. */
export const featuresOf = (normal: string, recipe: FeatureRecipe): Features => {
  const text = simplify(normal);
  const concepts = conceptFeatures(conceptsIn(recipe.lexicon, text));
  const rules = rulesIn(endsOf(normal), recipe.patterns);
  return {
    ...vectorOf([
      [WEIGHT.grams, recipe.language === 'zh' ? hanGrams(text) : latinGrams(text)],
      [WEIGHT.words, recipe.language === 'zh' ? hanWords(text) : latinWords(text)],
      [WEIGHT.concepts, concepts],
      [WEIGHT.rules, new Set(rules.map((label) => hashOf(`p:${label}`)))],
    ]),
    rules: rules.filter((label) => label !== 'out_of_scope').length,
    concepts: concepts.size,
  };
};

/** Each group has unit length times its weight, so that long texts do not drown the rules. */
const vectorOf = (groups: readonly (readonly [weight: number, hashes: ReadonlySet<number>])[]) => {
  const size = groups.reduce((sum, [, hashes]) => sum + hashes.size, 0);
  const vector = { hashes: new Int32Array(size), values: new Float32Array(size) };
  let at = 0;
  for (const [weight, hashes] of groups) {
    const value = weight / Math.sqrt(hashes.size);
    for (const hash of hashes) {
      vector.hashes[at] = hash;
      vector.values[at++] = value;
    }
  }
  return vector;
};

const hanGrams = (text: string): ReadonlySet<number> => {
  const grams = new Set<number>();
  addRuns(grams, `^${text.replaceAll(' ', ',')}$`, { shortest: 1, longest: 4 });
  return grams;
};

// Half the people leave the apostrophe out, so nobody's counts.
// Within words only: what crosses a blank is left to the word pairs.
const latinGrams = (text: string): ReadonlySet<number> => {
  const grams = new Set<number>();
  for (const word of text.replaceAll("'", '').split(' '))
    addRuns(grams, `_${word}_`, { shortest: 3, longest: 5 });
  return grams;
};

const tokenizer = new WordTokenizer({ pattern: /[^a-z#@%?!'$£€\u4e00-\u9fff]+/ });

const latinWords = (text: string): ReadonlySet<number> =>
  wordRuns(
    tokenizer
      .tokenize(text.replaceAll("'", '').replace(/([?!])/g, ' $1 '))
      .map((word) => stemmer.stem(word)),
    [2, 3],
  );

// The engine's own segmenter: jieba was no better on the development splits.
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

const hanWords = (text: string): ReadonlySet<number> =>
  wordRuns(
    Array.from(segmenter.segment(text), ({ segment }) => segment).filter((word) => word !== ' '),
    [2],
  );

const wordRuns = (words: readonly string[], sizes: readonly number[]): ReadonlySet<number> => {
  const framed = ['^', ...words, '$'];
  const runs = sizes.flatMap((size) => ngrams.NGrams.ngrams(framed, size));
  return new Set([
    ...words.map((word) => hashOf(`w:${word}`)),
    ...runs.map((run) => hashOf(`w:${run.join(' ')}`)),
  ]);
};

const MAX_CONCEPTS = 8;

// Pairs whatever the distance, order kept: "not … arrived" differs from "arrived … not".
const conceptFeatures = (found: readonly string[]): ReadonlySet<number> => {
  const names = [...new Set(found)].slice(0, MAX_CONCEPTS);
  const pairs = names.flatMap((a, at) => names.slice(at + 1).map((b) => `k:${a}>${b}`));
  return new Set([...names.map((name) => `k:${name}`), ...pairs].map(hashOf));
};

const rulesIn = (text: string, patterns: readonly Pattern[]): readonly string[] => {
  const labels = new Set<string>();
  for (const { label, pattern } of patterns) if (pattern.test(text)) labels.add(label);
  return [...labels];
};
