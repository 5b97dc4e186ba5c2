import type { z } from 'zod';
import { moderate } from '../contract/contact.ts';
import { type TodoItem, TodoPage, TodoQuery } from '../contract/todo.ts';
import type { Caller } from '../terms/caller.ts';
import type { RemedyTerms } from '../terms/verdict.ts';
import { openCounter } from '../ticket/proposals.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { defineRoute, type Route } from './route.ts';
import { nextFor, type ViewParts } from './ticket-view.ts';

/** What the merchant's own pages read. */
export interface MerchantDesk {
  readonly todo: {
    list(
      caller: Caller,
      query: TodoQuery,
    ): Promise<{
      readonly tickets: readonly Ticket[];
      readonly nextCursor: string | null;
      readonly waiting: number;
      readonly overdue: number;
    }>;
  };
  readonly actions: ViewParts['actions'];
}

/** The merchant centre's own doors. */
export function merchantRoutes({ todo, actions }: MerchantDesk): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/v1/todo',
      summary: 'What waits for the merchant, nearest deadline first, with what silence does',
      callers: ['merchant'],
      query: TodoQuery,
      answers: { 200: TodoPage },
      async handler({ caller, query }) {
        const { tickets, ...page } = await todo.list(caller, query);
        const context = actions();
        return {
          ...page,
          items: tickets.map((ticket) => todoItem(ticket, nextFor(ticket, caller, context))),
        } satisfies z.infer<typeof TodoPage>;
      },
    }),
  ];
}

/** Letters of the buyer's words in the list; the case has them all. */
const SHORT = 200;

/** A case as its merchant's to-do shows it. Pure. */
export function todoItem(ticket: Ticket, next: TodoItem['next']): TodoItem {
  const { claim, deadline } = ticket;
  const asked = openCounter(ticket)?.terms;
  const { requested } = asked ? { requested: asked } : claim;
  const terms = termsOf(ticket);
  return {
    id: ticket.id,
    number: ticket.number,
    state: ticket.state,
    version: ticket.version,
    orderId: ticket.orderId,
    itemTitle: ticket.itemTitle,
    conversationId: ticket.conversationId,
    leaf: claim.leaf,
    ...(claim.severity && { severity: claim.severity }),
    // The buyer's words without the ways to reach them (I11).
    description: [...moderate(claim.description).text].slice(0, SHORT).join(''),
    currency: ticket.currency,
    paidCents: ticket.paidCents,
    ...(terms && { terms }),
    requested: {
      ...(requested.remedy && { remedy: requested.remedy }),
      ...(requested.amountCents !== undefined && { amountCents: requested.amountCents }),
    },
    files: ticket.evidence.length,
    ...(deadline && {
      deadline: { at: deadline.at, timer: deadline.timer, thenState: deadline.thenState },
    }),
    next,
  };
}

/** What a yes would carry out; once something is being carried out, that. */
function termsOf(ticket: Ticket): TodoItem['terms'] {
  const { offers, consent, granted } = ticket;
  const chosen = offers.find(({ id }) => id === consent?.offerId);
  const main = offers.find(({ id, group, status }) => status === 'open' && id === group);
  // What the buyer put to the merchant is what its yes would grant.
  const put = openCounter(ticket);
  const terms: RemedyTerms | undefined =
    granted?.terms ?? put?.terms ?? chosen?.terms ?? main?.terms;
  if (!terms) return undefined;
  return {
    remedy: terms.remedy,
    amountCents: terms.amountCents,
    ...(terms.percentBps !== undefined && { percentBps: terms.percentBps }),
    ...(terms.coupon && { couponCents: terms.coupon.faceCents }),
    ...(terms.points !== undefined && { points: terms.points }),
    chosen: granted !== undefined || (put ? put.consentId !== undefined : chosen !== undefined),
  };
}
