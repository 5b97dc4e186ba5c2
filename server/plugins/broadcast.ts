import type { Server } from 'socket.io';
import { rooms } from '../channels/rooms.ts';
import type { WireEvent } from '../contract/conversation-events.ts';
import type { Announce } from '../turn/ports.ts';
import { toBuyerEvent } from '../turn/wire-event.ts';

/** Tells every party's room of new events, and whoever reads along over HTTP. */
export interface Broadcast {
  readonly announce: Announce;
  /** Where the rooms are, once the sockets are open. */
  attach(io: Server): void;
  /** Calls back whenever the conversation has something new; answers how to stop. */
  hear(conversationId: string, heard: () => void): () => void;
  /** Tells staff that their notices changed. */
  noticed(userIds: readonly string[]): void;
  /** Ends all that a staff member has open, on every node. */
  shutOut(userId: string): void;
}

/**
 * A push is a hint: whoever misses one, or gets two out of turn, asks the log. While what joins the
 * nodes is away (`joined` is false) each tells its own sockets, instead of nobody; without it there is
 * one node.
 */
export function broadcast(joined: () => boolean = () => false): Broadcast {
  const listeners = new Map<string, Set<() => void>>();
  let io: Server | undefined;
  const push = (namespace: '/buyer' | '/staff', to: readonly string[], event: WireEvent) => {
    const here = io?.of(namespace);
    if (joined()) here?.to([...to]).emit('event', event);
    // An event costs its encoding even where nobody hears it.
    else if (to.some((room) => here?.adapter.rooms.has(room)))
      here?.local.to([...to]).emit('event', event);
  };
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
        push('/buyer', [talk], event);
        push('/staff', event.type === 'ticket' ? onTicket : [talk], event);
      }
      for (const heard of listeners.get(conversationId) ?? []) heard();
    },
    noticed(userIds) {
      const staff = io?.of('/staff');
      for (const room of userIds.map(rooms.user))
        if (joined()) staff?.to(room).emit('notice');
        else staff?.local.to(room).emit('notice');
    },
    shutOut(userId) {
      io?.of('/staff').in(rooms.user(userId)).disconnectSockets(true);
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
