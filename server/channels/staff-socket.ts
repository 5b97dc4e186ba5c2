import { z } from 'zod';
import { SyncPayload } from '../contract/buyer-channel.ts';
import { Id } from '../contract/primitives.ts';
import type { StaffCaller } from '../terms/caller.ts';
import { Refused } from '../terms/refused.ts';
import type { TurnService } from '../turn/service.ts';
import type { ConversationReads, DeskReads, TalkReads, TicketReads } from './ports.ts';
import { rooms } from './rooms.ts';
import { STAFF } from './route.ts';
import { defineEvent, type Namespace, type Peer, type SocketEvent } from './socket-event.ts';

const on = defineEvent(...STAFF);
const MAX_TOPICS = 200;

const SubscribePayload = z.strictObject({
  queues: z.array(z.string().max(64)).max(32).optional(),
  conversationIds: z.array(Id).max(MAX_TOPICS).optional(),
  ticketIds: z.array(Id).max(MAX_TOPICS).optional(),
});

interface Parts {
  readonly turn: TurnService;
  readonly conversations: ConversationReads;
  readonly tickets: TicketReads;
  readonly talks: Pick<TalkReads, 'queues'>;
  readonly desk: Pick<DeskReads, 'groups'>;
  /** Events of parts that bring their own. */
  readonly events: readonly SocketEvent[];
}

/** The staff's live channel (protocol §7): what is pushed there is what its caller may read. */
export function staffNamespace(parts: Parts): Namespace {
  return {
    path: '/staff',
    callers: STAFF,
    events: [
      on({
        name: 'subscribe',
        schema: SubscribePayload,
        limit: { burst: 60, perSecond: 5 },
        acknowledged: false,
        handler: (peer, payload) => subscribe(parts, peer, payload),
      }),
      on({
        name: 'sync',
        schema: SyncPayload,
        limit: { burst: 60, perSecond: 10 },
        acknowledged: true,
        handler: ({ caller }, { conversationId, afterSeq }) =>
          parts.turn.sync(caller, conversationId, afterSeq),
      }),
      ...parts.events,
    ],
  };
}

/** Joins all of what was asked for, or nothing when one of it is not the caller's to see. */
async function subscribe(
  parts: Parts,
  peer: Peer<StaffCaller>,
  { queues = [], conversationIds = [], ticketIds = [] }: z.infer<typeof SubscribePayload>,
): Promise<object> {
  const { conversations, tickets, turn } = parts;
  const { caller } = peer;
  // Queues belong to the desk; a merchant has none.
  const heard = caller.role === 'merchant' ? [] : queues;
  await mustBeGroups(parts, heard);
  const ofTickets = await Promise.all(
    ticketIds.map(async (id) => (await tickets.one(caller, id))?.ticket.conversationId),
  );
  const readable = await Promise.all(
    conversationIds.map((id) => conversations.readable(caller, id)),
  );
  const wanted = [...conversationIds, ...ofTickets.filter((id) => id !== undefined)];
  if (readable.includes(false) || ofTickets.includes(undefined))
    throw new Refused('not_found', 'There is no such ticket or conversation.');
  if (caller.merchantId !== undefined) peer.join(rooms.merchant(caller.merchantId));
  if (caller.role === 'merchant') for (const id of ticketIds) peer.join(rooms.ticket(id));
  else for (const id of wanted) peer.join(rooms.conversation(id));
  await hearQueues(parts, peer, heard);
  if (caller.role !== 'merchant')
    for (const conversationId of conversationIds) {
      const { suggestion } = await turn.deskContext(caller, conversationId);
      peer.tell('suggestion', { conversationId, ...suggestion });
    }
  return { conversationIds: wanted, queues: heard };
}

/** A retired group counts: a page that was opened before still names it. */
async function mustBeGroups({ desk }: Parts, named: readonly string[]): Promise<void> {
  if (named.length === 0) return;
  const known = (await desk.groups()).map(({ id }) => id);
  const errors = named.flatMap((id, index) =>
    known.includes(id)
      ? []
      : [{ path: `queues.${index}`, message: `no such group; there are ${known.join(', ')}` }],
  );
  if (errors.length > 0)
    throw new Refused('validation_failed', 'There is no such queue.', { errors });
}

/** Joins these queues and tells how long each is. */
async function hearQueues(
  { talks }: Parts,
  peer: Peer<StaffCaller>,
  heard: readonly string[],
): Promise<void> {
  if (heard.length === 0) return;
  for (const group of heard) peer.join(rooms.queue(group));
  peer.join(rooms.desk);
  for (const queue of await talks.queues())
    if (heard.includes(queue.group)) peer.tell('queue', queue);
}
