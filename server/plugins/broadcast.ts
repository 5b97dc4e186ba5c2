import type { Server } from 'socket.io';
import { rooms } from '../channels/rooms.ts';
import type { Announce } from '../turn/ports.ts';
import { toBuyerEvent } from '../turn/wire-event.ts';

/** Tells every party's room of new events, and whoever reads along over HTTP. */
export interface Broadcast {
  readonly announce: Announce;
  /** Where the rooms are, once the sockets are open. */
  attach(io: Server): void;
  /** Calls back whenever the conversation has something new; answers how to stop. */
  hear(conversationId: string, heard: () => void): () => void;
}

/** A push is a hint: whoever misses one, or gets two out of turn, asks the log. */
export function broadcast(): Broadcast {
  const listeners = new Map<string, Set<() => void>>();
  let io: Server | undefined;
  return {
    attach(server) {
      io = server;
    },
    announce(conversationId, events) {
      const talk = rooms.conversation(conversationId);
      const onTicket = [talk, rooms.ticket(conversationId), rooms.desk];
      for (const committed of events) {
        const event = toBuyerEvent(conversationId, committed);
        if (!event) continue;
        io?.of('/buyer').to(talk).emit('event', event);
        const staff = event.type === 'ticket' ? onTicket : [talk];
        io?.of('/staff').to(staff).emit('event', event);
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
