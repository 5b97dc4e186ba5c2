import type { ActionBody } from '../../../server/contract/tickets.ts';
import { parseAmount } from '../../shared/money.ts';
import { HOLDERS } from '../words/labels.ts';
import { type Field, type FieldName, RESULT_FIELDS } from './action-fields.ts';

/** What a person filled in, as the form holds it: text, or a list where several may be chosen. */
export type Answers = Readonly<Partial<Record<FieldName, string | readonly string[] | undefined>>>;
type Fields = Partial<Omit<ActionBody, 'action' | 'version' | 'clientId'>>;

export type Read =
  | { readonly fields: Fields }
  /** The first field that is missing, or that holds no such value (`wrong`). */
  | { readonly missing: FieldName; readonly wrong: boolean };

/** The form's answers as the action's body; whole cents and whole hours only. */
export function readAnswers(fields: readonly Field[], answers: Answers): Read {
  const body: Record<string, unknown> = {};
  const result: Record<string, unknown> = {};
  for (const field of fields) {
    const answer = clean(answers[field.name]);
    if (answer === undefined) {
      if (field.required) return { missing: field.name, wrong: false };
      continue;
    }
    const value = readValue(field, answer);
    if (value === undefined) return { missing: field.name, wrong: true };
    if (isResult(field.name)) result[field.name] = value;
    else body[field.name] = value;
  }
  const filed = Object.keys(result).length > 0;
  return { fields: { ...body, ...(filed && { result: { ...result, ...noteOf(body) } }) } };
}

const isResult = (name: FieldName): boolean => (RESULT_FIELDS as readonly string[]).includes(name);

/** A partner's own words go with the finding. */
const noteOf = ({ note }: Record<string, unknown>) => (note === undefined ? {} : { note });

function clean(answer: string | readonly string[] | undefined) {
  const trimmed = typeof answer === 'string' ? answer.trim() : answer;
  return trimmed && trimmed.length > 0 ? trimmed : undefined;
}

function readValue({ kind }: Field, answer: string | readonly string[]): unknown {
  if (typeof answer !== 'string') return answer;
  if (kind === 'money') return parseAmount(answer);
  if (kind === 'percent') return bpsOf(answer);
  if (kind === 'yesno') return answer === 'yes';
  if (kind === 'liability') return sharesOf(answer);
  if (kind === 'count') return /^\d{1,3}$/.test(answer) ? Number(answer) : undefined;
  return answer;
}

/** `12.5` or `12.5%` as basis points. */
function bpsOf(answer: string): number | undefined {
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?\s*%?$/.exec(answer.normalize('NFKC'));
  if (!match) return undefined;
  const bps = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return bps <= 10_000 ? bps : undefined;
}

/** A party by the word that the console has for it; another word is the server's to judge. */
const partyOf = (word: string): string =>
  Object.entries(HOLDERS).find(([, names]) =>
    names.some((name) => name.toLowerCase() === word.toLowerCase()),
  )?.[0] ?? word;

/** A row such as `L07` as it is, shares such as `寄售方:70, platform:30` in basis points. */
function sharesOf(answer: string): string | undefined {
  if (/^[A-Za-z]\w*(\.\w+)?$/.test(answer)) return answer;
  const parts = answer
    .split(/[,，]/)
    .map((part) => /^\s*([\p{L}_]+)\s*[:：]\s*([\d.]+%?)\s*$/u.exec(part));
  const shares = parts.map((part) =>
    part ? ([partyOf(part[1] ?? ''), bpsOf(part[2] ?? '')] as const) : undefined,
  );
  if (shares.some((share) => share?.[1] === undefined)) return undefined;
  return shares.map((share) => `${share?.[0]}:${share?.[1]}`).join(',');
}
