import { z } from 'zod';
import type { TicketQuery } from '../contract/tickets.ts';
import { TERMINAL_STATES } from '../terms/state.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { Prisma } from './generated/client.ts';
import { likeText } from './like-text.ts';

/** The filters of a ticket list; the caller's scope comes beside them. `now`: the business instant. */
export function ticketFilter(query: TicketQuery, now: string): Prisma.TicketWhereInput[] {
  const filters: Prisma.TicketWhereInput[] = [];
  if (query.state) filters.push({ state: { equals: query.state } });
  if (query.holder) filters.push({ holder: { equals: query.holder } });
  if (query.merchantId) filters.push({ merchantId: { equals: query.merchantId } });
  if (query.reason) {
    const field = query.reason.includes('.') ? 'leaf' : 'trunk';
    filters.push({ [field]: { equals: query.reason } });
  }
  if (query.q) filters.push(textFilter(query.q));
  if (query.overdue) {
    const overdue = { deadlineAt: { lt: now }, state: { notIn: [...TERMINAL_STATES] } };
    filters.push(query.overdue === 'true' ? overdue : { NOT: overdue });
  }
  if (query.cursor) filters.push(afterCursor(query.cursor));
  return filters;
}

/** What a person would type to find a ticket again. */
function textFilter(q: string): Prisma.TicketWhereInput {
  const contains = { contains: likeText(q), mode: 'insensitive' as const };
  return {
    OR: [
      { number: contains },
      { orderId: contains },
      { itemTitle: contains },
      { id: { equals: q } },
      { buyerId: { equals: q } },
    ],
  };
}

const Position = z.tuple([z.iso.datetime(), z.string().min(1)]);

/** Where a page ended: the list is ordered by `updatedAt` and `id`, both falling. */
export function cursorOf(last: { readonly updatedAt: Date; readonly id: string }): string {
  return writeCursor([last.updatedAt.toISOString(), last.id]);
}

function afterCursor(cursor: string): Prisma.TicketWhereInput {
  const [at, id] = readCursor(Position, cursor);
  return {
    updatedAt: { lte: at },
    OR: [{ updatedAt: { lt: at } }, { updatedAt: { equals: at }, id: { lt: id } }],
  };
}
