import {
  MessagePayload,
  OpenPayload,
  ReadPayload,
  SyncPayload,
  TypingPayload,
} from '../contract/buyer-channel.ts';
import type { TurnService } from '../turn/service.ts';
import type { TalkReads } from './ports.ts';
import { rooms } from './rooms.ts';
import type { Send } from './signal.ts';
import { defineEvent, type Namespace } from './socket-event.ts';

const CALLERS = ['buyer', 'visitor', 'newcomer'] as const;
const on = defineEvent(...CALLERS);

interface Parts {
  readonly turn: TurnService;
  readonly talks: Pick<TalkReads, 'markRead'>;
  readonly send: Send;
}

/** The buyer's live channel (protocol §4). Everything it does is a turn; it knows no business. */
export function buyerNamespace({ turn, talks, send }: Parts): Namespace {
  return {
    path: '/buyer',
    callers: CALLERS,
    events: [
      on({
        name: 'open',
        schema: OpenPayload,
        limit: { burst: 30, perSecond: 2 },
        acknowledged: true,
        async handler(peer, payload) {
          const opened = await turn.open(peer.caller, payload);
          peer.join(rooms.conversation(opened.conversationId));
          const visitorToken = peer.session?.token;
          return { ...opened, ...(visitorToken ? { visitorToken } : {}) };
        },
      }),
      on({
        name: 'message',
        schema: MessagePayload,
        limit: { burst: 60, perSecond: 20 },
        acknowledged: true,
        async handler(peer, { conversationId, ...body }) {
          const ack = await turn.message(peer.caller, conversationId, body);
          peer.join(rooms.conversation(conversationId));
          return ack;
        },
      }),
      on({
        name: 'sync',
        schema: SyncPayload,
        limit: { burst: 60, perSecond: 10 },
        acknowledged: true,
        async handler(peer, { conversationId, afterSeq }) {
          const missed = await turn.sync(peer.caller, conversationId, afterSeq);
          peer.join(rooms.conversation(conversationId));
          return missed;
        },
      }),
      on({
        name: 'typing',
        schema: TypingPayload,
        limit: { burst: 10, perSecond: 2 },
        acknowledged: false,
        async handler(peer, { conversationId }) {
          const room = rooms.conversation(conversationId);
          if (!peer.inRoom(room)) return undefined;
          const told = { conversationId, kind: 'buyer' };
          peer.toOthers(room, 'typing', told);
          send({ namespace: '/staff', rooms: [room], name: 'typing', payload: told });
          return undefined;
        },
      }),
      on({
        name: 'read',
        schema: ReadPayload,
        limit: { burst: 60, perSecond: 5 },
        acknowledged: false,
        async handler(peer, { conversationId, seq }) {
          const room = rooms.conversation(conversationId);
          // Whoever has not opened it is in no such room; it is as if it were not there.
          if (!peer.inRoom(room)) return undefined;
          const mark = {
            conversationId,
            side: 'buyer',
            seq: await talks.markRead(conversationId, 'buyer', seq),
          };
          send({ namespace: '/staff', rooms: [room], name: 'read', payload: mark });
          return undefined;
        },
      }),
    ],
  };
}
