import type { ActionBody } from '../../../server/contract/tickets.ts';
import { parseAmount } from '../../shared/money.ts';
import type { Field, FieldName } from './action-fields.ts';

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
  for (const field of fields) {
    const answer = clean(answers[field.name]);
    if (answer === undefined) {
      if (field.required) return { missing: field.name, wrong: false };
      continue;
    }
    const value = readValue(field, answer);
    if (value === undefined) return { missing: field.name, wrong: true };
    body[field.name] = value;
  }
  return { fields: body };
}

function clean(answer: string | readonly string[] | undefined) {
  const trimmed = typeof answer === 'string' ? answer.trim() : answer;
  return trimmed && trimmed.length > 0 ? trimmed : undefined;
}

function readValue({ kind }: Field, answer: string | readonly string[]): unknown {
  if (typeof answer !== 'string') return answer;
  if (kind === 'money') return parseAmount(answer);
  if (kind === 'count') return /^\d{1,3}$/.test(answer) ? Number(answer) : undefined;
  return answer;
}
