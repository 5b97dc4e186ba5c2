import type { Server } from 'socket.io';
import { rooms } from '../channels/rooms.ts';
import type { Send, Signal } from '../channels/signal.ts';
import type { WireEvent } from '../contract/conversation-events.ts';
import type { DeskEvent } from '../contract/desk.ts';
import type { DeskTalk, MergedTalk } from '../terms/desk.ts';
import { alertOf } from '../turn/desk/alerts.ts';
import type { Announce, CommittedEvent, Moved } from '../turn/ports.ts';
import { toBuyerEvent, toStaffEvent } from '../turn/wire-event.ts';

/** Tells every party's room of new events, and whoever reads along over HTTP. */
export interface Broadcast {
  readonly announce: Announce;
  readonly send: Send;
  /** Calls back whenever something moved at the desk. */
  onDesk(moved: (event: DeskEvent) => void): void;
  /** Where the rooms are, once the sockets are open. */
  attach(io: Server): void;
  /** Calls back whenever the conversation has something new; answers how to stop. */
  hear(conversationId: string, heard: () => void): () => void;
  /** Whether a buyer has the talk open on any node. */
  present(conversationId: string): Promise<boolean>;
  /** Tells staff that their notices changed. */
  noticed(userIds: readonly string[]): void;
  /** Ends all that a staff member has open, on every node. */
  shutOut(userId: string): void;
  /** Ends all that is open in a staff room, sockets and streams, on every node. */
  end(room: string): void;
  /** Calls back when one of these rooms is ended on any node; answers how to stop listening. */
  onEnd(rooms: readonly string[], ended: () => void): () => void;
}

/** Where people with an account of ours connect. */
const STAFFED = ['/staff', '/jury'] as const;

/**
 * A push is a hint: whoever misses one, or gets two out of turn, asks the log. While what joins the
 * nodes is away (`joined` is false) each tells its own sockets, instead of nobody; without it there is
 * one node.
 */
export function broadcast(joined: () => boolean = () => false): Broadcast {
  const listeners = earsByName();
  const enders = earsByName();
  const deskEars: ((event: DeskEvent) => void)[] = [];
  let io: Server | undefined;
  /** Whether anyone may hear it: an event costs its making and encoding even where nobody does. */
  const heard = (namespace: Signal['namespace'], to: readonly string[]): boolean =>
    joined() || to.some((room) => io?.of(namespace).adapter.rooms.has(room));
  const send: Send = ({ namespace, rooms: to, name, payload }) => {
    if (!heard(namespace, to)) return;
    const here = io?.of(namespace);
    if (joined()) here?.to([...to]).emit(name, payload);
    else here?.local.to([...to]).emit(name, payload);
  };
  const end = (room: string) => {
    const staff = io?.of('/staff');
    for (const name of STAFFED) io?.of(name).in(room).disconnectSockets(true);
    if (joined()) staff?.serverSideEmit(ENDED, room);
    enders.call(room);
  };
  const push = (namespace: Signal['namespace'], to: readonly string[], event: object) =>
    send({ namespace, rooms: to, name: 'event', payload: event });
  const caseMoved = (event: Extract<WireEvent, { type: 'ticket' }>) => {
    const { ticketId: id } = event;
    // A merchant hears how the case moves, with nothing by which to count what staff say of it.
    push('/staff', [rooms.ticket(id)], event);
    // Who sits on its jury is told that it moved, and not a word of the talk.
    send({ namespace: '/jury', rooms: [rooms.jury(id)], name: 'seat', payload: { id } });
  };
  /** One event of a talk, to each who may hear of it, as they may hear it. */
  const tellOf = (conversationId: string, committed: CommittedEvent): void => {
    const talk = rooms.conversation(conversationId);
    const event = toBuyerEvent(conversationId, committed);
    if (event) push('/buyer', [talk], event);
    if (event?.type === 'ticket') caseMoved(event);
    // What was said is read from the thread, each by their own count.
    const { thread: ticketId } = committed.body;
    if (typeof ticketId === 'string')
      push('/staff', [rooms.ticket(ticketId)], { type: 'thread', ticketId });
    const reading = committed.type === 'ticket' ? [talk, rooms.desk] : [talk];
    const told = heard('/staff', reading) && toStaffEvent(conversationId, committed);
    if (told) push('/staff', reading, told);
    if (committed.type !== 'desk') return;
    const moved = tellDesk(send, conversationId, committed);
    for (const ear of deskEars) ear(moved);
  };
  return {
    attach(server) {
      io = server;
      server.of('/staff').on(ENDED, enders.call);
    },
    send,
    onDesk(moved) {
      deskEars.push(moved);
    },
    announce(conversationId, events, moved = []) {
      const talk = rooms.conversation(conversationId);
      for (const committed of events) tellOf(conversationId, committed);
      for (const one of moved) send(movedSignal(talk, one));
      listeners.call(conversationId);
    },
    async present(conversationId) {
      const there = io?.of('/buyer').in(rooms.conversation(conversationId));
      return ((await there?.fetchSockets()) ?? []).length > 0;
    },
    noticed(userIds) {
      for (const space of STAFFED.map((name) => io?.of(name)))
        for (const room of userIds.map(rooms.user))
          if (joined()) space?.to(room).emit('notice');
          else space?.local.to(room).emit('notice');
    },
    shutOut: (userId) => end(rooms.user(userId)),
    end,
    onEnd(names, ended) {
      const stops = names.map((name) => enders.add(name, ended));
      return () => {
        for (const stop of stops) stop();
      };
    },
    hear: listeners.add,
  };
}

/** What one node says to the others when a room is ended. */
const ENDED = 'ended';

/** Who listens for what, by name. */
function earsByName() {
  const ears = new Map<string, Set<() => void>>();
  return {
    add(name: string, heard: () => void): () => void {
      const those = ears.get(name) ?? new Set();
      ears.set(name, those.add(heard));
      return () => {
        those.delete(heard);
        if (those.size === 0) ears.delete(name);
      };
    },
    call(name: string): void {
      for (const heard of [...(ears.get(name) ?? [])]) heard();
    },
  };
}

/** Not every change of a case has a card that is pushed: whoever shows it is told to read it again. */
const movedSignal = (talk: string, { ticketId, merchantId }: Moved): Signal => ({
  namespace: '/staff',
  rooms: [talk, rooms.desk, rooms.ticket(ticketId), rooms.merchant(merchantId)],
  name: 'moved',
  payload: { ticketId },
});

/** Whoever has the desk or this talk open sees the row move; whom it concerns is told. */
function tellDesk(send: Send, conversationId: string, committed: CommittedEvent): DeskEvent {
  const talk = (committed.body.desk as DeskTalk | undefined) ?? null;
  const mergedInto = (committed.body.merged as MergedTalk | undefined)?.into.conversationId;
  const event = {
    ...{ conversationId, version: committed.seq, talk },
    ...(mergedInto !== undefined && { mergedInto }),
  };
  const watching = [rooms.desk, rooms.conversation(conversationId)];
  send({ namespace: '/staff', rooms: watching, name: 'desk', payload: event });
  const told = alertOf(conversationId, committed);
  const to = [...(told?.users.map(rooms.user) ?? []), ...(told?.queues.map(rooms.queue) ?? [])];
  if (told && to.length > 0)
    send({ namespace: '/staff', rooms: to, name: 'alert', payload: told.alert });
  return event;
}
