import type { Cents } from '../terms/money.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { CommitPlan, TicketWrite } from '../turn/ports.ts';
import type { Records } from './plan-wire.ts';

/** What a plan changes of tickets, in the records of redress_commit. */
export function ticketRecords({ at, tickets, evidence, deadlines, parcels }: CommitPlan): Records {
  return {
    opened: tickets
      .filter(isNew)
      .map((write) => ({ ...born(write.ticket), ...columns(write, at) })),
    moves: tickets
      .filter((write) => !isNew(write))
      .map((write) => ({ expectedVersion: write.expectedVersion, ...columns(write, at) })),
    links: tickets.flatMap(({ ticket, events }) =>
      events.map((event) => {
        const { seq, type, from, to, hashPrev, hash } = event;
        return {
          ticketId: ticket.id,
          ...{ seq, at: event.at, type, from, to, hashPrev, hash },
          body: event,
        };
      }),
    ),
    coupons: tickets.flatMap(({ ticket: { id, buyerId, coupons } }) =>
      coupons.map((coupon) => ({ ...coupon, ticketId: id, buyerId, at })),
    ),
    points: tickets.flatMap(({ ticket: { id, buyerId, points } }) =>
      points.map((grant) => ({ ...grant, ticketId: id, buyerId, at })),
    ),
    evidence,
    parcels: parcels ?? [],
    deadlines: openDeadlines(deadlines, at),
  };
}

const isNew = ({ expectedVersion }: TicketWrite): boolean => expectedVersion === 0;

/** What a ticket is told with once and for ever. */
function born(ticket: Ticket): object {
  const { number, conversationId, buyerId, merchantId, orderId, itemId } = ticket;
  const { currency, paidCents, claimNo, createdAt } = ticket;
  return {
    ...{ number, conversationId, buyerId, merchantId, orderId, itemId },
    ...{ currency, paidCents, claimNo, createdAt },
  };
}

/** The columns by which lists find, sort and show a ticket, and the ticket itself. */
function columns({ ticket, holder, gonePieces }: TicketWrite, at: string): object {
  const { id, version, state, itemTitle, claim, deadline } = ticket;
  return {
    ...{ id, version, state, holder, itemTitle, at },
    leaf: claim.leaf,
    trunk: claim.leaf.split('.')[0],
    amountCents: amountOf(ticket),
    gonePieces,
    deadlineAt: deadline?.at,
    deadlineThen: deadline?.thenState,
    body: ticket,
  };
}

/**
 * The cash agreed on, else the cash of the offer that stands, else the cash asked for. An offer made anew
 * stands in the place of what was agreed, as after a vain repair; what an inspection takes off does not.
 */
function amountOf({ offers, claim }: Ticket): Cents | undefined {
  const of = (status: 'accepted' | 'open') => {
    const some = offers.filter((offer) => offer.status === status);
    return some.find(({ id, group }) => id === group) ?? some[0];
  };
  const agreed = offers.findLastIndex(({ status }) => status === 'accepted');
  const anew = offers
    .slice(agreed + 1)
    .find(
      ({ id, group, status, terms }) => status === 'open' && id === group && !terms.deductCents,
    );
  return (anew ?? of('accepted') ?? of('open'))?.terms.amountCents ?? claim.requested.amountCents;
}

/** All that a ticket waits for from now on; one that is listed without a timer waits for nothing. */
function openDeadlines(deadlines: CommitPlan['deadlines'], at: string): readonly object[] {
  const tickets = new Map<string, { timers: string[]; due: string[] }>();
  for (const { ticketId, timer, at: due } of deadlines) {
    const open = tickets.get(ticketId) ?? { timers: [], due: [] };
    tickets.set(ticketId, open);
    if (timer === undefined || due === undefined) continue;
    open.timers.push(timer);
    open.due.push(due);
  }
  return [...tickets].map(([ticketId, open]) => ({ ticketId, at, ...open }));
}
