import type { KeyObject } from 'node:crypto';
import { casefileRoutes } from '../channels/casefile.ts';
import type { TicketReads } from '../channels/ports.ts';
import type { Route } from '../channels/route.ts';
import { ticketView, type ViewParts } from '../channels/ticket-view.ts';
import { publicKeyOf, sealCasefile } from '../turn/casefile.ts';
import { tellEvent } from '../turn/disclosed.ts';
import type { Clock } from '../turn/ports.ts';

interface Parts {
  readonly tickets: TicketReads;
  readonly clock: Clock;
  readonly signer: KeyObject;
  readonly views: ViewParts;
}

/** The case file's doors, with the views and the key behind them. */
export const casefile = ({ signer, views, ...reads }: Parts): readonly Route[] =>
  casefileRoutes({
    ...reads,
    seal: (contents, events, reader) =>
      sealCasefile(
        contents,
        events.map((event) => tellEvent(event, reader)),
        signer,
      ),
    view: (found, caller) => ticketView(found, caller, views),
    publicKey: publicKeyOf(signer),
  });
