import type { Problem, ProblemCode } from '../../../server/contract/problem.ts';
import type { Locale } from '../../../server/terms/party.ts';
import { asAmount } from '../../shared/money.ts';
import { formatInstant } from '../format/time.ts';
import { ACTIONS } from './case-labels.ts';
import { HOLDERS, label, REMEDIES, STATES } from './labels.ts';
import { PROBLEM_FIELDS, PROBLEMS } from './problem-labels.ts';
import { REFUSALS } from './refusal-texts.ts';
import type { RefusalText } from './refusals/refusal-text.ts';

type Said = Partial<Pick<Problem, 'code' | 'detail'>>;

/** A refusal as one sentence: what the server said, else what its code means. */
export function refusalText({ code, detail }: Said, locale: Locale): string | undefined {
  const told = detail === undefined ? undefined : inWords(detail, locale);
  if (told !== undefined) return told;
  if (code !== undefined && Object.hasOwn(PROBLEMS, code))
    return PROBLEMS[code as ProblemCode][locale === 'en' ? 1 : 0];
  return locale === 'en' ? detail : undefined;
}

/** One wrong field, named as forms name it; a field that none has is left unnamed. */
export function fieldRefusal(
  { path, message }: { readonly path: string; readonly message: string },
  locale: Locale,
): { readonly field: string | undefined; readonly text: string } {
  const name = path.split('.').findLast((part) => Object.hasOwn(PROBLEM_FIELDS, part));
  return {
    field: name === undefined ? undefined : label(PROBLEM_FIELDS, name, locale),
    text: inWords(message, locale) ?? (locale === 'en' ? message : '填写有误'),
  };
}

/** A sentence of the server in the reader's language; nothing where it is not known. */
export function inWords(said: string, locale: Locale): string | undefined {
  // Some sentences begin with the field they are about.
  const plain = said.replace(/^(?:\w+\.)*\w+: (?=[a-z])/, '');
  for (const { pattern, names, text } of patterns()) {
    const match = pattern.exec(said) ?? pattern.exec(plain);
    if (!match) continue;
    const values = new Map(
      names.map((name, at) => [name, shown(name, match[at + 1] ?? '', locale)]),
    );
    const [, zh, en] = text;
    if (locale === 'en') return sentence(en === undefined ? match[0] : fill(en, values));
    return fill(zh, values);
  }
  return undefined;
}

/** As one begins a sentence, wherever it stood in the server's. */
const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

interface Pattern {
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly text: RefusalText;
}

let made: readonly Pattern[] | undefined;
/** Made when first asked for: most readers are never refused. */
function patterns(): readonly Pattern[] {
  made ??= REFUSALS.map((text) => {
    const parts = text[0].split(/\{(\w+)\}/);
    const literals = parts.filter((_, at) => at % 2 === 0);
    const names = parts.filter((_, at) => at % 2 === 1);
    const body = literals
      .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .map((part, at) => (at < names.length ? `${part}${blank(names[at] ?? '')}` : part));
    return { pattern: new RegExp(`^${body.join('')}$`), names, text };
  });
  return made;
}

const NUMBERS = /^(?:n|m|cents\w*)$/;
const blank = (name: string): string => (NUMBERS.test(name) ? '(\\d+)' : '(.{1,400}?)');

function shown(name: string, value: string, locale: Locale): string {
  if (name.startsWith('cents')) return asAmount(Number(value));
  if (name.startsWith('instant')) return instant(value, locale);
  if (name === 'state') return label(STATES, value, locale);
  if (name === 'action') return label(ACTIONS, value, locale);
  if (name === 'remedy') return label(REMEDIES, value, locale);
  if (name === 'party') return label(HOLDERS, value, locale);
  return value;
}

const instant = (value: string, locale: Locale): string =>
  Number.isNaN(Date.parse(value)) ? value : formatInstant(value, Date.now(), locale);

const fill = (text: string, values: ReadonlyMap<string, string>): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values.get(name) ?? whole);
