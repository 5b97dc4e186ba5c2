import Button from 'antd/es/button';
import { lazy, Suspense, useState } from 'react';
import type { TicketView } from '../../../server/contract/tickets.ts';
import { formatBps } from '../../shared/money.ts';
import { acceptedOffer } from '../case/offers.ts';
import { pricingOf } from '../case/trace.ts';
import { formatCents } from '../format/money.ts';
import { ACTIONS } from '../words/case-labels.ts';
import { STATES } from '../words/labels.ts';
import { useLanguage } from '../words/language.tsx';

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
      <h2 id="title-act">{t(ticket.next.length > 0 ? 'act.title' : 'act.none')}</h2>
      {done && (
        <p className="notice notice-good" role="status">
          ✓ {t('act.done', { action: label(ACTIONS, done) })}
        </p>
      )}
      {ticket.next.length > 0 && <ByTable ticket={ticket} />}
      <ul>
        {ticket.next.map(({ action, effect }, index) => (
          <li key={action}>
            <Button
              block
              size="large"
              type={index === 0 ? 'primary' : 'default'}
              danger={action === 'reject'}
              onClick={() => setOpen(action)}
            >
              {label(ACTIONS, action)}
            </Button>
            <small className="muted">{t('act.to', { state: label(STATES, effect) })}</small>
          </li>
        ))}
      </ul>
      {open && (
        <Suspense fallback={null}>
          <ActionDrawer
            ticket={ticket}
            action={open}
            onClose={() => setOpen(undefined)}
            onDone={onDone}
            onStale={reload}
          />
        </Suspense>
      )}
    </section>
  );
}

/** Before anything is agreed, the amount the rules give is what one decides on. */
function ByTable({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useLanguage();
  const pricing = ticket.decision && pricingOf(ticket.decision.trace);
  if (!pricing || acceptedOffer(ticket)) return null;
  const amount = formatCents(pricing.cents, ticket.currency);
  return <p className="by-table">{t('act.byTable', { share: formatBps(pricing.bps), amount })}</p>;
}
