import { useEffect, useRef } from 'react';
import { isHeld } from '../../../server/terms/desk.ts';
import { session } from '../api/session.ts';
import { formatSpan } from '../format/time.ts';
import { listHref } from '../hooks/route.ts';
import { isDeskWord, useDeskWords } from '../words/desk-words.ts';
import { useLanguage } from '../words/language.tsx';
import { LEAVES } from '../words/leaves.ts';
import type { Row } from './desk-list.ts';
import { deskHref } from './place.ts';
import { SlaTag } from './sla-tag.tsx';

interface Props {
  readonly rows: readonly Row[];
  readonly open: string | undefined;
  readonly q: string;
  readonly now: number;
}

/** The talks of a view; each row says who wants what and how long it may take. */
export function TalkList({ rows, open, q, now }: Props) {
  const w = useDeskWords();
  return (
    <div className="talks">
      {rows.length === 0 && (
        <div className="empty">
          <p>{w('list.none')}</p>
          <small>{w('list.noneHint')}</small>
        </div>
      )}
      <ul>
        {rows.map((row) => (
          <TalkRow
            key={row.conversationId}
            row={row}
            open={row.conversationId === open}
            now={now}
          />
        ))}
      </ul>
      {q.trim() !== '' && <a href={listHref({ q })}>{w('search.tickets', { q })}</a>}
    </div>
  );
}

function TalkRow({ row, open, now }: { row: Row; open: boolean; now: number }) {
  const w = useDeskWords();
  const { label, locale } = useLanguage();
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (open) link.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  const { talk, conversationId } = row;
  const { about, assignee, breaches, buyer, last, priority } = talk;
  const urgency = `p${priority}`;
  const waits = w('row.waiting', { span: formatSpan(now - Date.parse(talk.queuedAt), locale) });
  const name = assignee?.name ?? '';
  const where = isHeld(talk)
    ? w('row.held', { name })
    : assignee
      ? w(assignee.id === session.get()?.user.id ? 'row.offeredMe' : 'row.offered', { name })
      : waits;
  return (
    <li>
      <a
        ref={link}
        href={deskHref(conversationId)}
        className="talk-row"
        {...(open && { 'aria-current': 'true' as const })}
      >
        <span className="talk-row-top">
          <b>{buyer?.name ?? '—'}</b>
          {isDeskWord(urgency) && <em className={`urgency urgency-${priority}`}>{w(urgency)}</em>}
          {breaches > 0 && <em className="urgency urgency-0">{w('breaches', { n: breaches })}</em>}
          <span className="top-space" />
          <SlaTag clock={talk.clock} now={now} />
        </span>
        <span className="talk-row-item">
          {about ? `${label(LEAVES, about.leaf)} · ${about.title}` : w('noCase')}
        </span>
        {last && (
          <span className="talk-row-last">
            {w(`row.${last.by}`)}
            {last.text}
          </span>
        )}
        <small className="muted">{where}</small>
      </a>
    </li>
  );
}
