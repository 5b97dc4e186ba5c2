import { join } from 'node:path';
import type { Understand } from '../../terms/understanding.ts';
import { linesOf } from '../train/corpus.ts';
import type { Judged } from './measure.ts';

export interface DevMessage {
  readonly labels: readonly string[];
  readonly text: string;
}

/** The development split of a language: messages that training never sees. */
export const readDev = (root: string, language: 'zh' | 'en'): readonly DevMessage[] =>
  linesOf(join(root, 'dev', `${language}.tsv`)).map((line) => {
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
