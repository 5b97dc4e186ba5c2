import type { Ears } from '../net/transport.ts';
import type { ChatStore } from './session.ts';

/** Whoever is silent for this long no longer types. */
const QUIET_MS = 4_000;

/** Keeps whether a person of ours is typing to this buyer; their own other windows are nobody. */
export function keepTyping(store: ChatStore): Ears['typed'] {
  let quiet: ReturnType<typeof setTimeout> | undefined;
  const set = (typed: boolean) => store.dispatch({ type: 'typed', typed });
  return ({ conversationId, kind }) => {
    if (kind === 'buyer' || conversationId !== store.get().log.conversationId) return;
    set(true);
    clearTimeout(quiet);
    quiet = setTimeout(set, QUIET_MS, false);
  };
}
