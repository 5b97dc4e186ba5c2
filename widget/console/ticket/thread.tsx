import Button from 'antd/es/button';
import { type FormEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ThreadEvent } from '../../../server/contract/thread.ts';
import type { TicketView } from '../../../server/contract/tickets.ts';
import { readThread, sayInThread } from '../api/calls.ts';
import { session } from '../api/session.ts';
import { EMPTY_THREAD, shownOf, withPage } from '../case/thread.ts';
import { formatCents } from '../format/money.ts';
import { useHints } from '../hooks/live.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { When } from '../parts/when.tsx';
import { ACTORS, HOLDERS, REMEDIES, STATES } from '../words/labels.ts';
import { useLanguage } from '../words/language.tsx';
import '../style/negotiation.css';
import { Section } from './section.tsx';

interface Props {
  readonly ticket: TicketView;
  readonly now: number;
}

/** The talk of a case between buyer, merchant and platform, as this reader may read it. */
export function Thread({ ticket, now }: Props) {
  const { t } = useLanguage();
  const merchant = session.get()?.user.role === 'merchant';
  const { events, error, more } = useThread(ticket.id);
  const open = ticket.holder !== 'none';
  const empty = !events.some(({ type, actor }) => type === 'text' || isMerchantIn(type, actor));
  return (
    <Section name="thread">
      <p className="muted">{t(merchant ? 'thread.lead' : 'thread.leadPlatform')}</p>
      {error !== undefined && <ProblemNote error={error} onRetry={more} />}
      {empty && <p className="muted">{t(merchant ? 'thread.none' : 'thread.nonePlatform')}</p>}
      <ol className="thread">
        {events.map((event) => (
          <Line key={event.seq} event={event} ticket={ticket} now={now} />
        ))}
      </ol>
      {merchant && open && <Composer ticketId={ticket.id} said={more} />}
    </Section>
  );
}

/** Whoever has come in is told by their own line. */
const isMerchantIn = (type: string, { kind }: ThreadEvent['actor']): boolean =>
  type === 'party' && kind === 'merchant';

/** What is known of the thread, asked on from where it ends whenever something may be new. */
function useThread(ticketId: string) {
  const [thread, setThread] = useState(EMPTY_THREAD);
  const [error, setError] = useState<unknown>();
  const seq = useRef(0);
  const more = useCallback(() => {
    const read = (): Promise<void> =>
      readThread(ticketId, seq.current).then((page) => {
        setError(undefined);
        setThread((before) => {
          const next = withPage(before, page);
          seq.current = next.seq;
          return next;
        });
        const last = page.events.at(-1)?.seq ?? 0;
        return last > 0 && last < page.lastSeq ? read() : undefined;
      });
    read().catch(setError);
  }, [ticketId]);
  useEffect(more, [more]);
  useHints(
    useMemo(() => ({ ticketIds: [ticketId] }), [ticketId]),
    more,
  );
  return { events: shownOf(thread), error, more };
}

interface LineProps extends Props {
  readonly event: ThreadEvent;
}

function Line({ event, ticket, now }: LineProps) {
  const words = useLanguage();
  const { t, label } = words;
  const { kind, name } = event.actor;
  const who = [label(ACTORS, kind), name].filter(Boolean).join(' ');
  if (event.type !== 'text') {
    const text = noticeOf(event, { ...words, ticket, who });
    return text ? <li className="thread-notice muted">{text}</li> : null;
  }
  return (
    <li className={`thread-said thread-${kind}`}>
      <small className="muted">
        {who} · <When at={event.at} now={now} />
        {event.masked === true && <span className="chip">{t('thread.masked')}</span>}
        {event.visibility === 'merchant' && <span className="chip">{t('thread.private')}</span>}
      </small>
      <p>{String(event.text ?? '')}</p>
    </li>
  );
}

/** What happened beside words, in one line. */
function noticeOf(
  event: ThreadEvent,
  {
    t,
    label,
    ticket,
    who,
  }: Pick<ReturnType<typeof useLanguage>, 't' | 'label'> & {
    readonly ticket: TicketView;
    readonly who: string;
  },
): string | undefined {
  switch (event.type) {
    case 'party':
      return t(event.change === 'left' ? 'thread.left' : 'thread.joined', { who });
    case 'handback':
      return t('thread.handback');
    case 'ticket':
      return t('thread.moved', { state: label(STATES, String(event.state)) });
    case 'offer': {
      const cents = typeof event.amountCents === 'number' ? event.amountCents : undefined;
      const terms = [
        label(REMEDIES, String(event.remedy)),
        // Goods alone are worth no sum that was said.
        cents !== undefined && cents > 0 && formatCents(cents, ticket.currency),
      ];
      return t('thread.offered', {
        party: label(HOLDERS, String(event.by)),
        terms: terms.filter(Boolean).join(' '),
      });
    }
    default:
      return undefined;
  }
}

function Composer({ ticketId, said }: { readonly ticketId: string; readonly said: () => void }) {
  const { t } = useLanguage();
  const [text, setText] = useState('');
  const [aside, setAside] = useState(false);
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  // One id for one message: sent again after a lost answer, it is still the same one.
  const clientId = useRef(crypto.randomUUID());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '' || busy) return;
    setBusy(true);
    setError(undefined);
    const visibility = aside ? ('merchant' as const) : ('all' as const);
    sayInThread(ticketId, { clientId: clientId.current, text, visibility })
      .then(() => {
        clientId.current = crypto.randomUUID();
        setText('');
        said();
      }, setError)
      .finally(() => setBusy(false));
  };
  return (
    <form className="thread-form" onSubmit={submit}>
      {error !== undefined && <ProblemNote error={error} />}
      <textarea
        value={text}
        rows={2}
        maxLength={4000}
        aria-label={t('thread.placeholder')}
        placeholder={t('thread.placeholder')}
        onChange={(typed) => setText(typed.target.value)}
        onKeyDown={(key) => {
          if (key.key === 'Enter' && (key.ctrlKey || key.metaKey)) submit(key);
        }}
      />
      <div className="thread-foot">
        <label>
          <input type="checkbox" checked={aside} onChange={() => setAside(!aside)} />{' '}
          {t('thread.onlyPlatform')}
        </label>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('thread.send')}
        </Button>
      </div>
    </form>
  );
}
