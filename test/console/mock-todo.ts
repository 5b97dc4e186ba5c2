import type { TicketView } from '../../server/contract/tickets.ts';
import type { TodoItem, TodoPage } from '../../server/contract/todo.ts';

/** The to-do as the server would make it of these cases. */
export function todoOf(cases: readonly TicketView[]): TodoPage {
  const waiting = cases.filter(({ holder }) => holder === 'merchant');
  return { items: waiting.map(itemOf), nextCursor: null, waiting: waiting.length, overdue: 0 };
}

const itemOf = (ticket: TicketView): TodoItem => ({
  id: ticket.id,
  number: ticket.number,
  state: ticket.state,
  version: ticket.version,
  orderId: ticket.orderId,
  itemTitle: ticket.itemTitle,
  conversationId: ticket.conversationId,
  leaf: ticket.leaf,
  description: ticket.description,
  currency: ticket.currency,
  paidCents: ticket.paidCents,
  terms: { remedy: 'partial_refund', amountCents: 201_000, percentBps: 1_500, chosen: false },
  requested: {},
  files: ticket.evidence.length,
  ...(ticket.deadline && { deadline: { ...ticket.deadline, timer: 'T-05' } }),
  next: ticket.next,
});
