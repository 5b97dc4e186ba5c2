import { z } from 'zod';
import { Id } from '../contract/primitives.ts';
import type { TicketView } from '../contract/tickets.ts';
import type { Caller } from '../terms/caller.ts';
import { isVotedOn } from '../terms/juror.ts';
import { Refused } from '../terms/refused.ts';
import type { Reader } from '../ticket/disclosure.ts';
import type { Casefile, CasefileContents } from '../turn/casefile.ts';
import type { Clock } from '../turn/ports.ts';
import type { TicketReads, TicketSnapshot } from './ports.ts';
import { Answer, defineRoute, type Route, STAFF } from './route.ts';
import { readerOf } from './ticket-parts.ts';

interface Parts {
  readonly tickets: TicketReads;
  readonly clock: Clock;
  readonly seal: (
    contents: CasefileContents,
    events: TicketSnapshot['events'],
    reader: Reader,
  ) => Casefile;
  readonly view: (found: TicketSnapshot, caller: Caller) => TicketView;
  /** SPKI, base64. */
  readonly publicKey: string;
}

/** The case file, and the key it is checked with (protocol §6). */
export const casefileRoutes = ({
  tickets,
  clock,
  seal,
  view,
  publicKey,
}: Parts): readonly Route[] => [
  defineRoute({
    method: 'GET',
    url: '/v1/tickets/:id/casefile',
    summary: 'The whole case, hash-chained and signed, to be checked without us',
    callers: ['integration', 'buyer', ...STAFF],
    params: z.strictObject({ id: Id }),
    answers: { 200: z.unknown() },
    limit: { burst: 20, perSecond: 1 },
    async handler({ caller, params }) {
      const found = await tickets.one(caller, params.id);
      if (!found) throw new Refused('not_found', 'There is no such ticket.');
      const { ticket, events } = found;
      const reader = readerOf(caller);
      // That votes come in at all is in the record; nobody they are about counts them while a jury sits.
      if (reader !== 'platform' && isVotedOn(ticket))
        throw new Refused(
          'action_not_allowed',
          'The jury is sitting; ask again once it has decided.',
        );
      // How the platform and the merchant settle between them is not the buyer's.
      const books = reader === 'buyer' ? [] : ((await tickets.ledger(caller, ticket.id)) ?? []);
      const contents = {
        exportedAt: clock.now(),
        ruleSetVersion: ticket.ruleSetVersion,
        ticket: recordOf(view(found, caller)),
        evidence: found.evidence.map(listed),
        ledger: books.map((line) => ({ ...line })),
      };
      return new Answer(200, seal(contents, events, reader), {
        'content-disposition': `attachment; filename="casefile-${ticket.number}.json"`,
        'cache-control': 'private, no-store',
      });
    },
  }),
  defineRoute({
    method: 'GET',
    url: '/v1/casefile-key',
    summary: 'The public key that case files are signed with (Ed25519, SPKI, base64)',
    callers: [],
    answers: { 200: z.strictObject({ publicKey: z.string() }) },
    handler: () => ({ publicKey }),
  }),
];

/** What stands; what may be done next and how long it takes are no record, and the events are told whole. */
const recordOf = ({ next: _next, eta: _eta, timeline: _timeline, ...record }: TicketView) => record;

const listed = ({
  id,
  key,
  kind,
  sha256,
  bytes,
  uploadedBy,
  uploadedAt,
  takenAt,
  level,
}: File) => ({
  id,
  ...(key && { key }),
  kind,
  sha256,
  bytes,
  uploadedBy,
  uploadedAt,
  ...(takenAt && { takenAt }),
  level,
});
type File = TicketSnapshot['evidence'][number];
