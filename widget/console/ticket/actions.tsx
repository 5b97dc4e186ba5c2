import Button from 'antd/es/button';
import { lazy, Suspense, useState } from 'react';
import type { TicketView } from '../../../server/contract/tickets.ts';
import { session } from '../api/session.ts';
import { wordOf } from '../case/action-fields.ts';
import { signedFirst } from '../case/signing.ts';
import { ACTIONS } from '../words/case-labels.ts';
import { STATES } from '../words/labels.ts';
import { useLanguage } from '../words/language.tsx';
import type { WordKey } from '../words/zh.ts';
import { ByTable } from './by-table.tsx';
import { PendingNote } from './proposal.tsx';

const ActionDrawer = lazy(() =>
  import('./action-drawer.tsx').then((m) => ({ default: m.ActionDrawer })),
);

interface Props {
  readonly ticket: TicketView;
  readonly reload: () => void;
}

/** Only what the server lists as possible now; what it does not list is not shown at all. */
export function Actions({ ticket, reload }: Props) {
  const { t, label } = useLanguage();
  const [open, setOpen] = useState<string>();
  const [done, setDone] = useState<string>();
  const onDone = (action: string) => {
    setOpen(undefined);
    setDone(action);
    reload();
  };
  return (
    <section className="sheet section act" aria-labelledby="title-act">
      <h2 id="title-act">{t(titleOf(ticket))}</h2>
      {done && (
        <p className="notice notice-good" role="status">
          ✓ {t('act.done', { action: label(ACTIONS, done) })}
        </p>
      )}
      <PendingNote ticket={ticket} />
      {ticket.next.length > 0 && <ByTable ticket={ticket} />}
      <Choices ticket={ticket} onChoose={setOpen} />
      {open && (
        <Suspense fallback={null}>
          <ActionDrawer
            key={open}
            ticket={ticket}
            action={open}
            onClose={() => setOpen(undefined)}
            onDone={onDone}
            onStale={reload}
            onSwitch={setOpen}
          />
        </Suspense>
      )}
    </section>
  );
}

/** Says honestly when it is our turn and the table gives us nothing to do. */
function titleOf({ next, holder }: TicketView): WordKey {
  if (next.length > 0) return 'act.title';
  const ours = holder === 'platform' && session.get()?.user.role !== 'merchant';
  return ours ? 'act.closed' : 'act.none';
}

interface ChoicesProps {
  readonly ticket: TicketView;
  readonly onChoose: (action: string) => void;
}

/** What leaves the case where it is says nothing of where it leads. */
function Choices({ ticket: { next, state }, onChoose }: ChoicesProps) {
  const { t, label } = useLanguage();
  return (
    <ul>
      {signedFirst(next).map(({ action, by, effect }, index) => (
        <li key={action}>
          <Button
            block
            type={index === 0 ? 'primary' : 'default'}
            danger={action === 'reject'}
            onClick={() => onChoose(action)}
          >
            {label(ACTIONS, wordOf({ action, by }))}
          </Button>
          {effect !== state && (
            <small className="muted">{t('act.to', { state: label(STATES, effect) })}</small>
          )}
        </li>
      ))}
    </ul>
  );
}
