import { z } from 'zod';
import { JuryFile } from '../contract/jury.ts';
import { Id } from '../contract/primitives.ts';
import { Refused } from '../terms/refused.ts';
import type { TicketReads, TicketSnapshot } from './ports.ts';
import { defineRoute, type Route } from './route.ts';

interface Parts {
  readonly tickets: TicketReads;
  /** The case without who its sides are. */
  readonly blind: (snapshot: TicketSnapshot) => JuryFile;
}

/** What a jury reads of the case that it sits on. */
export function juryRoutes({ tickets, blind }: Parts): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/v1/tickets/:id/jury-file',
      summary: 'A case as its jury reads it: no names, shops, orders or sums',
      callers: ['agent', 'operator'],
      params: z.strictObject({ id: Id }),
      answers: { 200: JuryFile },
      async handler({ caller, params }) {
        const found = await tickets.one(caller, params.id);
        if (found?.ticket.state !== 'arb_jury')
          throw new Refused('not_found', 'No jury sits on such a ticket.');
        return blind(found);
      },
    }),
  ];
}
