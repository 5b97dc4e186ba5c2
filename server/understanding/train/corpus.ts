import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Concept } from '../classify/lexicon.ts';
import type { Lore } from '../classify/model.ts';
import type { PartEntry } from '../recognisers/recogniser.ts';
import { foldHan } from '../text/traditional.ts';
import { asIntents, tellingNothing } from './leaf-intents.ts';
import type { Corpus, Sentence } from './train.ts';

/** Reads the training data under a folder such as `intents/`. */
export const readCorpus = (root: string): Corpus => {
  const leaves = both((language) => readSections(join(root, 'reasons', language)));
  const intents = both((language) => readIntents(join(root, 'data', language)));
  return {
    lore: readLore(root),
    intents: both((language) => distinct([...intents[language], ...asIntents(leaves[language])])),
    leaves: both((language) => [...leaves[language], ...tellingNothing(intents[language])]),
  };
};

// The same words under the same label count once; under two labels they show a true doubt.
const distinct = (sentences: readonly Sentence[]): readonly Sentence[] => [
  ...new Map(sentences.map((one) => [`${one.label}	${one.text}`, one])).values(),
];

const both = <T>(read: (language: 'zh' | 'en') => T) => ({ zh: read('zh'), en: read('en') });

/** The lines of a data file: no blank ones, no comments. */
export const linesOf = (path: string): readonly string[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('# ') && line !== '#');

// One file per intent, named by its id, one sentence a line.
const readIntents = (folder: string): readonly Sentence[] =>
  filesOf(folder).flatMap((path) =>
    [...new Set(linesOf(path))].map((text) => ({ label: basename(path, '.txt'), text })),
  );

// One file per trunk; `[NAD.appearance]` opens the sentences of a leaf.
const readSections = (folder: string): readonly Sentence[] =>
  filesOf(folder).flatMap((path) => {
    let label = '';
    return linesOf(path).flatMap((line) => {
      const opened = /^\[([A-Z]{3}\.[a-z_]+)\]$/.exec(line)?.[1];
      if (opened !== undefined) label = opened;
      return opened === undefined && label !== '' ? [{ label, text: line }] : [];
    });
  });

const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => join(folder, name));

/** The word lists and rules of thumb under a folder such as `intents/`. */
export const readLore = (root: string): Lore => ({
  parts: linesOf(join(root, 'lexicons', 'parts.txt')).map(partOf),
  concepts: both((language) =>
    linesOf(join(root, 'lexicons', `concepts.${language}.txt`)).map(conceptOf),
  ),
  patterns: both((language) => linesOf(join(root, 'patterns', `${language}.txt`)).map(patternOf)),
});

const wordsOf = (text: string | undefined): readonly string[] =>
  [...new Set((text ?? '').trim().split(/\s+/))]
    .filter((word) => word !== '')
    .map((word) => foldHan(word.replaceAll('_', ' ').toLowerCase()));

const partOf = (line: string): PartEntry => {
  const [key = '', zone = '', words] = line.split('|').map((cell) => cell.trim());
  if (zone !== 'primary' && zone !== 'secondary' && zone !== 'hidden')
    throw new Error(`parts.txt: "${zone}" is no zone, in the line of "${key}"`);
  return { key, zone, words: wordsOf(words) };
};

const conceptOf = (line: string): Concept => {
  const at = line.indexOf(':');
  return { name: line.slice(0, at).trim(), words: wordsOf(line.slice(at + 1)) };
};

const patternOf = (line: string): readonly [string, string] => {
  const at = line.search(/\s/);
  return [line.slice(0, at), line.slice(at).trim()];
};
