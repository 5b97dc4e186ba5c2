import { z } from 'zod';
import { Id, SeqText } from '../contract/primitives.ts';
import { ThreadMessage, ThreadPage } from '../contract/thread.ts';
import type { StaffCaller } from '../terms/caller.ts';
import { Refused } from '../terms/refused.ts';
import type { TurnService } from '../turn/service.ts';
import type { TicketReads } from './ports.ts';
import { defineRoute, type Route, STAFF } from './route.ts';

/** Events of a thread answered at once. */
const PAGE = 200;
const Path = z.strictObject({ id: Id });

export interface ThreadParts {
  readonly turn: TurnService;
  readonly tickets: TicketReads;
  readonly threads: {
    read(
      of: { readonly conversationId: string; readonly ticketId: string },
      reader: 'merchant' | 'platform',
      page: { readonly afterSeq: number; readonly limit: number },
    ): Promise<Omit<z.infer<typeof ThreadPage>, 'ok'>>;
  };
}

/** The talk of a case between its buyer, its merchant and the platform, as each side may read it. */
export function threadRoutes({ turn, tickets, threads }: ThreadParts): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/v1/tickets/:id/thread',
      summary: 'What buyer, merchant and platform said of one case, after a seq',
      callers: STAFF,
      params: Path,
      query: z.strictObject({ afterSeq: SeqText.default(0) }),
      answers: { 200: ThreadPage },
      async handler({ caller, params, query }) {
        const { conversationId } = await of(tickets, caller, params.id);
        const page = { afterSeq: query.afterSeq, limit: PAGE };
        const reader = caller.role === 'merchant' ? 'merchant' : 'platform';
        const read = await threads.read({ conversationId, ticketId: params.id }, reader, page);
        return { ok: true as const, ...read };
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/v1/tickets/:id/messages',
      summary: 'A merchant’s words in the thread of their case; answered once they are durable',
      callers: ['merchant'],
      params: Path,
      body: ThreadMessage,
      answers: { 200: z.strictObject({ ok: z.literal(true) }) },
      limit: { burst: 30, perSecond: 2 },
      async handler({ caller, params, body }) {
        await turn.sayInThread(caller, params.id, body);
        return { ok: true as const };
      },
    }),
  ];
}

async function of(tickets: TicketReads, caller: StaffCaller, id: string) {
  const found = await tickets.one(caller, id);
  if (!found) throw new Refused('not_found', 'There is no such ticket.');
  return found.ticket;
}
