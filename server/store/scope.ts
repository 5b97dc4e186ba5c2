import type { Caller } from '../terms/caller.ts';
import type { Prisma } from './generated/client.ts';

/** Matches nothing. Never leave a field undefined instead: Prisma reads that as "any". */
const NOTHING = { id: { in: [] } };
const ALL = {};

/** The tickets a caller may see. A juror sees a blinded file in their place. */
export function ticketScope(caller: Caller): Prisma.TicketWhereInput {
  switch (caller.kind) {
    case 'integration':
      return ALL;
    case 'buyer':
      return { buyerId: { equals: caller.buyerId } };
    case 'visitor':
      return { conversation: { visitorId: { equals: caller.visitorId } } };
    case 'juror':
      return NOTHING;
    case 'staff':
      if (caller.role !== 'merchant') return ALL;
      return caller.merchantId ? { merchantId: { equals: caller.merchantId } } : NOTHING;
  }
}

/** The conversations a caller may read. A merchant reads tickets, not the talk behind them. */
export function conversationScope(caller: Caller): Prisma.ConversationWhereInput {
  switch (caller.kind) {
    case 'integration':
      return ALL;
    case 'juror':
      return NOTHING;
    case 'buyer':
      return { buyerId: { equals: caller.buyerId } };
    case 'visitor':
      return { visitorId: { equals: caller.visitorId } };
    case 'staff':
      return caller.role === 'merchant' ? NOTHING : ALL;
  }
}
