import Button from 'antd/es/button';
import { lazy, Suspense } from 'react';
import type { ListQuery } from '../api/calls.ts';
import { session } from '../api/session.ts';
import { useHints } from '../hooks/live.tsx';
import { usePhone } from '../hooks/use-media.ts';
import { useNow } from '../hooks/use-now.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { useLanguage } from '../words/language.tsx';
import '../style/list.css';
import { Filters } from './filters.tsx';
import { TicketCards } from './ticket-cards.tsx';
import { TicketTable } from './ticket-table.tsx';
import { listTopics } from './topics.ts';
import { type Choice, useChoice } from './use-choice.ts';
import { type Tickets, useTickets } from './use-tickets.ts';

const BulkBar = lazy(() => import('./bulk-bar.tsx').then((m) => ({ default: m.BulkBar })));

/** Every ticket within one's scope, newest movement first, kept fresh by hints. */
export function ListPage({ query }: { readonly query: ListQuery }) {
  const { t } = useLanguage();
  const tickets = useTickets(query);
  const user = session.get()?.user;
  const choice = useChoice(tickets.items);
  const acts = user !== undefined && user.role !== 'merchant';
  useHints(listTopics(user), tickets.refresh);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t(user?.role === 'merchant' ? 'list.titleMerchant' : 'list.title')}</h1>
        <span className="muted" aria-live="polite">
          {tickets.loaded && t('list.shown', { n: tickets.items.length })}
        </span>
      </div>
      <Filters query={query} />
      {tickets.error !== undefined && (
        <ProblemNote error={tickets.error} onRetry={tickets.refresh} />
      )}
      {acts && (
        <Suspense fallback={null}>
          <BulkBar choice={choice} refresh={tickets.refresh} />
        </Suspense>
      )}
      <Rows tickets={tickets} choice={acts ? choice : undefined} />
    </div>
  );
}

interface RowsProps {
  readonly tickets: Tickets;
  readonly choice: Choice | undefined;
}

function Rows({ tickets, choice }: RowsProps) {
  const { t } = useLanguage();
  const phone = usePhone();
  const now = useNow();
  if (!tickets.loaded) return tickets.error === undefined ? <Waiting /> : null;
  if (tickets.items.length === 0) return <Nothing />;
  return (
    <>
      {phone ? (
        <TicketCards rows={tickets.items} now={now} choice={choice} />
      ) : (
        <TicketTable rows={tickets.items} now={now} choice={choice} />
      )}
      <div className="list-foot">
        {tickets.nextCursor ? (
          <Button onClick={tickets.more} loading={tickets.busy}>
            {t('list.more')}
          </Button>
        ) : (
          <span className="muted">{t('list.end')}</span>
        )}
      </div>
    </>
  );
}

function Nothing() {
  const { t } = useLanguage();
  return (
    <div className="empty">
      <p>{t('list.empty')}</p>
      <small>{t('list.emptyHint')}</small>
    </div>
  );
}
