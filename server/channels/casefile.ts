import { z } from 'zod';
import { Id } from '../contract/primitives.ts';
import { Refused } from '../terms/refused.ts';
import type { Casefile, CasefileContents } from '../turn/casefile.ts';
import type { Clock, NewTicketEvent } from '../turn/ports.ts';
import type { TicketReads, TicketSnapshot } from './ports.ts';
import { Answer, defineRoute, type Route, STAFF } from './route.ts';

interface Parts {
  readonly tickets: TicketReads;
  readonly clock: Clock;
  readonly seal: (contents: CasefileContents, events: readonly NewTicketEvent[]) => Casefile;
  /** SPKI, base64. */
  readonly publicKey: string;
}

/** The case file, and the key it is checked with (protocol §6). */
export const casefileRoutes = ({ tickets, clock, seal, publicKey }: Parts): readonly Route[] => [
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
      // Votes are in the record as they are cast; nobody they are about reads them while a jury sits.
      const isParty =
        caller.kind === 'buyer' || (caller.kind === 'staff' && caller.role === 'merchant');
      if (isParty && ticket.state === 'arb_jury')
        throw new Refused(
          'action_not_allowed',
          'The jury is sitting; ask again once it has decided.',
        );
      // How the platform and the merchant settle between them is not the buyer's.
      const books =
        caller.kind === 'buyer' ? [] : ((await tickets.ledger(caller, ticket.id)) ?? []);
      const contents = {
        exportedAt: clock.now(),
        ruleSetVersion: ticket.ruleSetVersion,
        ticket,
        evidence: found.evidence.map(listed),
        ledger: books.map((line) => ({ ...line })),
      };
      return new Answer(200, seal(contents, events), {
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
