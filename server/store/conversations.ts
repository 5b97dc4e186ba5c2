import { z } from 'zod';
import type { Caller } from '../terms/caller.ts';
import type { Actor, Locale } from '../terms/party.ts';
import type { CommittedEvent } from '../turn/ports.ts';
import type { Database } from './database.ts';
import { conversationScope } from './scope.ts';
import { orAbsent, StoredInstant, stored } from './stored.ts';

export interface NewConversation {
  readonly id: string;
  /** Exactly one of the two. */
  readonly buyerId?: string | undefined;
  readonly visitorId?: string | undefined;
  readonly locale: Locale;
  readonly orderId?: string | undefined;
  readonly at: string;
}

/** A conversation's log is written by turns alone; here it starts, is found and is read. */
export function createConversations({ prisma, pool }: Database) {
  return {
    /** Throws unless exactly one of buyer and visitor owns it. */
    async create(conversation: NewConversation): Promise<void> {
      if ((conversation.buyerId === undefined) === (conversation.visitorId === undefined))
        throw new Error('a conversation has one owner: a buyer or a visitor');
      const { at, buyerId = null, visitorId = null, orderId = null, id, locale } = conversation;
      await prisma.conversation.create({
        data: { id, locale, buyerId, visitorId, orderId, createdAt: at, updatedAt: at },
      });
    },

    /** The caller's own that was spoken in last; with an order: the last one about it. */
    async newest(caller: Caller, orderId?: string): Promise<string | undefined> {
      if (caller.kind !== 'buyer' && caller.kind !== 'visitor') return undefined;
      const about = orderId === undefined ? {} : { orderId: { equals: orderId } };
      const found = await prisma.conversation.findFirst({
        where: { AND: [conversationScope(caller), about] },
        orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
        select: { id: true },
      });
      return found?.id;
    },

    async readable(caller: Caller, conversationId: string): Promise<boolean> {
      const found = await prisma.conversation.findFirst({
        where: { AND: [conversationScope(caller), { id: { equals: conversationId } }] },
        select: { id: true },
      });
      return found !== null;
    },

    /** What the buyer sees after a position of theirs, oldest first. Ask `readable` first. */
    async eventsAfter(
      conversationId: string,
      afterBuyerSeq: number,
      limit: number,
    ): Promise<CommittedEvent[]> {
      const { rows } = await pool.query({
        name: 'events_after',
        text: `${SELECT} WHERE conversation_id = $1 AND buyer_seq > $2
               ORDER BY buyer_seq LIMIT $3`,
        values: [conversationId, afterBuyerSeq, limit],
      });
      return z.array(EventRow).parse(rows);
    },

    /** The last events that the buyer sees, oldest first. Ask `readable` first. */
    async tail(conversationId: string, limit: number): Promise<CommittedEvent[]> {
      const { rows } = await pool.query({
        name: 'events_tail',
        text: `${SELECT} WHERE conversation_id = $1 AND buyer_seq IS NOT NULL
               ORDER BY buyer_seq DESC LIMIT $2`,
        values: [conversationId, limit],
      });
      return z.array(EventRow).parse(rows).reverse();
    },

    /** Internal events too, after a position of the whole log: for staff. Ask `readable` first. */
    async logAfter(
      conversationId: string,
      afterSeq: number,
      limit: number,
    ): Promise<CommittedEvent[]> {
      const { rows } = await pool.query(
        `${SELECT} WHERE conversation_id = $1 AND seq > $2 ORDER BY seq LIMIT $3`,
        [conversationId, afterSeq, limit],
      );
      return z.array(EventRow).parse(rows);
    },

    /** The last position that the buyer has been given; 0 where nothing was said. */
    async lastBuyerSeq(conversationId: string): Promise<number> {
      const found = await prisma.conversation.findUnique({
        where: { id: conversationId },
        select: { lastBuyerSeq: true },
      });
      return found?.lastBuyerSeq ?? 0;
    },
  };
}

const SELECT = `
  SELECT seq, buyer_seq AS "buyerSeq", at, type, actor, turn_end AS "turnEnd", body
  FROM conversation_event`;

const EventRow = z
  .object({
    seq: z.int(),
    buyerSeq: orAbsent(z.int()),
    at: StoredInstant,
    type: z.string(),
    actor: stored<Actor>(),
    turnEnd: z.boolean().transform((is) => is || undefined),
    body: stored<Readonly<Record<string, unknown>>>(),
  })
  .transform(
    (row): CommittedEvent => ({
      ...row,
      visibility: row.buyerSeq === undefined ? 'internal' : 'all',
    }),
  );
