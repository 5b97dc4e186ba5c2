import Button from 'antd/es/button';
import { useState } from 'react';
import type { WireEvent } from '../../../server/contract/conversation-events.ts';
import type { TicketView } from '../../../server/contract/tickets.ts';
import { readTalk } from '../api/calls.ts';
import { ProblemError } from '../api/http.ts';
import { eventLines } from '../case/talk.ts';
import { markOf, useNotice, wordsOf } from '../desk/said-words.ts';
import { type Groups, useGroups } from '../desk/use-groups.ts';
import { formatInstant } from '../format/time.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useDeskWords } from '../words/desk-words.ts';
import { ACTORS } from '../words/labels.ts';
import { useLanguage } from '../words/language.tsx';
import { Section } from './section.tsx';
import { TalkHead } from './talk-head.tsx';

interface Props {
  readonly ticket: TicketView;
  readonly now: number;
}

/** The conversation, read-only and only when asked for: most readings of a case need it not. */
export function Talk({ ticket, now }: Props) {
  const { t } = useLanguage();
  const talk = useTalk(ticket.conversationId);
  const groups = useGroups();
  const hidden = talk.error instanceof ProblemError && [403, 404].includes(talk.error.status);
  return (
    <Section name="talk">
      <TalkHead conversationId={ticket.conversationId} />
      {talk.error !== undefined &&
        (hidden ? <p className="muted">{t('talk.hidden')}</p> : <ProblemNote error={talk.error} />)}
      {talk.events?.length === 0 && <p className="muted">{t('talk.none')}</p>}
      <ol className="talk">
        {talk.events?.map((event) => (
          <Said key={event.seq} event={event} ticket={ticket} groups={groups} now={now} />
        ))}
      </ol>
      {!hidden && (
        <Button onClick={talk.more} loading={talk.busy}>
          {t(talk.events ? 'talk.more' : 'talk.show')}
        </Button>
      )}
    </Section>
  );
}

function useTalk(conversationId: string) {
  const [events, setEvents] = useState<readonly WireEvent[]>();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const more = () => {
    setBusy(true);
    setError(undefined);
    readTalk(conversationId, events?.at(-1)?.seq ?? 0)
      .then((page) => setEvents((before) => [...(before ?? []), ...page.events]), setError)
      .finally(() => setBusy(false));
  };
  return { events, error, busy, more };
}

interface SaidProps extends Props {
  readonly event: WireEvent;
  readonly groups: Groups;
}

function Said({ event, ticket, groups, now }: SaidProps) {
  const w = useDeskWords();
  const { label, locale } = useLanguage();
  const notice = useNotice(event, groups);
  if (notice !== undefined) return <li className="said-notice">{notice}</li>;
  const lines = eventLines(event, { locale, currency: ticket.currency });
  if (lines.length === 0) return null;
  const { kind, name } = event.actor;
  const note = event.type === 'text' && event.visibility !== undefined;
  const side = note ? ' said-note' : kind === 'buyer' ? ' said-buyer' : '';
  return (
    <li className={`said${side}`}>
      <small className="muted">
        {note && <em>{markOf(event, w)}</em>}{' '}
        {[label(ACTORS, kind), name, '·', formatInstant(event.at, now, locale)]
          .filter(Boolean)
          .join(' ')}
      </small>
      <div className="said-box">
        {(note ? wordsOf(event, lines, w) : lines).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </li>
  );
}
