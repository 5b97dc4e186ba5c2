import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { type DeskTalk, isHeld } from '../../../server/terms/desk.ts';
import { readContext } from '../api/desk-calls.ts';
import { session } from '../api/session.ts';
import { useHints } from '../hooks/live.tsx';
import { useLoad } from '../hooks/use-load.ts';
import { useNow } from '../hooks/use-now.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { isFollowed } from '../ticket/ties.tsx';
import { useDeskWords } from '../words/desk-words.ts';
import { Beside } from './beside.tsx';
import { Composer, type ComposerHandle } from './composer.tsx';
import type { DeskList } from './desk-list.ts';
import { Handover } from './handover.tsx';
import { LinkSheet } from './link-sheet.tsx';
import { MergedNote } from './merged.tsx';
import { Messages } from './messages.tsx';
import { RoomHead } from './room-head.tsx';
import type { TabStripHandle } from './tab-strip.tsx';
import { useCommand } from './use-command.ts';
import type { Groups } from './use-groups.ts';
import { useKeys } from './use-keys.ts';
import { useTalk } from './use-talk.ts';

interface Props {
  readonly conversationId: string;
  /** How it stands at the desk; absent where it is not there. */
  readonly talk: DeskTalk | undefined;
  readonly list: DeskList;
  readonly groups: Groups;
}

/** One talk in the middle and its case beside it. */
export function Room({ conversationId, talk, list, groups }: Props) {
  const w = useDeskWords();
  const now = useNow();
  const me = session.get()?.user;
  const context = useLoad(
    useCallback((signal: AbortSignal) => readContext(conversationId, signal), [conversationId]),
  );
  // What happens to the cases of a talk that goes on in this one is shown beside it.
  const joined = context.data?.joined?.map((one) => one.conversationId).join(' ') ?? '';
  useHints(
    useMemo(
      () => ({ conversationIds: [conversationId, ...joined.split(' ').filter(Boolean)] }),
      [conversationId, joined],
    ),
    context.reload,
  );
  const said = useTalk(conversationId);
  const { run, busy, error, forget } = useCommand(conversationId);
  const [sheet, setSheet] = useState<'handover' | 'link'>();
  const [showsCase, setShowsCase] = useState(false);
  const composer = useRef<ComposerHandle>(null);
  const beside = useRef<TabStripHandle>(null);
  const closeSheet = () => setSheet(undefined);
  const { setBuyerRead } = said;
  const marked = context.data?.reads.buyer;
  useEffect(() => {
    if (marked !== undefined) setBuyerRead(marked);
  }, [marked, setBuyerRead]);

  const mine = talk !== undefined && isHeld(talk) && talk.assignee?.id === me?.id;
  const others = talk !== undefined && isHeld(talk) && !mine ? talk.assignee?.name : undefined;
  const follows = context.data !== undefined && isFollowed(context.data);
  const take = () => run({ command: 'take' });
  useKeys({
    take: () => void (mine || take()),
    reply: () => composer.current?.write(others === undefined ? 'all' : 'internal'),
    note: () => composer.current?.write('internal'),
    canned: () => composer.current?.canned(),
    handover: () => setSheet('handover'),
    link: () => setSheet('link'),
    details: () => {
      // Where it lies over the talk it cannot be gone to before it is there.
      flushSync(() => setShowsCase(true));
      beside.current?.focus();
    },
    handback: () => void run({ command: 'handback' }),
    follow: () => void (context.data && run({ command: 'follow', on: !follows })),
  });
  return (
    <>
      <section className="room" aria-label={talk?.buyer?.name ?? w('title')}>
        <RoomHead
          talk={talk}
          context={context.data}
          mine={mine}
          others={others}
          leads={me?.role === 'operator' || (me?.groups?.includes('lead') ?? false)}
          follows={follows}
          now={now}
          busy={busy}
          run={run}
          onMove={() => setSheet('handover')}
          onLink={() => setSheet('link')}
          onCase={() => setShowsCase((shown) => !shown)}
        />
        {context.data?.merged && (
          <MergedNote
            into={context.data.merged}
            busy={busy}
            onUndo={() => void run({ command: 'unmerge' })}
          />
        )}
        {error !== undefined && <ProblemNote error={error} onClose={forget} />}
        {said.error !== undefined && <ProblemNote error={said.error} />}
        <Messages
          talk={said}
          conversationId={conversationId}
          groups={groups}
          currency={talk?.about?.currency ?? context.data?.order?.currency}
          now={now}
        />
        <Composer
          key={conversationId}
          ref={composer}
          conversationId={conversationId}
          context={context.data}
          mine={mine}
          others={others}
          run={run}
        />
        {sheet === 'handover' && <Handover run={run} onClose={closeSheet} />}
        {sheet === 'link' && (
          <LinkSheet
            buyerId={talk?.buyer?.id ?? context.data?.buyer?.id}
            atDesk={talk !== undefined}
            list={list}
            conversationId={conversationId}
            version={context.data?.version}
            run={run}
            onClose={closeSheet}
          />
        )}
      </section>
      <Beside
        ref={beside}
        context={context.data}
        error={context.error}
        now={now}
        shown={showsCase}
        busy={busy}
        run={run}
        onChanged={context.reload}
        onClose={() => setShowsCase(false)}
      />
    </>
  );
}
