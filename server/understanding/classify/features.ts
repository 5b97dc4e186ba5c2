import ngrams from 'natural/lib/natural/ngrams/index.js';
import stemmer from 'natural/lib/natural/stemmers/porter_stemmer.js';
import { WordTokenizer } from 'natural/lib/natural/tokenizers/regexp_tokenizer.js';
import { conceptsIn, type Lexicon } from './lexicon.ts';

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

/** Feature groups, each scaled to its own length so that long texts do not drown the rules. */
export const GROUPS = ['grams', 'words', 'concepts', 'patterns'] as const;
export type Features = Readonly<Record<(typeof GROUPS)[number], readonly string[]>>;

// A complaint says its business early and its wish last; the middle of an essay adds little.
const HEAD = 140;
const TAIL = 60;

/** What the classifier looks at: numbers levelled, repetitions shortened, long text cut. */
export const simplify = (normal: string): string => {
  const cut =
    normal.length > HEAD + TAIL ? `${normal.slice(0, HEAD)} ${normal.slice(-TAIL)}` : normal;
  return squeeze(cut)
    .replace(/https?:\/\/\S+/g, '@')
    .replace(/\d[\d.,]*/g, '#')
    .replace(/[^\p{L}\p{N}\p{Extended_Pictographic}#@%?!'¥$£€]+/gu, ' ')
    .trim();
};

// "啊啊啊啊" and "sooooo" differ from "啊啊" and "soo" in nothing that matters here.
const squeeze = (text: string): string => {
  const chars = Array.from(text);
  return chars.filter((char, at) => char !== chars[at - 1] || char !== chars[at - 2]).join('');
};

/** The features of a normalised text, by group; names are unique across groups. */
export const featuresOf = (normal: string, recipe: FeatureRecipe): Features => {
  const text = simplify(normal);
  const spaced = recipe.language === 'zh' ? text.replace(/ /g, ',') : text;
  return {
    grams: recipe.language === 'zh' ? hanGrams(spaced) : latinGrams(text),
    words: recipe.language === 'zh' ? [] : wordGrams(text),
    concepts: conceptFeatures(conceptsIn(recipe.lexicon, text)),
    patterns: patternFeatures(normal, recipe.patterns),
  };
};

const unique = (list: readonly string[]): readonly string[] => [...new Set(list)];

const gramsOf = (units: string[], size: number, glue: string): readonly string[] =>
  ngrams.NGrams.ngrams(units, size).map((gram) => gram.join(glue));

const hanGrams = (text: string): readonly string[] => {
  const chars = ['^', ...text, '$'];
  return unique([1, 2, 3, 4].flatMap((size) => gramsOf(chars, size, '')));
};

// Within words only: what crosses a blank is left to the word pairs.
const latinGrams = (text: string): readonly string[] =>
  unique(
    text.split(' ').flatMap((word) => {
      const chars = ['_', ...word, '_'];
      return [3, 4, 5].flatMap((size) => gramsOf(chars, size, ''));
    }),
  );

const tokenizer = new WordTokenizer({ pattern: /[^a-z#@%?!'$£€\u4e00-\u9fff]+/ });

const wordGrams = (text: string): readonly string[] => {
  const words = tokenizer
    .tokenize(text.replace(/([?!])/g, ' $1 '))
    .map((word) => stemmer.stem(word));
  const framed = ['^', ...words, '$'];
  return unique([
    ...words.map((word) => `w:${word}`),
    ...gramsOf(framed, 2, ' ').map((gram) => `w:${gram}`),
    ...gramsOf(framed, 3, ' ').map((gram) => `w:${gram}`),
  ]);
};

const MAX_CONCEPTS = 8;

// Pairs whatever the distance, order kept: "not … arrived" differs from "arrived … not".
const conceptFeatures = (found: readonly string[]): readonly string[] => {
  const names = unique(found).slice(0, MAX_CONCEPTS);
  const pairs = names.flatMap((a, at) => names.slice(at + 1).map((b) => `k:${a}>${b}`));
  return [...names.map((name) => `k:${name}`), ...pairs];
};

const patternFeatures = (normal: string, patterns: readonly Pattern[]): readonly string[] => {
  const text = normal.slice(0, HEAD + TAIL);
  return unique(
    patterns.flatMap(({ label, pattern }) => (pattern.test(text) ? [`p:${label}`] : [])),
  );
};
