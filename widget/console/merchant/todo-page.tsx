import Button from 'antd/es/button';
import { lazy, Suspense, useState } from 'react';
import type { TodoPage as Page, TodoItem } from '../../../server/contract/todo.ts';
import { formatCents } from '../format/money.ts';
import { useHints } from '../hooks/live.tsx';
import { useNow } from '../hooks/use-now.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { ACTIONS } from '../words/case-labels.ts';
import { REMEDIES } from '../words/labels.ts';
import { useLanguage } from '../words/language.tsx';
import '../style/list.css';
import '../style/todo.css';
import { Finished, TodoCard, termsText } from './todo-card.tsx';
import { grouped, mayAgree, sumOf } from './todo-groups.ts';
import { isOld, type Todo, useTodo } from './use-todo.ts';

const TodoAction = lazy(() => import('./todo-action.tsx').then((m) => ({ default: m.TodoAction })));

/** A merchant hears of their own cases unasked. */
const OWN_CASES = {};

/** What waits for the merchant, the nearest deadline first; a yes is one tap. */
export function TodoPage() {
  const { t } = useLanguage();
  const todo = useTodo();
  useHints(OWN_CASES, todo.reload);
  return (
    <div className="page todo-page">
      <div className="page-head">
        <h1>{t('todo.title')}</h1>
        {todo.page && <Counts page={todo.page} />}
      </div>
      {todo.error !== undefined && <ProblemNote error={todo.error} onRetry={todo.reload} />}
      {todo.page ? <Items todo={todo} page={todo.page} /> : todo.error === undefined && <Waiting />}
    </div>
  );
}

function Counts({ page }: { readonly page: Page }) {
  const { t } = useLanguage();
  return (
    <span className="muted" aria-live="polite">
      {t('todo.waiting', { n: page.waiting })}
      {page.overdue > 0 && <b className="todo-over"> · {t('todo.overdue', { n: page.overdue })}</b>}
    </span>
  );
}

function Items({ todo, page }: { readonly todo: Todo; readonly page: Page }) {
  const { t, label } = useLanguage();
  const now = useNow();
  const [open, setOpen] = useState<{ readonly id: string; readonly action: string }>();
  const [chosen, setChosen] = useState<ReadonlySet<string>>();
  const agreed = (item: TodoItem) =>
    t('todo.agreed', { what: termsText(item, (remedy) => label(REMEDIES, remedy)) });
  const select = (id: string, on: boolean) => {
    const after = new Set(chosen);
    if (on) after.add(id);
    else after.delete(id);
    setChosen(after);
  };
  const waiting = page.items.filter((item) => !isOld(item, todo.outcomes[item.id]));
  const finished = Object.values(todo.outcomes).filter(({ ok }) => ok);
  return (
    <>
      <Picker page={page} todo={todo} chosen={chosen} onChange={setChosen} agreed={agreed} />
      {waiting.length === 0 && <Nothing />}
      {grouped(waiting, now).map(({ group, items }) => (
        <section key={group} className="todo-group" aria-labelledby={`group-${group}`}>
          <h2 id={`group-${group}`} className={`todo-group-${group}`}>
            {t(`todo.group.${group}`)} <span className="muted">{items.length}</span>
          </h2>
          <div className="todo-grid">
            {items.map((item) => (
              <TodoCard
                key={item.id}
                item={item}
                now={now}
                busy={todo.busy.has(item.id)}
                outcome={todo.outcomes[item.id]}
                selecting={chosen !== undefined}
                selected={chosen?.has(item.id) ?? false}
                onSelect={(on) => select(item.id, on)}
                onAgree={() => todo.agree(item, agreed(item))}
                onAct={(action) => setOpen({ id: item.id, action })}
              />
            ))}
          </div>
        </section>
      ))}
      {finished.length > 0 && (
        <section className="todo-group" aria-labelledby="group-finished">
          <h2 id="group-finished">{t('todo.group.finished')}</h2>
          <div className="todo-grid">
            {finished.map(({ item, text }) => (
              <Finished key={item.id} item={item} text={text ?? ''} />
            ))}
          </div>
        </section>
      )}
      {page.nextCursor && (
        <div className="list-foot">
          <Button onClick={todo.more}>{t('todo.more')}</Button>
        </div>
      )}
      {open && (
        <Suspense fallback={null}>
          <TodoAction
            {...open}
            onClose={() => setOpen(undefined)}
            onSwitch={(action) => setOpen({ id: open.id, action })}
            onDone={(action) => {
              setOpen(undefined);
              const item = page.items.find(({ id }) => id === open.id);
              const text = t('todo.done', { what: label(ACTIONS, action) });
              if (item) todo.tell({ ok: true, item, text });
              todo.reload();
            }}
          />
        </Suspense>
      )}
    </>
  );
}

interface PickerProps {
  readonly page: Page;
  readonly todo: Todo;
  readonly chosen: ReadonlySet<string> | undefined;
  readonly onChange: (chosen: ReadonlySet<string> | undefined) => void;
  readonly agreed: (item: TodoItem) => string;
}

/** Choosing several, and one yes to all of them. */
function Picker({ page, todo, chosen, onChange, agreed }: PickerProps) {
  const { t } = useLanguage();
  const [told, setTold] = useState<string>();
  const [error, setError] = useState<unknown>();
  const [sending, setSending] = useState(false);
  const able = page.items.filter((item) => mayAgree(item) && !isOld(item, todo.outcomes[item.id]));
  const picked = able.filter(({ id }) => chosen?.has(id));
  const send = async () => {
    setSending(true);
    setError(undefined);
    try {
      const results = await todo.agreeAll(picked, agreed);
      const failed = results.filter(({ ok }) => !ok).length;
      const done = t('todo.batchDone', { n: results.length - failed });
      setTold(failed > 0 ? `${done} · ${t('todo.batchFailed', { n: failed })}` : done);
      onChange(undefined);
    } catch (refusal) {
      setError(refusal);
    } finally {
      setSending(false);
    }
  };
  return (
    <>
      {told && (
        <p className="notice notice-good" role="status">
          {told}
        </p>
      )}
      {error !== undefined && <ProblemNote error={error} />}
      {chosen === undefined ? (
        able.length > 1 && (
          <div className="todo-pick">
            <Button onClick={() => onChange(new Set())}>{t('todo.select')}</Button>
          </div>
        )
      ) : (
        <div className="todo-pick todo-pick-open">
          <Button onClick={() => onChange(new Set(able.map(({ id }) => id)))}>
            {t('todo.selectAll')}
          </Button>
          <Button onClick={() => onChange(undefined)}>{t('todo.cancelSelect')}</Button>
          <span className="todo-sum">
            {sumOf(picked).map(([currency, cents]) => (
              <span key={currency}>{t('todo.sum', { amount: formatCents(cents, currency) })}</span>
            ))}
          </span>
          <Button
            type="primary"
            disabled={picked.length === 0}
            loading={sending}
            onClick={() => void send()}
          >
            {t('todo.agreeMany', { n: picked.length })}
          </Button>
        </div>
      )}
    </>
  );
}

function Nothing() {
  const { t } = useLanguage();
  return (
    <div className="empty">
      <p>{t('todo.none')}</p>
      <small>{t('todo.noneHint')}</small>
    </div>
  );
}
