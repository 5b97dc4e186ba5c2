import { z } from 'zod';
import { DESK_COMMANDS, DESK_PAYLOADS, type DeskAsk } from '../contract/desk.ts';
import { Id, Seq } from '../contract/primitives.ts';
import type { StaffCaller } from '../terms/caller.ts';
import { Refused } from '../terms/refused.ts';
import type { TurnService } from '../turn/service.ts';
import type { ConversationReads, TalkReads } from './ports.ts';
import { rooms } from './rooms.ts';
import { STAFF } from './route.ts';
import type { Send } from './signal.ts';
import { defineEvent, type Peer, type SocketEvent } from './socket-event.ts';

const on = defineEvent(...STAFF);

const TypingPayload = z.strictObject({ conversationId: Id });
const ReadPayload = z.strictObject({ conversationId: Id, seq: Seq });
const PresencePayload = z.strictObject({ online: z.boolean() });

export interface DeskDoor {
  readonly turn: Pick<TurnService, 'desk'>;
  readonly conversations: ConversationReads;
  readonly talks: TalkReads;
  readonly send: Send;
  /** Somebody came to the desk, or left it. */
  readonly presence: () => void;
}

/** The desk's part of `/staff` (protocol §7): who has a talk, what is said in it, who types and has read. */
export const deskEvents = (door: DeskDoor): readonly SocketEvent[] => [
  ...DESK_COMMANDS.map((name) =>
    on({
      name,
      schema: DESK_PAYLOADS[name],
      limit: { burst: 60, perSecond: 10 },
      acknowledged: true,
      // Each payload is what its own schema answered, and its name says which.
      handler: async ({ caller }, payload) =>
        door.turn.desk(caller, { type: name, ...payload } as DeskAsk),
    }),
  ),
  on({
    name: 'typing',
    schema: TypingPayload,
    limit: { burst: 10, perSecond: 2 },
    acknowledged: false,
    handler: async (peer, { conversationId }) => typing(door, peer, conversationId),
  }),
  on({
    name: 'read',
    schema: ReadPayload,
    limit: { burst: 60, perSecond: 5 },
    acknowledged: false,
    handler: ({ caller }, { conversationId, seq }) => read(door, caller, { conversationId, seq }),
  }),
  on({
    name: 'presence',
    schema: PresencePayload,
    limit: { burst: 20, perSecond: 1 },
    acknowledged: false,
    async handler(peer, { online }) {
      const takes = online && peer.caller.role !== 'merchant';
      if (takes) peer.join(rooms.online);
      else peer.leave(rooms.online);
      door.presence();
      return { online: takes };
    },
  }),
];

/** The buyer sees that somebody writes; colleagues see who. */
async function typing(
  { send }: DeskDoor,
  peer: Peer<StaffCaller>,
  conversationId: string,
): Promise<undefined> {
  const { caller } = peer;
  const room = rooms.conversation(conversationId);
  if (caller.role === 'merchant' || !peer.inRoom(room)) return undefined;
  const told = { conversationId, kind: caller.role, name: caller.name };
  peer.toOthers(room, 'typing', told);
  send({ namespace: '/buyer', rooms: [room], name: 'typing', payload: told });
  return undefined;
}

async function read(
  { talks, conversations, send }: DeskDoor,
  caller: StaffCaller,
  { conversationId, seq }: { conversationId: string; seq: number },
): Promise<{ seq: number }> {
  if (!(await conversations.readable(caller, conversationId)))
    throw new Refused('not_found', 'There is no such conversation.');
  const mark = {
    conversationId,
    side: 'staff',
    seq: await talks.markRead(conversationId, 'staff', seq),
  };
  const room = rooms.conversation(conversationId);
  send({ namespace: '/buyer', rooms: [room], name: 'read', payload: mark });
  return { seq: mark.seq };
}
