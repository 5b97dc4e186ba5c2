import type { TicketView } from '../../../server/contract/tickets.ts';
import { isTerminal, TICKET_STATES, type TicketState } from '../../../server/terms/state.ts';
import { formatInstant } from '../format/time.ts';
import { EVENTS } from '../words/case-labels.ts';
import { ACTORS, STATES } from '../words/labels.ts';
import { useLanguage } from '../words/language.tsx';
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
            <Entry moment={moment} now={now} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

const isEnd = (state: string) =>
  (TICKET_STATES as readonly string[]).includes(state) && isTerminal(state as TicketState);

function Entry({ moment, now }: { readonly moment: Moment; readonly now: number }) {
  const { t, label } = useLanguage();
  const { at, event, from, to, actor, note, hash } = moment;
  const [kind = '', name = ''] = actor.split(/: ?/, 2);
  return (
    <>
      <time className="muted" dateTime={at}>
        {formatInstant(at, now)}
      </time>
      <div>
        <b>{label(EVENTS, event)}</b>
        <span className="muted"> · {`${label(ACTORS, kind)} ${name}`.trim()}</span>
        {from !== to && (
          <div className="move">
            {from && <span className="muted">{label(STATES, from)} → </span>}
            {label(STATES, to)}
          </div>
        )}
        {note && <p className="note">{note}</p>}
      </div>
      <code className="hash" title={`${t('timeline.hash')} ${hash}`}>
        {hash.slice(0, HASH_SHOWN)}
      </code>
    </>
  );
}
