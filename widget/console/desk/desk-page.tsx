import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { session } from '../api/session.ts';
import { useNow } from '../hooks/use-now.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { useDeskWords } from '../words/desk-words.ts';
import '../style/desk.css';
import { Alerts } from './alerts.tsx';
import { neighbour, rowsOf, type View } from './desk-list.ts';
import { openTalk, useOpenTalk } from './place.ts';
import { Rail } from './rail.tsx';
import { TalkList } from './talk-list.tsx';
import { useDesk } from './use-desk.ts';
import { useGroups } from './use-groups.ts';
import { useKeys } from './use-keys.ts';

const Room = lazy(() => import('./room.tsx').then((m) => ({ default: m.Room })));
const HelpSheet = lazy(() => import('./help-sheet.tsx').then((m) => ({ default: m.HelpSheet })));

/** The desk: queues, the talk, and what stands beside it. */
export function DeskPage() {
  const w = useDeskWords();
  const userId = session.get()?.user.id ?? '';
  const groups = useGroups();
  const desk = useDesk(groups.open);
  const now = useNow();
  const open = useOpenTalk();
  const [view, setView] = useState<View>({ kind: 'all' });
  const [q, setQ] = useState('');
  const [help, setHelp] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const rows = useMemo(() => rowsOf(desk.list, { view, userId, q }), [desk.list, view, userId, q]);
  const move = useCallback((step: 1 | -1) => openTalk(neighbour(rows, open, step)), [rows, open]);
  useKeys({
    next: () => move(1),
    previous: () => move(-1),
    search: () => search.current?.focus(),
    help: () => setHelp((shown) => !shown),
    escape: () => {
      setHelp(false);
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    },
  });
  useEffect(() => {
    document.body.classList.add('at-desk');
    return () => document.body.classList.remove('at-desk');
  }, []);
  return (
    <div className={open === undefined ? 'desk' : 'desk desk-open'}>
      <h1 className="hidden">{w('title')}</h1>
      <aside className="desk-side">
        <Rail
          list={desk.list}
          groups={groups}
          view={view}
          onView={setView}
          userId={userId}
          now={now}
        />
        <label className="desk-search">
          <span className="hidden">{w('search')}</span>
          <input
            ref={search}
            type="search"
            value={q}
            placeholder={w('search')}
            onChange={(event) => setQ(event.target.value)}
          />
        </label>
        {desk.error !== undefined && <ProblemNote error={desk.error} onRetry={desk.reload} />}
        {desk.loaded ? <TalkList rows={rows} open={open} q={q} now={now} /> : <Waiting />}
      </aside>
      {open === undefined ? (
        <div className="desk-empty">
          <p>{w('pick')}</p>
          <small className="muted">{w('pickHint')}</small>
        </div>
      ) : (
        <Suspense fallback={<Waiting />}>
          <Room
            key={open}
            conversationId={open}
            talk={desk.list.known.get(open)?.talk ?? undefined}
            list={desk.list}
            groups={groups}
          />
        </Suspense>
      )}
      <Alerts />
      {help && (
        <Suspense fallback={null}>
          <HelpSheet onClose={() => setHelp(false)} />
        </Suspense>
      )}
    </div>
  );
}
