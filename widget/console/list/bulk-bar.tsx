import Button from 'antd/es/button';
import { useState } from 'react';
import type { TicketRow } from '../../../server/contract/tickets.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useBulkWords } from '../words/bulk-words.ts';
import { ACTIONS } from '../words/case-labels.ts';
import { useLanguage } from '../words/language.tsx';
import '../style/bulk.css';
import { BULK_ACTIONS, type BulkAction, barredBy, unasked } from './bulk.ts';
import { BulkDone } from './bulk-done.tsx';
import { ExtendForm } from './extend-form.tsx';
import { useBatch } from './use-batch.ts';
import type { Choice } from './use-choice.ts';
import { useNext } from './use-next.ts';

interface Props {
  readonly choice: Choice;
  readonly refresh: () => void;
}

/** One thing done to every ticket ticked, where all of them allow it; what came of each is told. */
export function BulkBar({ choice, refresh }: Props) {
  const w = useBulkWords();
  const { label } = useLanguage();
  const { chosen, clear } = choice;
  const { run, outcome, busy, error, forget } = useBatch(() => {
    clear();
    refresh();
  });
  const [form, setForm] = useState(false);
  const act = (action: BulkAction) => {
    if (action === 'extend_deadline') setForm(true);
    else void run({ action, rows: chosen });
  };
  const open = form && chosen.length > 0;
  return (
    <section className="bulk" aria-label={w('label')}>
      {outcome && <BulkDone outcome={outcome} onClose={forget} />}
      {error !== undefined && <ProblemNote error={error} />}
      {chosen.length > 0 && (
        <div className="bulk-bar">
          <b aria-live="polite">{w('chosen', { n: chosen.length })}</b>
          <button type="button" className="link-button" onClick={clear}>
            {w('clear')}
          </button>
          {open ? (
            <ExtendForm
              busy={busy}
              submit={w('confirm', {
                n: chosen.length,
                action: label(ACTIONS, 'extend_deadline'),
              })}
              onBack={() => setForm(false)}
              onSubmit={async (fields) => {
                if (await run({ action: 'extend_deadline', rows: chosen, ...fields }))
                  setForm(false);
              }}
            />
          ) : (
            <Choices chosen={chosen} busy={busy} onChoose={act} />
          )}
        </div>
      )}
    </section>
  );
}

interface ChoicesProps {
  readonly chosen: readonly TicketRow[];
  readonly busy: boolean;
  readonly onChoose: (action: BulkAction) => void;
}

/** An action that some of the tickets bar says for how many it is barred. */
function Choices({ chosen, busy, onChoose }: ChoicesProps) {
  const w = useBulkWords();
  const { label } = useLanguage();
  const book = useNext(chosen);
  const waiting = unasked(chosen, book).length > 0;
  return (
    <ul className="bulk-actions">
      {BULK_ACTIONS.map((action) => {
        const barred = barredBy(action, chosen, book);
        const why = waiting ? undefined : barred > 0 && w('not.some', { n: barred });
        return (
          <li key={action}>
            <Button
              disabled={barred > 0 || busy}
              loading={waiting}
              {...(why && { 'aria-describedby': `bulk-${action}` })}
              onClick={() => onChoose(action)}
            >
              {label(ACTIONS, action)}
            </Button>
            {why && (
              <small id={`bulk-${action}`} className="muted">
                {why}
              </small>
            )}
          </li>
        );
      })}
    </ul>
  );
}
