import type { ChatState } from './chat-state.ts';

/** What others said since the buyer last looked; moves of the ticket are not worth a badge. */
export const unreadCount = (state: ChatState): number =>
  state.visible
    ? 0
    : state.log.events.filter(
        (event) =>
          event.seq > state.readSeq && event.actor.kind !== 'buyer' && event.type !== 'ticket',
      ).length;
