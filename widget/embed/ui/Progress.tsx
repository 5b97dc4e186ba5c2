import { useState } from 'preact/hooks';
import { holderName, stateName } from '../../shared/states.ts';
import { clockTime, shortDate, spanLabel } from '../../shared/time.ts';
import type { TicketEvent } from '../../shared/wire.ts';
import { casesNow, latest } from '../state/cards.ts';
import { isTerminal } from '../state/terminal.ts';
import { useChat, useNow } from './context.ts';
import { Icon } from './Icon.tsx';
import { Steps } from './Steps.tsx';

/** Where the case stands: one line always, the whole way on demand. */
export function Progress() {
  const { t, state, locale } = useChat();
  const [unfolded, setUnfolded] = useState(false);
  const [chosen, setChosen] = useState<string>();
  const { events } = state.log;
  const cases = casesNow(events);
  const newest = latest(events, 'ticket');
  const ticket = cases.find((one) => one.ticketId === chosen) ?? newest;
  if (!ticket) return null;
  const open = unfolded || state.wide;
  return (
    <section class={`progress${open ? ' unfolded' : ''}`} aria-label={t.progress.title}>
      {cases.length > 1 && (
        <section class="cases" aria-label={t.progress.title}>
          {cases.map((one) => (
            <button
              key={one.ticketId}
              type="button"
              class="chip"
              aria-pressed={one === ticket}
              onClick={() => setChosen(one.ticketId)}
            >
              <i class={`lamp ${toneOf(one)}`} />
              <span>{one.item ?? one.number}</span>
            </button>
          ))}
        </section>
      )}
      <button
        type="button"
        class="progress-line"
        aria-expanded={open}
        aria-label={`${t.progress.title}：${stateName(ticket.state, locale)}`}
        onClick={() => setUnfolded(!unfolded)}
      >
        <i class={`lamp ${toneOf(ticket)}`} />
        <strong>{stateName(ticket.state, locale)}</strong>
        <Waiting ticket={ticket} />
        <Icon name={open ? 'up' : 'down'} size={18} />
      </button>
      <Bar ticket={ticket} />
      {open && (
        <div class="progress-body">
          <Steps ticket={ticket} />
          <Terms ticket={ticket} />
        </div>
      )}
    </section>
  );
}

const toneOf = (ticket: TicketEvent): string => {
  if (ticket.state === 'completed') return 'done';
  return ticket.holder === 'buyer' ? 'yours' : 'theirs';
};

function Waiting({ ticket }: { ticket: TicketEvent }) {
  const { t, locale } = useChat();
  const now = useNow();
  if (ticket.holder === 'none') return <span class="faint" />;
  const who =
    ticket.holder === 'buyer'
      ? t.progress.holderYou
      : t.progress.holder(holderName(ticket.holder, locale));
  const left = ticket.deadline ? Date.parse(ticket.deadline.at) - now : 0;
  return (
    <span class="faint">
      {left > 0 ? `${who} · ${t.progress.left(spanLabel(left, locale))}` : who}
    </span>
  );
}

/** The way in segments, as many as there are steps that count. */
function Bar({ ticket }: { ticket: TicketEvent }) {
  return (
    <div class="bar" aria-hidden="true">
      {ticket.progress
        .filter((step) => step.status !== 'skipped')
        .map((step) => (
          <i key={step.node} class={step.status} />
        ))}
    </div>
  );
}

function Terms({ ticket }: { ticket: TicketEvent }) {
  const { t, locale } = useChat();
  const { deadline, eta } = ticket;
  const minutes = (n: number): string => spanLabel(n * 60_000, locale);
  return (
    <dl class="progress-terms">
      <div>
        <dt>{t.progress.number}</dt>
        <dd>{ticket.number}</dd>
      </div>
      {deadline && !isTerminal(ticket.state) && (
        <div>
          <dt>
            {t.progress.before(
              `${shortDate(deadline.at, locale)} ${clockTime(deadline.at, locale)}`,
            )}
          </dt>
          <dd>{t.progress.afterwards(stateName(deadline.thenState, locale))}</dd>
        </div>
      )}
      {eta.p80Minutes > 0 && !isTerminal(ticket.state) && (
        <div>
          <dt>{t.progress.eta(minutes(eta.p50Minutes), minutes(eta.p80Minutes))}</dt>
        </div>
      )}
    </dl>
  );
}
