import { z } from 'zod';
import type { TicketQuery, TicketRow } from '../contract/tickets.ts';
import { TicketRow as TicketRowSchema } from '../contract/tickets.ts';
import type { Caller } from '../terms/caller.ts';
import type { Evidence } from '../terms/evidence.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Clock, NewTicketEvent } from '../turn/ports.ts';
import type { Database } from './database.ts';
import { readEvidence } from './evidence-row.ts';
import type { Prisma } from './generated/client.ts';
import { ticketScope } from './scope.ts';
import { StoredCents, StoredInstant, stored } from './stored.ts';
import { namesFor, type TicketNames } from './ticket-names.ts';
import { cursorOf, ticketFilter } from './ticket-query.ts';
import { openAudits, searchTickets } from './ticket-search.ts';

/** A ticket with its chain of events and its files. Refunds, coupons and points are in the ticket. */
export interface TicketSnapshot {
  readonly ticket: Ticket;
  readonly events: readonly NewTicketEvent[];
  readonly evidence: readonly Evidence[];
  readonly buyerName?: string | undefined;
  readonly merchantName?: string | undefined;
}

/** What is read of tickets beside turns, within the caller's scope; not theirs is as not there. */
export function createTicketReads({ prisma, pool }: Database, clock: Clock) {
  const find = async (caller: Caller, ticketId: string): Promise<Ticket | undefined> => {
    const row = await prisma.ticket.findFirst({
      where: { AND: [ticketScope(caller), { id: { equals: ticketId } }] },
      select: { body: true },
    });
    return row ? stored<Ticket>().parse(row.body) : undefined;
  };

  return {
    /** Newest change first. Throws `Refused` for a cursor that is not ours. */
    list: (caller: Caller, query: TicketQuery) =>
      listTickets({ prisma, pool }, caller, { query, now: clock.now() }),

    async one(caller: Caller, ticketId: string): Promise<TicketSnapshot | undefined> {
      const ticket = await find(caller, ticketId);
      if (!ticket) return undefined;
      const events = await pool.query(
        'SELECT body FROM ticket_event WHERE ticket_id = $1 ORDER BY seq',
        [ticketId],
      );
      const evidence = await prisma.evidence.findMany({
        where: { ticketId: { equals: ticketId } },
        orderBy: [{ uploadedAt: 'asc' }, { id: 'asc' }],
      });
      const names = await namesFor(prisma, caller, [ticket]);
      return {
        ticket,
        buyerName: names.buyer(ticket.buyerId),
        merchantName: names.merchant(ticket.merchantId),
        events: z
          .array(z.object({ body: stored<NewTicketEvent>() }))
          .parse(events.rows)
          .map((row) => row.body),
        evidence: evidence.map(readEvidence),
      };
    },

    /** Those of them that the caller may see, without their events and files. */
    async some(caller: Caller, ticketIds: readonly string[]): Promise<readonly Ticket[]> {
      const rows = await prisma.ticket.findMany({
        where: { AND: [ticketScope(caller), { id: { in: [...ticketIds] } }] },
        select: { body: true },
      });
      return rows.map((row) => stored<Ticket>().parse(row.body));
    },

    /** The entries of the ticket's own journals, in the order of posting. */
    async ledger(caller: Caller, ticketId: string): Promise<readonly LedgerLine[] | undefined> {
      if (!(await find(caller, ticketId))) return undefined;
      const { rows } = await pool.query(LEDGER, [ticketId]);
      return z.array(LedgerLineRow).parse(rows);
    },
  };
}

async function listTickets(
  { prisma, pool }: Pick<Database, 'prisma' | 'pool'>,
  caller: Caller,
  { query, now }: { readonly query: TicketQuery; readonly now: string },
): Promise<{ items: readonly TicketRow[]; nextCursor: string | null }> {
  const merchantId =
    caller.kind === 'staff' && caller.role === 'merchant' ? caller.merchantId : query.merchantId;
  // A buyer's, or a visitor's, own tickets are few enough to be read.
  const found =
    query.q && caller.kind !== 'buyer' && caller.kind !== 'visitor'
      ? await searchTickets(pool, { q: query.q, merchantId })
      : undefined;
  // A merchant is not told which of its cases are drawn.
  const isPlatform = caller.kind === 'staff' && caller.role !== 'merchant';
  const audits = query.audit && (isPlatform ? await openAudits(pool) : []);
  const rows = await prisma.ticket.findMany({
    where: {
      AND: [
        ticketScope(caller),
        ...ticketFilter(query, now),
        ...(found ? [{ id: { in: [...found] } }] : []),
        ...(audits ? [{ id: { in: [...audits] } }] : []),
      ],
    },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: query.limit + 1,
    omit: { body: true },
  });
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const more = rows.length > query.limit && last;
  const names = await namesFor(prisma, caller, page);
  return { items: page.map((row) => toRow(row, names)), nextCursor: more ? cursorOf(last) : null };
}

const LEDGER = `
  SELECT j.key AS "journalId", j.at, j.event, e.account, e.debit_cents AS "debitCents",
    e.credit_cents AS "creditCents", j.note
  FROM journal j JOIN ledger_entry e ON e.journal_key = j.key
  WHERE j.ticket_id = $1 ORDER BY j.no, e.line`;

const LedgerLineRow = z.object({
  journalId: z.string(),
  at: StoredInstant,
  event: z.string(),
  account: z.string(),
  debitCents: StoredCents,
  creditCents: StoredCents,
  note: z.string(),
});
export type LedgerLine = z.infer<typeof LedgerLineRow>;

type Columns = Omit<Prisma.TicketGetPayload<object>, 'body'>;

function toRow(row: Columns, names: TicketNames): TicketRow {
  const { trunk, paidCents, amountCents, deadlineAt, deadlineThen, createdAt, updatedAt } = row;
  const { conversationId: _c, claimNo: _n, ...same } = row;
  return TicketRowSchema.strip().parse({
    ...same,
    buyerName: names.buyer(row.buyerId),
    merchantName: names.merchant(row.merchantId),
    reason: trunk,
    paidCents: Number(paidCents),
    amountCents: amountCents === null ? undefined : Number(amountCents),
    deadline:
      deadlineAt && deadlineThen
        ? { at: deadlineAt.toISOString(), thenState: deadlineThen }
        : undefined,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  });
}
