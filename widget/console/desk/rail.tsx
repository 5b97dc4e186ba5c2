import { useEffect, useState } from 'react';
import { formatSpan } from '../format/time.ts';
import { useLive, useLiveStatus } from '../hooks/live.tsx';
import { useDeskWords } from '../words/desk-words.ts';
import { useLanguage } from '../words/language.tsx';
import { type DeskList, queuesOf, rowsOf, type View } from './desk-list.ts';
import type { Groups } from './use-groups.ts';

const VIEWS = ['mine', 'waiting', 'following', 'all'] as const;

interface Props {
  readonly list: DeskList;
  readonly groups: Groups;
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly userId: string;
  readonly now: number;
}

/** Where talks wait, how many and how long; and whether one takes any. */
export function Rail({ list, groups, view, onView, userId, now }: Props) {
  const w = useDeskWords();
  const { locale } = useLanguage();
  const queues = queuesOf(list);
  const count = (kind: (typeof VIEWS)[number]) =>
    rowsOf(list, { view: { kind }, userId, q: '' }).length;
  return (
    <div className="rail">
      <Presence />
      <nav className="rail-views" aria-label={w('views.label')}>
        {VIEWS.map((kind) => (
          <button
            key={kind}
            type="button"
            aria-pressed={view.kind === kind}
            onClick={() => onView({ kind })}
          >
            {w(`view.${kind}`)} <b>{count(kind)}</b>
          </button>
        ))}
      </nav>
      <nav className="rail-queues" aria-label={w('queues.label')}>
        {groups.open.map((group) => {
          const { waiting = 0, oldestAt } = queues.get(group) ?? {};
          return (
            <button
              key={group}
              type="button"
              aria-pressed={view.kind === 'group' && view.group === group}
              onClick={() => onView({ kind: 'group', group })}
            >
              <span>{groups.nameOf(group)}</span>
              {oldestAt !== undefined && (
                <small className="muted">
                  {w('queue.oldest', { span: formatSpan(now - Date.parse(oldestAt), locale) })}
                </small>
              )}
              <b className={waiting > 0 ? 'rail-busy' : undefined}>{waiting}</b>
            </button>
          );
        })}
      </nav>
    </div>
  );
}

const KEY = 'redress.console.online';

/** Whether talks are offered to this person; told again at every connection. */
function Presence() {
  const w = useDeskWords();
  const live = useLive();
  const status = useLiveStatus();
  const [online, setOnline] = useState(() => localStorage.getItem(KEY) !== 'no');
  useEffect(() => {
    if (status === 'live') live?.say('presence', { online });
  }, [live, status, online]);
  useEffect(() => () => live?.say('presence', { online: false }), [live]);
  const toggle = () => {
    localStorage.setItem(KEY, online ? 'no' : 'yes');
    setOnline(!online);
  };
  return (
    <button
      type="button"
      role="switch"
      aria-checked={online}
      className={online ? 'presence presence-on' : 'presence'}
      title={w('online.hint')}
      onClick={toggle}
    >
      {w(online ? 'online.on' : 'online.off')}
    </button>
  );
}
