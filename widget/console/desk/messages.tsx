import { useEffect, useLayoutEffect, useRef } from 'react';
import type { WireEvent } from '../../../server/contract/conversation-events.ts';
import { eventLines } from '../case/talk.ts';
import { useLive } from '../hooks/live.tsx';
import { When } from '../parts/when.tsx';
import { useDeskWords } from '../words/desk-words.ts';
import { ACTORS } from '../words/labels.ts';
import { useLanguage } from '../words/language.tsx';
import { Pictures } from './pictures.tsx';
import { deskHref } from './place.ts';
import { markOf, useNotice, wordsOf } from './said-words.ts';
import type { Groups } from './use-groups.ts';
import type { Talk } from './use-talk.ts';

interface Props {
  readonly talk: Talk;
  readonly conversationId: string;
  readonly groups: Groups;
  readonly currency: string | undefined;
  readonly now: number;
}

/** How near the end one must be to be taken along by what is new, in pixels. */
const NEAR_END = 120;

/** What was said, newest at the bottom, with colleagues' notes among it. */
export function Messages({ talk, conversationId, groups, currency, now }: Props) {
  const w = useDeskWords();
  const box = useRef<HTMLDivElement>(null);
  const { events } = talk.log;
  const count = events.length + Number(talk.typing !== undefined);
  const atEnd = useRef(true);
  useLayoutEffect(() => {
    const list = box.current;
    if (list && atEnd.current && count > 0) list.scrollTop = list.scrollHeight;
  }, [count]);
  useEffect(() => {
    const list = box.current;
    if (!list) return;
    // What opens below, or pictures that load, must not push the newest out of sight.
    const watch = new ResizeObserver(() => {
      if (atEnd.current) list.scrollTop = list.scrollHeight;
    });
    watch.observe(list);
    if (list.firstElementChild) watch.observe(list.firstElementChild);
    return () => watch.disconnect();
  }, []);
  useReadMark(conversationId, events);
  const onScroll = () => {
    const list = box.current;
    if (list) atEnd.current = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_END;
  };
  const { typing } = talk;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <div ref={box} className="messages" onScroll={onScroll} tabIndex={0} role="log">
      <ol>
        {events.map((event) => (
          <Message
            key={event.seq}
            event={event}
            groups={groups}
            currency={currency}
            read={(event.buyerSeq ?? 0) <= talk.buyerRead}
            now={now}
          />
        ))}
      </ol>
      {typing && (
        <p className="muted message-typing">
          {typing.kind === 'buyer' ? w('typingBuyer') : w('typing', { name: typing.name ?? '' })}
        </p>
      )}
    </div>
  );
}

/** Tells the server how far this has been on a screen that somebody looks at. */
function useReadMark(conversationId: string, events: readonly WireEvent[]): void {
  const live = useLive();
  const seq = events.findLast((event) => event.buyerSeq !== undefined)?.buyerSeq ?? 0;
  useEffect(() => {
    if (seq > 0 && !document.hidden) live?.say('read', { conversationId, seq });
  }, [live, conversationId, seq]);
}

interface MessageProps {
  readonly event: WireEvent;
  readonly groups: Groups;
  readonly currency: string | undefined;
  readonly read: boolean;
  readonly now: number;
}

function Message({ event, groups, currency, read, now }: MessageProps) {
  const w = useDeskWords();
  const { label, locale } = useLanguage();
  const notice = useNotice(event, groups);
  if (notice !== undefined) return <li className="message-notice">{notice}</li>;
  const lines = eventLines(event, { locale, currency });
  if (lines.length === 0) return null;
  const { kind, name } = event.actor;
  const note = event.type === 'text' ? event.visibility : undefined;
  const ours = kind === 'agent' || kind === 'operator';
  const side = note ? 'note' : kind === 'buyer' ? 'buyer' : ours ? 'ours' : 'bot';
  return (
    <li className={`message message-${side}`}>
      <small className="muted">
        {note && <em>{markOf(event, w)}</em>} {name ?? label(ACTORS, kind)}{' '}
        <When at={event.at} now={now} />
        {ours && !note && ` · ${w(read ? 'read' : 'unread')}`}
      </small>
      <div className="message-box">
        {wordsOf(event, lines, w).map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of one event never move.
          <p key={index}>{line}</p>
        ))}
        {event.type === 'text' && event.talk && note && (
          <a href={deskHref(event.talk.conversationId)}>{w('merged.open')} →</a>
        )}
        <Pictures event={event} />
      </div>
    </li>
  );
}
