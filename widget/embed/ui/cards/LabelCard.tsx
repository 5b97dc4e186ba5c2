import type { EventOf } from '../../../shared/wire.ts';
import { useChat } from '../context.ts';
import { Icon } from '../Icon.tsx';

/** How to send the item back. The label opens only when the buyer asks for it. */
export function LabelCard({ event }: { event: EventOf<'label'> }) {
  const { t } = useChat();
  const heading = `label-${event.seq}`;
  return (
    <section class="card" aria-labelledby={heading}>
      <header class="card-head">
        <Icon name="box" />
        <h2 id={heading}>{t.label.title}</h2>
      </header>
      <dl class="facts">
        <div>
          <dt>{t.label.tracking}</dt>
          <dd>{`${event.carrier} ${event.trackingNo}`}</dd>
        </div>
        {event.pickup && (
          <div>
            <dt>{t.label.pickup}</dt>
            <dd>{event.pickup}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}
