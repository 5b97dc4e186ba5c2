import {
  MessagePayload,
  OpenPayload,
  SyncPayload,
  TypingPayload,
} from '../contract/buyer-channel.ts';
import type { TurnService } from '../turn/service.ts';
import { rooms } from './rooms.ts';
import { defineEvent, type Namespace } from './socket-event.ts';

const CALLERS = ['buyer', 'visitor', 'newcomer'] as const;
const on = defineEvent(...CALLERS);

/** The buyer's live channel (protocol §4). Everything it does is a turn; it knows no business. */
export function buyerNamespace(turn: TurnService): Namespace {
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
          if (peer.inRoom(room)) peer.toOthers(room, 'typing', { conversationId, kind: 'buyer' });
          return undefined;
        },
      }),
    ],
  };
}
