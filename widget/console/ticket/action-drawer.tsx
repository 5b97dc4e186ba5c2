import Button from 'antd/es/button';
import Drawer from 'antd/es/drawer';
import {
  REJECT_REASONS,
  type RejectCode,
  type RejectReason,
} from '../../../server/terms/reject-reason.ts';
import { ProblemError } from '../api/http.ts';
import { SIGNING } from '../case/signing.ts';
import { useEscape } from '../hooks/use-escape.ts';
import { usePhone } from '../hooks/use-media.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { ACTIONS } from '../words/case-labels.ts';
import { useLanguage } from '../words/language.tsx';
import { ActionField } from './action-field.tsx';
import { ByTable } from './by-table.tsx';
import { CounterNote, PendingNote, ProposalNote } from './proposal.tsx';
import { type ActionProps, useAction } from './use-action.ts';

/** A merchant's to what the buyer proposed. */
const ANSWERS: readonly string[] = ['accept_offer', 'decline_offer'];

/** One action with what it asks for. */
export function ActionDrawer(props: ActionProps) {
  const { t, label } = useLanguage();
  const phone = usePhone();
  const { ticket, action, onClose } = props;
  const { answers, set, fields, kind, word, problem, error, busy, submit } = useAction(props);
  const first = mustPropose(props, answers.reasonCode);
  useEscape(onClose);
  return (
    <Drawer
      open
      onClose={onClose}
      title={label(ACTIONS, word)}
      placement={phone ? 'bottom' : 'right'}
      size={phone ? '80%' : 440}
    >
      <form className="form" onSubmit={submit} noValidate>
        <p className="act-about">
          {ticket.number} · {ticket.itemTitle}
        </p>
        <ByTable ticket={ticket} />
        {action === 'approve' && <ProposalNote ticket={ticket} />}
        {ANSWERS.includes(action) && <CounterNote ticket={ticket} />}
        {SIGNING.includes(action) && <PendingNote ticket={ticket} />}
        {(first ? fields.slice(0, 1) : fields).map((field) => (
          <ActionField
            key={field.name}
            field={field}
            ticket={ticket}
            value={answers[field.name]}
            kind={kind}
            problem={problem?.name === field.name ? problem.text : undefined}
            onChange={(value) => set(field.name, value)}
          />
        ))}
        {action === 'reject' && <RefusalNote code={answers.reasonCode} first={first} />}
        {error !== undefined && !problem && <ActionProblem error={error} />}
        <div className="form-foot">
          <Button onClick={onClose}>{t('act.cancel')}</Button>
          {first && props.onSwitch ? (
            <Button type="primary" onClick={() => props.onSwitch?.('propose')}>
              {t('reject.propose')}
            </Button>
          ) : (
            <Button type="primary" htmlType="submit" loading={busy} danger={action === 'reject'}>
              {t('act.confirm', { action: label(ACTIONS, word) })}
            </Button>
          )}
        </div>
      </form>
    </Drawer>
  );
}

const ruleOf = (code: unknown): RejectReason | undefined =>
  typeof code === 'string' && Object.hasOwn(REJECT_REASONS, code)
    ? REJECT_REASONS[code as RejectCode]
    : undefined;

/** Whether this code is answered by a proposal and none was made: the server would refuse it. */
const mustPropose = ({ ticket, action }: ActionProps, code: unknown): boolean =>
  action === 'reject' &&
  (ruleOf(code)?.proposeFirst ?? false) &&
  !ticket.offers.some(({ by }) => by === 'merchant');

/** What the chosen code asks of a merchant who refuses. */
function RefusalNote({ code, first }: { readonly code: unknown; readonly first: boolean }) {
  const { t } = useLanguage();
  if (first) return <p className="notice">{t('reject.proposeFirst')}</p>;
  return ruleOf(code)?.evidence ? <p className="notice">{t('reject.needsEvidence')}</p> : null;
}

function ActionProblem({ error }: { readonly error: unknown }) {
  const { t } = useLanguage();
  const conflict = error instanceof ProblemError && error.status === 409;
  return <ProblemNote error={error} {...(conflict ? { instead: t('act.conflict') } : {})} />;
}
