import type { SocketLink } from '../net/socket.ts';
import type { ChatStore } from './session.ts';

const PREFIX = 'redress.read.';

/** Remembers how far the buyer has read, so that the badge is right on the next page too, and tells the other side. */
export function keepRead(
  store: ChatStore,
  storage: Storage | undefined,
  tell: SocketLink['tell'],
): void {
  let conversation: string | undefined;
  let saved = 0;
  store.subscribe(() => {
    const { log, readSeq } = store.get();
    if (!log.conversationId) return;
    try {
      if (log.conversationId !== conversation) {
        conversation = log.conversationId;
        saved = Number(storage?.getItem(PREFIX + conversation) ?? 0);
        if (saved > readSeq) store.dispatch({ type: 'read', seq: saved });
      } else if (readSeq > saved) {
        saved = readSeq;
        tell('read', { conversationId: conversation, seq: saved });
        storage?.setItem(PREFIX + conversation, String(saved));
      }
    } catch {
      // Without storage the badge merely starts anew on the next page.
    }
  });
}
