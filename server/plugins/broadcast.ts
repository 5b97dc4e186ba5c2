import type { Server } from 'socket.io';
import { rooms, toBuyer, toStaff } from '../channels/wire-event.ts';
import type { Announce } from '../turn/ports.ts';

/** Tells every party's room of new events, and whoever reads along over HTTP. */
export interface Broadcast {
  readonly announce: Announce;
  /** Where the rooms are, once the sockets are open. */
  attach(io: Server): void;
  /** Calls back whenever the conversation has something new; answers how to stop. */
  hear(conversationId: string, heard: () => void): () => void;
}

export function broadcast(): Broadcast {
  const listeners = new Map<string, Set<() => void>>();
  let io: Server | undefined;
  return {
    attach(server) {
      io = server;
    },
    announce(conversationId, events) {
      for (const event of events) {
        const buyer = toBuyer(conversationId, event);
        const staff = toStaff(conversationId, event);
        if (buyer) io?.of('/buyer').to(rooms.conversation(conversationId)).emit('event', buyer);
        const wide = event.type === 'ticket' ? [rooms.desk, rooms.ticket(conversationId)] : [];
        io?.of('/staff')
          .to([rooms.conversation(conversationId), ...wide])
          .emit('event', staff);
      }
      for (const heard of listeners.get(conversationId) ?? []) heard();
    },
    hear(conversationId, heard) {
      const those = listeners.get(conversationId) ?? new Set();
      listeners.set(conversationId, those.add(heard));
      return () => {
        those.delete(heard);
        if (those.size === 0) listeners.delete(conversationId);
      };
    },
  };
}
