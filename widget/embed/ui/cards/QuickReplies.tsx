import type { EventOf } from '../../../shared/wire.ts';
import { useChat } from '../context.ts';

/** Ready answers; tapping one says it, or opens the talk that was led to. */
export function QuickReplies({ event }: { event: EventOf<'text'> }) {
  const { t, open, session } = useChat();
  if (open.replies !== event.seq) return null;
  return (
    <fieldset class="chips">
      <legend class="unseen">{t.ask.options}</legend>
      {(event.quickReplies ?? []).map((words) => (
        <button
          key={words}
          type="button"
          class="chip"
          onClick={() =>
            event.talk ? session.aim(event.talk) : session.say({ text: words }, words)
          }
        >
          {words}
        </button>
      ))}
    </fieldset>
  );
}
