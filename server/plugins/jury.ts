import { juryRoutes } from '../channels/jury.ts';
import type { TicketReads } from '../channels/ports.ts';
import type { Route } from '../channels/route.ts';
import { juryFile } from '../turn/jury-file.ts';

/** The jury's door, with what it reads of a case behind it. */
export const jury = (tickets: TicketReads): readonly Route[] =>
  juryRoutes({ tickets, blind: ({ ticket, evidence }) => juryFile(ticket, evidence) });
