import Button from 'antd/es/button';
import Drawer from 'antd/es/drawer';
import { type FormEvent, useRef, useState } from 'react';
import type { ActionBody, ActionName, TicketView } from '../../../server/contract/tickets.ts';
import { actOnTicket } from '../api/calls.ts';
import { ProblemError } from '../api/http.ts';
import { type Answers, readAnswers } from '../case/action-body.ts';
import { fieldsOf } from '../case/action-fields.ts';
import { usePhone } from '../hooks/use-media.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { ACTIONS } from '../words/case-labels.ts';
import { useLanguage } from '../words/language.tsx';
import { ActionField } from './action-field.tsx';
import { ByTable } from './by-table.tsx';

interface Props {
  readonly ticket: TicketView;
  readonly action: string;
  readonly onClose: () => void;
  readonly onDone: (action: string) => void;
  /** Somebody was faster: what is shown is old. */
  readonly onStale: () => void;
}

/** One action with what it asks for. The version shown is the version acted on. */
export function ActionDrawer(props: Props) {
  const { t, label } = useLanguage();
  const phone = usePhone();
  const { ticket, action, onClose } = props;
  const { answers, set, problem, error, busy, submit } = useAction(props);
  return (
    <Drawer
      open
      onClose={onClose}
      title={label(ACTIONS, action)}
      placement={phone ? 'bottom' : 'right'}
      size={phone ? '80%' : 440}
    >
      <form className="form" onSubmit={submit} noValidate>
        <p className="act-about">
          {ticket.number} · {ticket.itemTitle}
        </p>
        <ByTable ticket={ticket} />
        {fieldsOf(action).map((field) => (
          <ActionField
            key={field.name}
            field={field}
            ticket={ticket}
            value={answers[field.name]}
            onChange={(value) => set(field.name, value)}
          />
        ))}
        {problem && (
          <p className="notice notice-bad" role="alert">
            {problem}
          </p>
        )}
        {error !== undefined && <ActionProblem error={error} />}
        <div className="form-foot">
          <Button onClick={onClose}>{t('act.cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={busy} danger={action === 'reject'}>
            {t('act.confirm', { action: label(ACTIONS, action) })}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}

function useAction({ ticket, action, onDone, onStale }: Props) {
  const { t } = useLanguage();
  const [answers, setAnswers] = useState<Answers>({});
  const [problem, setProblem] = useState<string>();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  // One id for this drawer: a second try after a lost answer is the same action.
  const clientId = useRef(crypto.randomUUID());

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readAnswers(fieldsOf(action), answers);
    setError(undefined);
    if ('missing' in read) {
      const field = t(`field.${read.missing}`);
      setProblem(read.wrong ? t('act.badAmount') : t('act.required', { field }));
      return;
    }
    setProblem(undefined);
    setBusy(true);
    const body: ActionBody = {
      action: action as ActionName,
      version: ticket.version,
      clientId: clientId.current,
      ...read.fields,
    };
    actOnTicket(ticket.id, body)
      .then(
        () => onDone(action),
        (refusal: unknown) => {
          setError(refusal);
          if (isStale(refusal)) {
            // The next try is made on what is then shown: another action, another id.
            clientId.current = crypto.randomUUID();
            onStale();
          }
        },
      )
      .finally(() => setBusy(false));
  };
  const set = (name: keyof Answers, value: Answers[keyof Answers]) =>
    setAnswers((before) => ({ ...before, [name]: value }));
  return { answers, set, problem, error, busy, submit };
}

const isStale = (error: unknown): boolean =>
  error instanceof ProblemError &&
  (error.problem.code === 'version_conflict' || error.problem.code === 'action_not_allowed');

function ActionProblem({ error }: { readonly error: unknown }) {
  const { t } = useLanguage();
  const conflict = error instanceof ProblemError && error.status === 409;
  return <ProblemNote error={error} {...(conflict ? { instead: t('act.conflict') } : {})} />;
}
