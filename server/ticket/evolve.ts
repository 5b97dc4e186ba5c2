import type { Changes } from './changes/change.ts';
import { CLAIM_CHANGES } from './changes/claim.ts';
import { GOODS_CHANGES } from './changes/goods.ts';
import { MONEY_CHANGES } from './changes/money.ts';
import { OFFER_CHANGES } from './changes/offers.ts';
import { REVIEW_CHANGES } from './changes/review.ts';
import type { TicketEvent } from './events.ts';
import type { Ticket } from './ticket.ts';

type Later = Exclude<TicketEvent, { type: 'ticket_submitted' }>;

const CHANGES: Changes<Later['type']> = {
  ...CLAIM_CHANGES,
  ...OFFER_CHANGES,
  ...GOODS_CHANGES,
  ...REVIEW_CHANGES,
  ...MONEY_CHANGES,
};

/** The case after one more event. Folding all of a case's events gives the case. */
export function evolve(ticket: Ticket | undefined, event: TicketEvent): Ticket {
  if (event.type === 'ticket_submitted')
    return stamp(
      {
        ...event.opened,
        path: [],
        version: 0,
        state: event.to,
        holder: event.holder,
        updatedAt: event.at,
      },
      event,
    );
  if (!ticket) throw new Error(`${event.type} before ticket_submitted`);
  // Each key's function takes that key's event; the compiler cannot follow a union through a map.
  const change = CHANGES[event.type] as (ticket: Ticket, event: Later) => Partial<Ticket>;
  return stamp({ ...ticket, ...change(ticket, event) }, event);
}

/** What every event changes alike. */
const stamp = (ticket: Ticket, event: TicketEvent): Ticket => ({
  ...ticket,
  ...(ticket.pending && ticket.state !== event.to && { pending: undefined }),
  version: ticket.version + 1,
  state: event.to,
  holder: event.holder,
  deadline: event.deadline,
  path:
    ticket.path.at(-1)?.state === event.to
      ? ticket.path
      : [...ticket.path, { state: event.to, at: event.at }],
  updatedAt: event.at,
});
