import { type FormEvent, useRef, useState } from 'react';
import type { ActionBody, ActionName, TicketView } from '../../../server/contract/tickets.ts';
import type { Locale } from '../../../server/terms/party.ts';
import { actOnTicket } from '../api/calls.ts';
import { ProblemError } from '../api/http.ts';
import { type Answers, readAnswers } from '../case/action-body.ts';
import { type Field, type FieldName, fieldsOf, isRepair, wordOf } from '../case/action-fields.ts';
import { useLanguage } from '../words/language.tsx';
import { fieldRefusal } from '../words/refusal.ts';

export interface ActionProps {
  readonly ticket: TicketView;
  readonly action: string;
  readonly onClose: () => void;
  readonly onDone: (action: string) => void;
  /** Somebody was faster: what is shown is old. */
  readonly onStale: () => void;
  /** Another action answers better; its form opens instead. */
  readonly onSwitch?: (action: string) => void;
}

/** A field and what is wrong with it. */
export interface FieldProblem {
  readonly name: FieldName;
  readonly text: string;
}

/** An action being filled in and sent. */
export function useAction(props: ActionProps) {
  const { t, locale } = useLanguage();
  const [answers, setAnswers] = useState<Answers>({});
  const [problem, setProblem] = useState<FieldProblem>();
  const { error, busy, send, forget } = useSending(props);
  const { ticket, action } = props;
  const by = ticket.next.find((next) => next.action === action)?.by;
  const repair = isRepair({ action, by });
  const chosen = typeof answers.kind === 'string' ? answers.kind : undefined;
  const kind = repair ? 'repair' : chosen;
  const code = typeof answers.reasonCode === 'string' ? answers.reasonCode : undefined;
  const fields = fieldsOf({ action, by, kind, code });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readAnswers(fields, answers);
    forget();
    if ('missing' in read) {
      const wrong = wrongWord(fields.find((field) => field.name === read.missing)?.kind);
      const required = t('act.required', { field: t(`field.${read.missing}`) });
      setProblem({ name: read.missing, text: read.wrong ? t(wrong) : required });
      document.getElementById(`field-${read.missing}`)?.focus();
      return;
    }
    setProblem(undefined);
    send(repair ? { ...read.fields, kind: 'repair' } : read.fields);
  };
  const set = (name: FieldName, value: Answers[FieldName]) => {
    setAnswers((before) => ({ ...before, [name]: value }));
    if (problem?.name === name) setProblem(undefined);
  };
  return {
    answers,
    set,
    fields,
    kind,
    word: wordOf({ action, by }),
    problem: problem ?? refusedField(error, fields, locale),
    error,
    busy,
    submit,
  };
}

const wrongWord = (kind: Field['kind'] | undefined) =>
  kind === 'percent' ? 'act.badPercent' : kind === 'liability' ? 'act.badShares' : 'act.badAmount';

/** What the server said of one field, shown at that field. */
function refusedField(
  error: unknown,
  fields: readonly Field[],
  locale: Locale,
): FieldProblem | undefined {
  const told = error instanceof ProblemError ? error.problem.errors?.[0] : undefined;
  const name = told?.path.split('.').at(-1);
  const field = fields.find((one) => one.name === name);
  return field && told ? { name: field.name, text: fieldRefusal(told, locale).text } : undefined;
}

/**
 * Sends as of the version that was on screen when the form was opened. The page under it moves on
 * live, yet nobody agrees to what came meanwhile unseen: the server refuses, and one looks again.
 */
function useSending({ ticket, action, onDone, onStale }: ActionProps) {
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const seen = useRef<number>(ticket.version);
  // One id for one try: repeated after a lost answer, it is still the same action.
  const clientId = useRef(crypto.randomUUID());
  const stale = useRef(false);

  const send = (fields: Partial<ActionBody>) => {
    setBusy(true);
    if (stale.current) {
      seen.current = ticket.version;
      clientId.current = crypto.randomUUID();
      stale.current = false;
    }
    const name = action as ActionName;
    const as = { action: name, version: seen.current, clientId: clientId.current };
    const refused = (refusal: unknown) => {
      setError(refusal);
      stale.current = isStale(refusal);
      if (stale.current) onStale();
    };
    actOnTicket(ticket.id, { ...fields, ...as })
      .then(() => onDone(action), refused)
      .finally(() => setBusy(false));
  };
  return { error, busy, send, forget: () => setError(undefined) };
}

const isStale = (error: unknown): boolean =>
  error instanceof ProblemError &&
  (error.problem.code === 'version_conflict' || error.problem.code === 'action_not_allowed');
