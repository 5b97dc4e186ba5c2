import { join } from 'node:path';
import type { Understand } from '../../terms/understanding.ts';
import { linesOf } from '../train/corpus.ts';
import type { Judged } from './measure.ts';

export interface DevMessage {
  readonly labels: readonly string[];
  readonly text: string;
}

export type DevSplit =
  | 'zh'
  | 'en'
  | 'blind-zh'
  | 'blind-en'
  | 'voices-zh'
  | 'voices-en'
  | 'leaves'
  | 'blind-leaves';

/** One list of the development split: messages that training never sees. */
export const readDev = (root: string, name: DevSplit): readonly DevMessage[] =>
  linesOf(join(root, 'dev', `${name}.tsv`)).map((line) => {
    const [labels = '', text = ''] = line.split('\t');
    return { labels: labels.split(';'), text };
  });

/** Reads every message without any context, as the sealed evaluation does. */
export const judge = (
  understand: Understand,
  messages: readonly DevMessage[],
  language: 'zh' | 'en',
): readonly Judged[] =>
  messages.map(({ labels, text }) => {
    const { intents, outOfScope } = understand(text, {
      locale: language === 'zh' ? 'zh-CN' : 'en',
      now: '2026-11-05T12:00:00+08:00',
      orders: [],
    });
    return { labels, text, guesses: intents, outOfScope };
  });

/** The same for the claim leaves; the language is seen from the text. */
export const judgeLeaves = (
  understand: Understand,
  messages: readonly DevMessage[],
): readonly Judged[] =>
  messages.map(({ labels, text }) => {
    const context = { locale: 'zh-CN' as const, now: '2026-11-05T12:00:00+08:00', orders: [] };
    const { leaves, outOfScope } = understand(text, context);
    return { labels, text, guesses: leaves, outOfScope };
  });
