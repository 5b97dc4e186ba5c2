// The parts of `natural` that are imported one by one; the whole package costs a second to load.
declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  const stemmer: { stem(token: string): string };
  export default stemmer;
}

declare module 'natural/lib/natural/tokenizers/regexp_tokenizer.js' {
  export class WordTokenizer {
    constructor(options?: { pattern?: RegExp; gaps?: boolean });
    tokenize(text: string): string[];
  }
}

declare module 'natural/lib/natural/classifiers/bayes_classifier.js' {
  interface Counts {
    readonly classFeatures: Readonly<Record<string, Readonly<Record<string, number>>>>;
    readonly classTotals: Readonly<Record<string, number>>;
  }
  /** The classifier interface of `natural`; an engine sits behind it. */
  class BayesClassifier {
    readonly classifier: Counts;
    readonly docs: readonly { readonly label: string; readonly text: readonly string[] }[];
    addDocument(text: string | readonly string[], label: string): void;
    textToFeatures(observation: string | readonly string[]): unknown;
    train(): void;
    getClassifications(text: readonly string[]): { label: string; value: number }[];
  }
  export default BayesClassifier;
}
