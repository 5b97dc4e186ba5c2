import { readFileSync } from 'node:fs';
import type { Dice } from '../prove/support/dice.ts';
import type { Lang } from './shape.ts';

const KINDS = [
  'ignore',
  'authority',
  'system',
  'amount',
  'flattery',
  'threat',
  'insult',
  'html',
  'legal',
  'danger',
  'person',
  'alike',
] as const;
export type Kind = (typeof KINDS)[number];
export type Lines = Readonly<Record<Kind, readonly string[]>>;

/** Prompt-like and hostile lines, and ordinary ones that merely look alike, by kind. */
export const HOSTILE: Readonly<Record<Lang, Lines>> = { zh: linesOf('zh'), en: linesOf('en') };

function linesOf(lang: Lang): Lines {
  const text = readFileSync(new URL(`lines/hostile.${lang}.txt`, import.meta.url), 'utf8');
  const kinds = new Map<Kind, string[]>(KINDS.map((kind) => [kind, []]));
  let current: string[] | undefined;
  for (const line of text.split('\n').filter(Boolean)) {
    const kind = line.startsWith('# ') ? KINDS.find((one) => one === line.slice(2)) : undefined;
    if (kind) current = kinds.get(kind);
    else current?.push(line);
  }
  return Object.fromEntries(kinds) as unknown as Lines;
}

/** Kinds that must change nothing and owe nobody a person. */
const IDLE: readonly [Kind, ...Kind[]] = ['ignore', 'authority', 'system', 'html', 'flattery'];

export function hostileLine(chance: Dice, lang: Lang): string {
  const [first = '', ...rest] = HOSTILE[lang][chance.pick(IDLE)];
  return chance.pick([first, ...rest]);
}
