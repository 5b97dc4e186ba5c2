import { z } from 'zod';
import { NextAnswer, NextBody } from '../contract/batch.ts';
import { Id } from '../contract/primitives.ts';
import { ActionBody, LedgerView, TicketQuery, TicketRow, TicketView } from '../contract/tickets.ts';
import type { Caller } from '../terms/caller.ts';
import { Refused } from '../terms/refused.ts';
import type { ActionContext } from '../ticket/actions.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { TurnService } from '../turn/service.ts';
import { batchRoute } from './batch.ts';
import type { TicketReads, TicketSnapshot } from './ports.ts';
import { defineRoute, type Route, STAFF } from './route.ts';
import { nextFor, ticketView, type ViewParts } from './ticket-view.ts';

const Path = z.strictObject({ id: Id });
const PARTIES = ['buyer', 'visitor', ...STAFF] as const;
const READERS = ['integration', ...PARTIES] as const;
const TicketPage = z.strictObject({ items: z.array(TicketRow), nextCursor: z.string().nullable() });
const ActionAnswer = z.strictObject({ version: z.int(), ticket: TicketView });
interface Parts extends ViewParts {
  readonly turn: TurnService;
  readonly tickets: TicketReads;
}

/** Reading tickets and acting on them (protocol §6). */
export function ticketRoutes(parts: Parts): readonly Route[] {
  return [...reading(parts), ...acting(parts)];
}

function reading({ tickets, ...view }: Parts): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/v1/tickets',
      summary: 'The tickets the caller may see, newest first',
      callers: READERS,
      query: TicketQuery,
      answers: { 200: TicketPage },
      handler: ({ caller, query }) => tickets.list(caller, query),
    }),
    defineRoute({
      method: 'GET',
      url: '/v1/tickets/:id',
      summary: 'One ticket, with what the caller may do now',
      callers: READERS,
      params: Path,
      answers: { 200: TicketView },
      handler: async ({ caller, params }) =>
        ticketView(await found(tickets, caller, params.id), caller, view),
    }),
    defineRoute({
      method: 'POST',
      url: '/v1/tickets/next::batch',
      summary: 'What the caller may do with each of many tickets now',
      callers: STAFF,
      body: NextBody,
      answers: { 200: NextAnswer },
      async handler({ caller, body }) {
        const found = await tickets.some(caller, body.ticketIds);
        const context = view.actions();
        return { items: found.map((ticket) => nextOf(ticket, caller, context)) };
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/v1/tickets/:id/ledger',
      summary: 'The ledger entries of one ticket',
      callers: ['integration', ...STAFF],
      params: Path,
      answers: { 200: LedgerView },
      async handler({ caller, params }) {
        const items = await tickets.ledger(caller, params.id);
        if (!items) throw missing();
        return { items };
      },
    }),
  ];
}

function acting(parts: Parts): readonly Route[] {
  const { turn, tickets, ...view } = parts;
  return [
    defineRoute({
      method: 'POST',
      url: '/v1/tickets/:id/actions',
      summary: 'Act on a ticket as of its version; what is allowed now stands in its next',
      callers: PARTIES,
      params: Path,
      body: ActionBody,
      answers: { 200: ActionAnswer },
      async handler({ caller, params, body }) {
        const { version } = await turn.act(caller, params.id, body);
        return {
          version,
          ticket: ticketView(await found(tickets, caller, params.id), caller, view),
        };
      },
    }),
    batchRoute(parts),
  ];
}

const nextOf = (ticket: Ticket, caller: Caller, context: ActionContext) => ({
  ticketId: ticket.id,
  version: ticket.version,
  next: nextFor(ticket, caller, context).map(({ action }) => action),
});

/** One answer for what is missing and for what is someone else's, to the byte. */
const missing = () => new Refused('not_found', 'There is no such ticket.');

async function found(
  reads: TicketReads,
  caller: Caller,
  ticketId: string,
): Promise<TicketSnapshot> {
  const snapshot = await reads.one(caller, ticketId);
  if (!snapshot) throw missing();
  return snapshot;
}
