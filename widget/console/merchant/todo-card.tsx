import Button from 'antd/es/button';
import Checkbox from 'antd/es/checkbox';
import type { TodoItem } from '../../../server/contract/todo.ts';
import { formatBps } from '../../shared/money.ts';
import { ProblemError } from '../api/http.ts';
import { wordOf } from '../case/action-fields.ts';
import { wordsOf } from '../case/words-of.ts';
import { formatCents } from '../format/money.ts';
import { ticketHref } from '../hooks/route.ts';
import { DeadlineTag } from '../parts/tags.tsx';
import { ACTIONS } from '../words/case-labels.ts';
import { label as labelIn, REMEDIES, STATES } from '../words/labels.ts';
import { useLanguage } from '../words/language.tsx';
import { LEAVES } from '../words/leaves.ts';
import { refusalText } from '../words/refusal.ts';
import { MERCHANT_SILENCE } from '../words/silence-labels.ts';
import type { WordKey } from '../words/zh.ts';
import { actionsOf, mayAgree } from './todo-groups.ts';
import type { Outcome } from './use-todo.ts';

interface Props {
  readonly item: TodoItem;
  readonly now: number;
  readonly busy: boolean;
  readonly outcome: Outcome | undefined;
  readonly selecting: boolean;
  readonly selected: boolean;
  readonly onSelect: (on: boolean) => void;
  readonly onAgree: () => void;
  readonly onAct: (action: string) => void;
}

/** One case that waits: what is claimed, what a yes gives, what silence does, and the ways to answer. */
export function TodoCard(props: Props) {
  const { t, label } = useLanguage();
  const { item, now, outcome, selecting, selected, onSelect } = props;
  const said = wordsOf(item.description);
  return (
    <article className="todo" aria-labelledby={`todo-${item.id}`}>
      <header className="todo-head">
        {selecting && (
          <Checkbox
            checked={selected}
            disabled={!mayAgree(item)}
            aria-label={t('todo.selectOne', { item: item.itemTitle })}
            onChange={(event) => onSelect(event.target.checked)}
          />
        )}
        <h3 id={`todo-${item.id}`}>
          <a href={ticketHref(item.id)}>{item.itemTitle}</a>
        </h3>
        <DeadlineTag at={item.deadline?.at} now={now} />
      </header>
      <p className="todo-about">
        <span className="tag tag-act">{label(STATES, item.state)}</span>
        <span>{label(LEAVES, item.leaf)}</span>
        <span className="muted nowrap">{item.number}</span>
        {item.files > 0 && <span className="muted">{t('todo.files', { n: item.files })}</span>}
      </p>
      {said && <blockquote className="todo-said">{said}</blockquote>}
      <Stakes item={item} />
      {outcome && !outcome.ok && <Failed outcome={outcome} />}
      <Answers {...props} />
    </article>
  );
}

/** What was asked for beside what a yes gives, and what happens without an answer. */
function Stakes({ item }: { readonly item: TodoItem }) {
  const { t, label, locale } = useLanguage();
  const { requested, terms, currency, deadline } = item;
  const asked = [
    requested.remedy && label(REMEDIES, requested.remedy),
    requested.amountCents !== undefined && formatCents(requested.amountCents, currency),
  ].filter(Boolean);
  const asks = actionsOf(item).includes('approve');
  const silence = deadline && silenceOf(deadline, locale);
  return (
    <div className="todo-stakes">
      <dl>
        {asked.length > 0 && (
          <div>
            <dt>{t('todo.asks')}</dt>
            <dd>{asked.join(' ')}</dd>
          </div>
        )}
        {terms && (
          <div>
            <dt>{t(termsWord(item))}</dt>
            <dd>
              <b>{termsText(item, (remedy) => label(REMEDIES, remedy))}</b>
              {terms.percentBps !== undefined && (
                <span className="muted"> ({formatBps(terms.percentBps)})</span>
              )}
              {asks && terms.chosen && <small className="muted"> {t('todo.chosen')}</small>}
            </dd>
          </div>
        )}
      </dl>
      {silence && <p className="todo-silence">{t('todo.silence', { what: silence })}</p>}
    </div>
  );
}

/** What the terms are to the merchant: what a yes gives, what lies open, or what was agreed already. */
function termsWord(item: TodoItem): WordKey {
  const actions = actionsOf(item);
  if (actions.includes('approve')) return 'todo.gives';
  if (actions.includes('accept_offer')) return 'todo.accepts';
  if (item.state === 'inspection') return 'todo.passes';
  return item.state === 'negotiation' ? 'todo.standing' : 'todo.settled';
}

const silenceOf = (
  { timer, thenState }: NonNullable<TodoItem['deadline']>,
  locale: 'zh-CN' | 'en',
): string =>
  Object.hasOwn(MERCHANT_SILENCE, timer)
    ? labelIn(MERCHANT_SILENCE, timer, locale)
    : labelIn(STATES, thenState, locale);

/** `部分退款 ¥630.00`, or the remedy alone where no cash is in it. */
export const termsText = (
  { terms, currency }: Pick<TodoItem, 'terms' | 'currency'>,
  name: (remedy: string) => string,
): string =>
  terms
    ? [
        name(terms.remedy),
        ...(terms.amountCents > 0 ? [formatCents(terms.amountCents, currency)] : []),
        ...(terms.couponCents ? [formatCents(terms.couponCents, currency)] : []),
      ].join(' ')
    : '';

function Answers({ item, busy, selecting, onAgree, onAct }: Props) {
  const { t, label } = useLanguage();
  if (selecting) return null;
  const cash = item.terms && item.terms.amountCents > 0 ? item.terms.amountCents : undefined;
  const name = (action: string) => {
    if (action === 'reject' && item.state === 'exchange_wait') return t('todo.stockOut');
    if (action === 'accept_offer' && cash !== undefined)
      return t('todo.acceptFor', { amount: formatCents(cash, item.currency) });
    if (action !== 'approve') return label(ACTIONS, wordOf({ action, by: 'merchant' }));
    return cash === undefined
      ? t('todo.agree')
      : t('todo.agreeFor', { amount: formatCents(cash, item.currency) });
  };
  return (
    <div className="todo-answers">
      {actionsOf(item).map((action, index) => (
        <Button
          key={action}
          type={index === 0 ? 'primary' : 'default'}
          danger={action === 'reject'}
          loading={busy && action === 'approve'}
          disabled={busy}
          onClick={() => (action === 'approve' ? onAgree() : onAct(action))}
        >
          {name(action)}
        </Button>
      ))}
      <a className="link-button" href={ticketHref(item.id)}>
        {t('todo.open')}
      </a>
    </div>
  );
}

/** A case that was just answered here. */
export function Finished({ item, text }: { readonly item: TodoItem; readonly text: string }) {
  return (
    <article className="todo todo-finished" role="status">
      <span>
        ✓ <a href={ticketHref(item.id)}>{item.itemTitle}</a>
      </span>
      <span>{text}</span>
    </article>
  );
}

function Failed({ outcome }: { readonly outcome: Outcome }) {
  const { t, locale } = useLanguage();
  const { error } = outcome;
  const stale =
    error instanceof ProblemError &&
    ['version_conflict', 'action_not_allowed'].includes(error.problem.code ?? '');
  const said = stale
    ? t('act.conflict')
    : error instanceof ProblemError
      ? refusalText(error.problem, locale)
      : undefined;
  return (
    <p className="notice notice-bad" role="alert">
      {said ?? t('error.title')}
    </p>
  );
}
