import type { TicketView } from '../../../server/contract/tickets.ts';
import { isTerminal, TICKET_STATES, type TicketState } from '../../../server/terms/state.ts';
import { formatCents } from '../format/money.ts';
import { When } from '../parts/when.tsx';
import { DETAIL_VALUES, DETAILS, EVENTS } from '../words/event-labels.ts';
import { ACTORS, STATES } from '../words/labels.ts';
import { useLanguage } from '../words/language.tsx';
import { noteText } from '../words/machine-notes.ts';
import { Section } from './section.tsx';

type Moment = TicketView['timeline'][number];
const HASH_SHOWN = 8;

interface Props {
  readonly ticket: TicketView;
  readonly now: number;
}

/** What happened, by whom, and the link of the hash chain that proves it. */
export function Timeline({ ticket, now }: Props) {
  return (
    <Section name="timeline">
      <ol className="timeline">
        {ticket.timeline.map((moment) => (
          <li key={moment.hash} className={isEnd(moment.to) ? 'timeline-end' : undefined}>
            <Entry moment={moment} now={now} currency={ticket.currency} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

const isEnd = (state: string) =>
  (TICKET_STATES as readonly string[]).includes(state) && isTerminal(state as TicketState);

interface EntryProps {
  readonly moment: Moment;
  readonly now: number;
  readonly currency: string;
}

function Entry({ moment, now, currency }: EntryProps) {
  const { t, label, locale } = useLanguage();
  const { at, event, from, to, actor, note, detail, hash } = moment;
  const [kind = '', name = ''] = actor.split(/: ?/, 2);
  return (
    <>
      <When at={at} now={now} className="muted" />
      <div>
        <b>{label(EVENTS, event)}</b>
        <span className="muted"> · {`${label(ACTORS, kind)} ${name}`.trim()}</span>
        {from !== to && (
          <div className="move">
            {from && <span className="muted">{label(STATES, from)} → </span>}
            {label(STATES, to)}
          </div>
        )}
        {detail && <Detail detail={detail} currency={currency} />}
        {note && <p className="note">{noteText(note, locale)}</p>}
      </div>
      <code className="hash" title={`${t('timeline.hash')} ${hash}`}>
        {hash.slice(0, HASH_SHOWN)}
      </code>
    </>
  );
}

/** Ids and what the line says already are left out; amounts are money, percent is percent. */
function Detail({
  detail,
  currency,
}: {
  readonly detail: NonNullable<Moment['detail']>;
  readonly currency: string;
}) {
  const { label } = useLanguage();
  const said = Object.entries(detail).flatMap(([name, value]) => {
    if (!Object.hasOwn(DETAILS, name)) return [];
    const text =
      typeof value === 'number' && /cents$/i.test(name)
        ? formatCents(value, currency)
        : name === 'percent'
          ? `${value}%`
          : label(DETAIL_VALUES, String(value));
    const head = label(DETAILS, name);
    return [head.endsWith('：') ? head + text : `${head} ${text}`];
  });
  return said.length > 0 && <div className="muted">{said.join(' · ')}</div>;
}
