import { z } from 'zod';
import { OpenPayload, PostedMessage } from '../contract/buyer-channel.ts';
import { Id, Seq, SeqText } from '../contract/primitives.ts';
import { Refused } from '../terms/refused.ts';
import type { TurnService } from '../turn/service.ts';
import { eventStream, type Hear } from './event-stream.ts';
import { Answer, defineRoute, type Route, type Session, STAFF } from './route.ts';

const ConversationPath = z.strictObject({ id: Id });
const Events = z.array(z.looseObject({ conversationId: z.string(), seq: z.int() }));
const OpenAnswer = z.strictObject({
  ok: z.literal(true),
  conversationId: z.string(),
  lastSeq: z.int(),
  events: Events,
  visitorToken: z.string().optional(),
});
const SyncAnswer = z.strictObject({ ok: z.literal(true), events: Events, lastSeq: z.int() });
const MessageAnswer = z.strictObject({ ok: z.literal(true), seq: z.int() });

/** The buyer's turns without a socket (protocol §4), with a stream of events for those who wait. */
export function conversationRoutes(turn: TurnService, hear: Hear): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      url: '/v1/conversations',
      summary: 'Open the newest conversation, a named one, or the claim of an order',
      callers: ['buyer', 'visitor', 'newcomer'],
      body: OpenPayload,
      answers: { 200: OpenAnswer },
      limit: { burst: 60, perSecond: 5 },
      async handler({ caller, body, session }) {
        const opened = await turn.open(caller, body);
        return { ...opened, ...(session?.token ? { visitorToken: session.token } : {}) };
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/v1/conversations/:id/messages',
      summary: 'Say something; answered once the message is durable',
      callers: ['buyer', 'visitor'],
      params: ConversationPath,
      body: PostedMessage,
      answers: { 200: MessageAnswer },
      limit: { burst: 60, perSecond: 20 },
      handler: ({ caller, params, body: { conversationId = params.id, ...body } }) => {
        if (conversationId !== params.id)
          throw new Refused('validation_failed', 'The body names another conversation.', {
            errors: [
              { path: 'conversationId', message: 'is not the one in the path; leave it out' },
            ],
          });
        return turn.message(caller, params.id, body);
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/v1/conversations/:id/events',
      summary: 'Every event after a seq; a live stream with Accept: text/event-stream',
      callers: ['buyer', 'visitor', ...STAFF],
      params: ConversationPath,
      query: z.strictObject({ afterSeq: SeqText.default(0) }),
      answers: { 200: SyncAnswer },
      async handler({ caller, params, query, header, gone, session }) {
        const read = (afterSeq: number) => turn.sync(caller, params.id, afterSeq);
        if (!header('accept')?.includes('text/event-stream')) return read(query.afterSeq);
        const resumed = Seq.safeParse(Number.parseInt(header('last-event-id') ?? '', 10));
        const from = resumed.data ?? query.afterSeq;
        // Read once before the stream starts, so that a refusal is still a plain answer.
        const first = await read(from);
        const stream = eventStream({
          first,
          read,
          hear: (heard) => hear(params.id, heard),
          // A stream outlives neither its reader nor the reader's session.
          over: session ? AbortSignal.any([gone, whenOver(session)]) : gone,
        });
        return new Answer(200, stream, {
          'content-type': 'text/event-stream; charset=utf-8',
          'cache-control': 'no-store',
          'x-accel-buffering': 'no',
        });
      },
    }),
  ];
}

const whenOver = ({ expiresAt }: Session): AbortSignal =>
  AbortSignal.timeout(Math.max(0, expiresAt - Date.now()));
