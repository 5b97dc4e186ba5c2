import { useEffect, useMemo, useState } from 'preact/hooks';
import { firstSeq } from '../../shared/log.ts';
import { dayLabel } from '../../shared/time.ts';
import { turnRuns } from '../state/cards.ts';
import { type Row, rowsOf } from '../state/rows.ts';
import { useChat, useNow } from './context.ts';
import { EventRow } from './EventRow.tsx';
import { Icon } from './Icon.tsx';
import { OrderCard } from './OrderCard.tsx';
import { OutgoingRow } from './OutgoingRow.tsx';
import { useStickyScroll } from './sticky-scroll.ts';

/** A turn that takes longer than this has been lost sight of. */
const TYPING_MS = 30_000;

/** The conversation, oldest first, announced politely as it grows. */
export function MessageList() {
  const { t, state, outbox, session } = useChat();
  const { log } = state;
  const rows = useMemo(() => rowsOf(log.events, outbox), [log.events, outbox]);
  const typing = useTyping(turnRuns(log.events, outbox));
  const { typed } = state;
  const { place, away, toEnd } = useStickyScroll(rows, `${typing} ${typed} ${state.visible}`);
  return (
    <div class="log-frame">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by keys. */}
      <main class="log" ref={place} tabIndex={0}>
        {firstSeq(log) > 1 && log.events.length > 0 && (
          <button type="button" class="earlier" onClick={() => void session.loadEarlier()}>
            {t.earlier}
          </button>
        )}
        <OrderCard />
        <div
          role="log"
          aria-live="polite"
          aria-relevant="additions"
          aria-label={t.log}
          class="rows"
        >
          {rows.length === 0 && <Opening />}
          {rows.map((row) => (
            <RowView key={row.key} row={row} />
          ))}
        </div>
        {(typed || typing) && <Typing person={typed} />}
      </main>
      {away && (
        <button type="button" class="to-end" onClick={toEnd}>
          <Icon name="down" size={16} />
          {t.newMessages}
        </button>
      )}
    </div>
  );
}

function Opening() {
  const { t, state } = useChat();
  if (state.refused) return <p class="notice bad">{`${t.refused}：${state.refused}`}</p>;
  if (!state.log.conversationId) return <p class="notice">{t.loading}</p>;
  return (
    <div class="line from-bot leads">
      <p class="bubble">{t.greeting}</p>
    </div>
  );
}

function Typing({ person }: { person: boolean | undefined }) {
  const { t } = useChat();
  return (
    <div class="line from-bot">
      <p class="bubble typing" aria-hidden="true">
        <i />
        <i />
        <i />
      </p>
      {person ? (
        <span class="meta" role="status">
          {t.personTypes}
        </span>
      ) : (
        <span class="unseen">{`${t.bot} ${t.typing}`}</span>
      )}
    </div>
  );
}

function RowView({ row }: { row: Row }) {
  switch (row.kind) {
    case 'day':
      return <Day at={row.at} />;
    case 'event':
      return <EventRow event={row.event} leads={row.leads} ends={row.ends} />;
    case 'outgoing':
      return <OutgoingRow item={row.item} />;
  }
}

function Day({ at }: { at: string }) {
  const { locale } = useChat();
  const now = useNow(600_000);
  return (
    <p class="day">
      <time dateTime={at}>{dayLabel(at, now, locale)}</time>
    </p>
  );
}

function useTyping(running: boolean): boolean {
  const [lost, setLost] = useState(false);
  useEffect(() => {
    setLost(false);
    const timer = running ? setTimeout(() => setLost(true), TYPING_MS) : undefined;
    return () => clearTimeout(timer);
  }, [running]);
  return running && !lost;
}
