import type { Target } from '../../shared/bridge.ts';
import { firstSeq, hasGap, lastSeq } from '../../shared/log.ts';
import type { OpenPayload, SyncAck } from '../../shared/wire.ts';
import type { Call } from '../net/transport.ts';
import type { ChatStore } from './session.ts';

/** A page of history, as the server's `open` and `sync` give it. */
const PAGE = 50;
/** Events may overtake each other by a little; ask only when one stays missing. */
const SETTLE_MS = 120;
const RETRY_MS = 2_500;
/** What a talk may be about. */
const NAMES = ['conversationId', 'orderId', 'itemId'] as const;

interface Parts {
  readonly store: ChatStore;
  readonly call: Call;
  /** Another conversation than before is open. */
  readonly entered: () => void;
  /** The conversation is open and complete: what waits may be sent. */
  readonly ready: () => void;
  readonly visiting: (token: string) => void;
}

/** Opens the conversation and keeps its log whole: `open` and `sync`, whatever way they travel. */
export function createConversation({ store, call, entered, ready, visiting }: Parts) {
  let wanted = 0;
  let syncing = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Run at every (re)connection: opening again is also what subscribes this connection. */
  async function enter(): Promise<void> {
    const turn = ++wanted;
    const before = store.get().log.conversationId;
    const answer = await call('open', openPayload()).catch(() => undefined);
    if (turn !== wanted) return;
    if (!answer) {
      setTimeout(() => turn === wanted && store.get().link !== 'offline' && void enter(), RETRY_MS);
      return;
    }
    if (!answer.ok && store.get().target.conversationId) {
      // A link to a talk that is not this buyer's, or no more: whatever is open, then.
      store.dispatch({ type: 'settings', target: {} });
      return enter();
    }
    if (!answer.ok) {
      store.dispatch({ type: 'refused', reason: answer.error.message });
      return;
    }
    const { conversationId, events, lastSeq: last, visitorToken } = answer;
    if (visitorToken) visiting(visitorToken);
    store.dispatch({ type: 'opened', conversationId, events, last });
    if (conversationId !== before) entered();
    await sync();
    ready();
  }

  function openPayload(): OpenPayload {
    const { log, target, locale } = store.get();
    if (log.conversationId) return { conversationId: log.conversationId, locale };
    const { conversationId, orderId, itemId } = target;
    if (conversationId) return { conversationId, locale };
    return { ...(orderId && { orderId, ...(itemId && { itemId }) }), locale };
  }

  /** Asks for everything after what we have until nothing is missing. */
  async function sync(): Promise<void> {
    if (syncing) return;
    syncing = true;
    try {
      while (hasGap(store.get().log)) {
        const { log } = store.get();
        const conversationId = log.conversationId;
        if (!conversationId) return;
        const page = await call('sync', { conversationId, afterSeq: lastSeq(log) });
        if (!page.ok || page.events.length === 0) return;
        store.dispatch({ type: 'received', events: page.events, last: page.lastSeq });
        if (lastSeq(store.get().log) === lastSeq(log)) return;
      }
    } catch {
      // The next connection, or the next event, asks again.
    } finally {
      syncing = false;
    }
  }

  return {
    enter: () => void enter(),
    hear(page: Pick<SyncAck, 'events' | 'lastSeq'>): void {
      store.dispatch({ type: 'received', events: page.events });
      if (!hasGap(store.get().log)) return;
      clearTimeout(timer);
      timer = setTimeout(() => void sync(), SETTLE_MS);
    },
    /** The page wants to talk about this order; nothing named means: whatever is open. */
    aim(target: Target): void {
      const { log, target: now } = store.get();
      const named = NAMES.some((name) => target[name]);
      if (!named && log.conversationId) return;
      const same = NAMES.every((name) => now[name] === target[name]);
      store.dispatch({ type: 'settings', target });
      if (same && log.conversationId) return;
      store.dispatch({ type: 'left' });
      void enter();
    },
    async loadEarlier(): Promise<void> {
      const { log } = store.get();
      const conversationId = log.conversationId;
      if (!conversationId || firstSeq(log) <= 1) return;
      const afterSeq = Math.max(0, firstSeq(log) - 1 - PAGE);
      const page = await call('sync', { conversationId, afterSeq }).catch(() => undefined);
      if (page?.ok) store.dispatch({ type: 'earlier', events: page.events });
    },
  };
}
