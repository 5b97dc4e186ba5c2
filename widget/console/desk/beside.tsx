import { type Ref, useCallback, useMemo, useState } from 'react';
import { readLedger, readTicket } from '../api/calls.ts';
import type { TalkContext } from '../api/desk-calls.ts';
import { useHints } from '../hooks/live.tsx';
import { useLoad } from '../hooks/use-load.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Waiting } from '../parts/waiting.tsx';
import '../style/case-parts.css';
import '../style/record.css';
import '../style/ticket.css';
import '../style/ticket-parts.css';
import { Decision } from '../ticket/decision.tsx';
import { Ledger } from '../ticket/ledger.tsx';
import { Money } from '../ticket/money.tsx';
import { Ties } from '../ticket/ties.tsx';
import { useDeskWords } from '../words/desk-words.ts';
import { BuyerTab } from './buyer-tab.tsx';
import { CaseTab } from './case-tab.tsx';
import { Compare } from './compare.tsx';
import { JoinedTalks } from './merged.tsx';
import { RiskWhy } from './risk-why.tsx';
import { TabStrip, type TabStripHandle } from './tab-strip.tsx';
import type { Run } from './use-command.ts';

const TABS = ['case', 'photos', 'rules', 'money', 'buyer'] as const;
type Tab = (typeof TABS)[number];

interface Props {
  readonly ref: Ref<TabStripHandle>;
  readonly context: TalkContext | undefined;
  readonly error: unknown;
  readonly now: number;
  /** On a narrow screen it lies over the talk. */
  readonly shown: boolean;
  readonly busy: boolean;
  readonly run: Run;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

/** The case beside the talk. */
export function Beside(props: Props) {
  const { ref, context, error, now, shown, busy, run, onChanged, onClose } = props;
  const w = useDeskWords();
  const [tab, setTab] = useState<Tab>('case');
  return (
    <aside className={shown ? 'beside beside-shown' : 'beside'} aria-label={w('tabs.label')}>
      <div className="beside-tabs">
        <TabStrip
          ref={ref}
          label={w('tabs.label')}
          tabs={TABS}
          chosen={tab}
          nameOf={(one) => w(`tab.${one}`)}
          onChoose={setTab}
        />
        <button type="button" className="beside-close" onClick={onClose}>
          {w('close')}
        </button>
      </div>
      <div
        className="beside-body"
        role="tabpanel"
        aria-label={w(`tab.${tab}`)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keyboard too
        tabIndex={0}
      >
        {error !== undefined && <ProblemNote error={error} />}
        {!context && error === undefined && <Waiting />}
        {context?.joined && tab === 'case' && <JoinedTalks joined={context.joined} />}
        {context && tab === 'case' && context.followers.length + context.links.length > 0 && (
          <section className="sheet section brief">
            <h2>{w('ties.title')}</h2>
            <Ties context={context} busy={busy} run={run} />
          </section>
        )}
        {context && tab === 'buyer' && <BuyerTab context={context} now={now} />}
        {context &&
          tab !== 'buyer' &&
          (context.ticketId === undefined ? (
            <p className="muted">{w('noCase')}</p>
          ) : (
            <OfCase
              key={context.ticketId}
              id={context.ticketId}
              tab={tab}
              context={context}
              now={now}
              onChanged={onChanged}
            />
          ))}
      </div>
    </aside>
  );
}

interface CaseProps extends Pick<Props, 'now' | 'onChanged'> {
  readonly id: string;
  readonly tab: Exclude<Tab, 'buyer'>;
  readonly context: TalkContext;
}

function OfCase({ id, tab, context, now, onChanged }: CaseProps) {
  const ticket = useLoad(useCallback((signal: AbortSignal) => readTicket(id, signal), [id]));
  const ledger = useLoad(useCallback((signal: AbortSignal) => readLedger(id, signal), [id]));
  const reload = useCallback(() => {
    ticket.reload();
    ledger.reload();
    onChanged();
  }, [ticket.reload, ledger.reload, onChanged]);
  useHints(
    useMemo(() => ({ ticketIds: [id] }), [id]),
    reload,
  );
  if (ticket.error !== undefined) return <ProblemNote error={ticket.error} onRetry={reload} />;
  if (!ticket.data) return <Waiting />;
  const items = ledger.data?.items ?? [];
  switch (tab) {
    case 'case':
      return <CaseTab ticket={ticket.data} context={context} now={now} reload={reload} />;
    case 'photos':
      return <Compare ticket={ticket.data} context={context} />;
    case 'rules':
      return (
        <>
          <RiskWhy ticket={ticket.data} />
          <Decision ticket={ticket.data} />
        </>
      );
    case 'money':
      return (
        <>
          <Money ticket={ticket.data} items={items} />
          <Ledger ticket={ticket.data} items={items} error={ledger.error} now={now} />
        </>
      );
  }
}
