import type { TicketView } from '../../../server/contract/tickets.ts';
import { amountAtStake } from '../case/offers.ts';
import { progressSteps } from '../case/progress.ts';
import { formatCents } from '../format/money.ts';
import { DeadlineTag, StateTag } from '../parts/tags.tsx';
import { When } from '../parts/when.tsx';
import { PHASE_NAMES } from '../words/case-labels.ts';
import { HOLDERS, STATES } from '../words/labels.ts';
import { useLanguage } from '../words/language.tsx';

interface Props {
  readonly ticket: TicketView;
  readonly now: number;
}

/** Where the case stands, at one look. */
export function Header({ ticket, now }: Props) {
  const { t } = useLanguage();
  return (
    <header className="sheet head">
      <div className="head-main">
        <div>
          <div className="head-number">
            <h1>{ticket.number}</h1>
            <StateTag state={ticket.state} />
            <small className="muted">{t('ticket.version', { n: ticket.version })}</small>
          </div>
          <p className="head-title">{ticket.itemTitle}</p>
        </div>
        <Figures ticket={ticket} now={now} />
      </div>
      <Progress ticket={ticket} now={now} />
    </header>
  );
}

function Figures({ ticket, now }: Props) {
  const { t, label } = useLanguage();
  const amount = amountAtStake(ticket);
  return (
    <dl className="head-figures">
      <div>
        <dt>{t('ticket.holder')}</dt>
        <dd>{label(HOLDERS, ticket.holder)}</dd>
      </div>
      <div>
        <dt>{t('ticket.deadline')}</dt>
        <dd>
          <DeadlineTag at={ticket.deadline?.at} now={now} />
          <Then ticket={ticket} />
        </dd>
      </div>
      <div>
        <dt>{t('ticket.amount')}</dt>
        <dd className="head-amount">{amount ? formatCents(amount, ticket.currency) : '—'}</dd>
      </div>
    </dl>
  );
}

/** What silence leads to; where the case stays where it is, somebody higher takes it. */
function Then({ ticket: { deadline, state } }: Pick<Props, 'ticket'>) {
  const { t, label } = useLanguage();
  if (!deadline) return null;
  return (
    <small className="muted">
      {deadline.thenState === state
        ? t('deadline.goesUp')
        : t('deadline.then', { state: label(STATES, deadline.thenState) })}
    </small>
  );
}

function Progress({ ticket, now }: Props) {
  const { t, label } = useLanguage();
  const steps = progressSteps(ticket);
  const last = steps.at(-1);
  return (
    <ol className="steps" aria-label={t('ticket.progress')}>
      {steps.map((step) => (
        <li
          key={step.phase}
          className={`step step-${step.status}`}
          {...(step.status === 'current' ? { 'aria-current': 'step' as const } : {})}
        >
          <span className="step-dot" aria-hidden="true" />
          <b>
            {step === last && step.status === 'done'
              ? label(STATES, ticket.state)
              : label(PHASE_NAMES, step.phase)}
          </b>
          <small className="muted">{step.at ? <When at={step.at} now={now} /> : '\u00a0'}</small>
        </li>
      ))}
    </ol>
  );
}
