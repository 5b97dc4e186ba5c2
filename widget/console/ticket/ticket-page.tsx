import { useCallback, useMemo } from 'react';
import type { TicketView } from '../../../server/contract/tickets.ts';
import { readLedger, readTicket } from '../api/calls.ts';
import { ProblemError } from '../api/http.ts';
import { session } from '../api/session.ts';
import { useHints } from '../hooks/live.tsx';
import { type Loaded, useLoad } from '../hooks/use-load.ts';
import { useNow } from '../hooks/use-now.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { useLanguage } from '../words/language.tsx';
import '../style/ticket.css';
import '../style/ticket-parts.css';
import '../style/record.css';
import '../style/case-parts.css';
import { Actions } from './actions.tsx';
import { Decision } from './decision.tsx';
import { Dispute } from './dispute.tsx';
import { Evidence } from './evidence.tsx';
import { Facts } from './facts.tsx';
import { Goods } from './goods.tsx';
import { Header } from './header.tsx';
import { Ledger } from './ledger.tsx';
import { Money } from './money.tsx';
import { Negotiation } from './negotiation.tsx';
import { Offers } from './offers.tsx';
import { Precedents } from './precedents.tsx';
import { SectionNav } from './section.tsx';
import { Talk } from './talk.tsx';
import { Thread } from './thread.tsx';
import { Timeline } from './timeline.tsx';

/** One case: what was claimed, what can be done, and why each cent moved. */
export function TicketPage({ id }: { readonly id: string }) {
  const { t } = useLanguage();
  const ticket = useLoad(useCallback((signal: AbortSignal) => readTicket(id, signal), [id]));
  const ledger = useLoad(useCallback((signal: AbortSignal) => readLedger(id, signal), [id]));
  const reload = useCallback(() => {
    ticket.reload();
    ledger.reload();
  }, [ticket.reload, ledger.reload]);
  useHints(
    useMemo(() => ({ ticketIds: [id] }), [id]),
    reload,
  );
  const gone = ticket.error instanceof ProblemError && ticket.error.status === 404;
  return (
    <div className="page">
      <a className="back" href="#/tickets">
        ← {t('ticket.back')}
      </a>
      {ticket.error !== undefined && (
        <ProblemNote
          error={ticket.error}
          {...(gone ? { instead: t('ticket.notFound') } : { onRetry: reload })}
        />
      )}
      {ticket.data ? (
        <Case ticket={ticket.data} ledger={ledger} reload={reload} />
      ) : (
        ticket.loading && <Waiting />
      )}
    </div>
  );
}

/** The buyer's whole talk is the platform's to read; a merchant has the thread of the case. */
const readsTalk = (): boolean => session.get()?.user.role !== 'merchant';

interface CaseProps {
  readonly ticket: TicketView;
  readonly ledger: Loaded<{ readonly items: Parameters<typeof Money>[0]['items'] }>;
  readonly reload: () => void;
}

function Case({ ticket, ledger, reload }: CaseProps) {
  const now = useNow();
  const items = ledger.data?.items ?? [];
  return (
    <>
      <Header ticket={ticket} now={now} />
      <SectionNav ticket={ticket} />
      <div className="columns">
        <div className="column">
          <Actions ticket={ticket} reload={reload} />
          <Negotiation ticket={ticket} now={now} reload={reload} />
          <Thread ticket={ticket} now={now} />
          <Facts ticket={ticket} now={now} />
          <Offers ticket={ticket} now={now} />
          <Goods ticket={ticket} now={now} />
          <Evidence ticket={ticket} />
        </div>
        <div className="column">
          <Money ticket={ticket} items={items} />
          <Decision ticket={ticket} />
          <Dispute ticket={ticket} now={now} />
          {readsTalk() && <Precedents ticket={ticket} now={now} />}
          <Ledger ticket={ticket} items={items} error={ledger.error} now={now} />
          <Timeline ticket={ticket} now={now} />
          {readsTalk() && <Talk ticket={ticket} now={now} />}
        </div>
      </div>
    </>
  );
}
