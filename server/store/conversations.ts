import { z } from 'zod';
import type { Caller } from '../terms/caller.ts';
import type { Locale } from '../terms/party.ts';
import { createConversationLog } from './conversation-log.ts';
import type { Database } from './database.ts';
import { createOrderProofs } from './order-proofs.ts';
import { conversationScope, ticketScope } from './scope.ts';
import { createStaffLog } from './staff-log.ts';
import { createThreadLog } from './thread-log.ts';

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
export const createConversations = (database: Database) => ({
  ...createConversationRows(database),
  ...createConversationLog(database.pool),
  ...createOrderProofs(database.pool),
  ...createStaffLog(database.pool),
  ...createThreadLog(database.pool),
});

export type Conversations = ReturnType<typeof createConversations>;

/** What of an order's brief says which items it has. */
const Items = z.object({ items: z.array(z.object({ id: z.string() })) });

/** What of a talk's memory says that it goes on in another. */
const Merged = z.object({
  merged: z.object({ into: z.object({ conversationId: z.string() }) }),
});

function createConversationRows({ prisma }: Database) {
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

    /**
     * The caller's own that was spoken in last; with an order: the last one about it. What somebody
     * wrote before signing in holds one order, and is where a buyer goes on only with that one.
     */
    async newest(caller: Caller, orderId?: string): Promise<string | undefined> {
      if (caller.kind !== 'buyer' && caller.kind !== 'visitor') return undefined;
      const whole = caller.kind === 'buyer' ? { visitorId: { equals: null } } : {};
      const about = orderId === undefined ? whole : { orderId: { equals: orderId } };
      const found = await prisma.conversation.findFirst({
        where: { AND: [conversationScope(caller), about] },
        orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
        select: { id: true, state: true },
      });
      const into = found && (await this.goesOnIn(caller, found.state, orderId));
      return into ?? found?.id;
    },

    /** The talk that one goes on in; of an order's own talk only one about that order. */
    async goesOnIn(caller: Caller, state: unknown, orderId?: string): Promise<string | undefined> {
      const id = Merged.safeParse(state).data?.merged.into.conversationId;
      if (id === undefined) return undefined;
      const about = orderId === undefined ? {} : { orderId: { equals: orderId } };
      const found = await prisma.conversation.findFirst({
        where: { AND: [conversationScope(caller), about, { id: { equals: id } }] },
        select: { id: true },
      });
      return found?.id;
    },

    async boughtIn(caller: Caller, orderId: string): Promise<readonly string[] | undefined> {
      if (caller.kind !== 'buyer') return undefined;
      const found = await prisma.order.findFirst({
        where: { id: { equals: orderId }, buyerId: { equals: caller.buyerId } },
        select: { brief: true },
      });
      return found ? Items.parse(found.brief).items.map(({ id }) => id) : undefined;
    },

    async readable(caller: Caller, conversationId: string): Promise<boolean> {
      const found = await prisma.conversation.findFirst({
        where: { AND: [conversationScope(caller), { id: { equals: conversationId } }] },
        select: { id: true },
      });
      return found !== null;
    },

    /**
     * Whether the caller may hand a file in for what the conversation is about: whoever may read it, and
     * the merchant of a case in it, who proves a refusal without ever seeing the talk. A case that is
     * named has to be one of the conversation's own.
     */
    async takesFilesOf(
      caller: Caller,
      conversationId: string,
      ticketId?: string,
    ): Promise<boolean> {
      const caseOf = async (): Promise<boolean> => {
        const here = { conversationId, ...(ticketId !== undefined && { id: ticketId }) };
        const found = await prisma.ticket.findFirst({
          where: { AND: [ticketScope(caller), here] },
          select: { id: true },
        });
        return found !== null;
      };
      if (await this.readable(caller, conversationId)) return ticketId === undefined || caseOf();
      return caller.kind === 'staff' && caseOf();
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
