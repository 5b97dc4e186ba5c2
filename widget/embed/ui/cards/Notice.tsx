import { stateName } from '../../../shared/states.ts';
import { clockTime } from '../../../shared/time.ts';
import type { WireEvent } from '../../../shared/wire.ts';
import { itemOf } from '../../state/cards.ts';
import { useChat } from '../context.ts';
import { Icon } from '../Icon.tsx';

/** What happened around the talk: the case moved, someone came or went. */
export function Notice({ event }: { event: WireEvent }) {
  const { t, locale, state } = useChat();
  switch (event.type) {
    case 'ticket':
      return (
        <p class="notice">
          {itemOf(event, state.log.events)} {t.progress.moved(stateName(event.state, locale))}
          <time dateTime={event.at}>{clockTime(event.at, locale)}</time>
        </p>
      );
    case 'handoff':
      return (
        <section class="handoff">
          <Icon name="person" size={22} />
          <div>
            <h2>{t.handoff.title}</h2>
            <p>{event.to}</p>
            <p class="faint">
              {event.position !== undefined && event.position > 0
                ? `${t.handoff.position(event.position)} · ${t.handoff.summary}`
                : t.handoff.summary}
            </p>
          </div>
        </section>
      );
    case 'handback':
      return <p class="notice">{t.handoff.back}</p>;
    case 'party': {
      const who = event.actor.name ?? t.handoff.parties[event.actor.kind];
      return (
        <p class="notice">
          {event.change === 'joined' ? t.handoff.joined(who) : t.handoff.left(who)}
        </p>
      );
    }
    default:
      return null;
  }
}
