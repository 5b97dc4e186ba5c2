import { expect } from 'vitest';
import type { Database } from '../../../server/store/database.ts';
import { auditLedger } from '../../../server/store/ledger-verify.ts';
import { isTerminal, type TicketState } from '../../../server/terms/state.ts';
import type { TicketEvent } from '../../../server/ticket/events.ts';
import { evolve } from '../../../server/ticket/evolve.ts';
import type { Ticket } from '../../../server/ticket/ticket.ts';
import { canMove } from '../../../server/ticket/transitions.ts';
import type { NewTicketEvent } from '../../../server/turn/ports.ts';
import type { Case } from '../case-kit.ts';

const key = { kind: 'integration' } as const;

/** An event as the log keeps it, as the fold reads it. */
const read = ({ at, actor, row, to, note, type, data }: NewTicketEvent): TicketEvent =>
  ({ at, actor, row, to, type, ...(note !== undefined && { note }), ...data }) as TicketEvent;

/** Every case of one order holds what is promised of any case at any moment. */
export async function checkCases({ market, order }: Case): Promise<readonly Ticket[]> {
  const { items } = await market.tickets.list(key, { limit: 100, q: order.id });
  const tickets: Ticket[] = [];
  for (const row of items.filter((one) => one.orderId === order.id)) {
    const found = await market.tickets.one(key, row.id);
    if (!found) throw new Error(`ticket ${row.id} is gone`);
    checkCase(found);
    tickets.push(found.ticket);
  }
  return tickets;
}

function checkCase({
  ticket,
  events,
}: {
  ticket: Ticket;
  events: readonly NewTicketEvent[];
}): void {
  // Replaying the log gives the same case.
  const folded = events.map(read).reduce<Ticket | undefined>(evolve, undefined);
  expect(JSON.parse(JSON.stringify(folded))).toEqual(JSON.parse(JSON.stringify(ticket)));
  let from: TicketState = 'draft';
  for (const [index, event] of events.entries()) {
    expect(event.seq).toBe(index + 1);
    const to = event.to as TicketState;
    expect(canMove(from, to), `${from} → ${to} by ${event.type}`).toBe(true);
    from = to;
  }
  // Nobody waits for nobody.
  if (isTerminal(ticket.state)) expect(ticket.holder).toBe('none');
  else
    expect([ticket.state, ticket.holder === 'none', ticket.deadline === undefined]).toEqual([
      ticket.state,
      false,
      false,
    ]);
  if (isTerminal(ticket.state))
    expect([ticket.state, ticket.hold]).toEqual([ticket.state, undefined]);
  const asked = ticket.refunds.reduce((sum, refund) => sum + refund.amountCents, 0);
  expect(asked).toBeLessThanOrEqual(ticket.paidCents);
}

/** The books of everything so far, and of this order that nothing stays frozen that no case holds. */
export async function checkBooks(
  db: Database,
  merchantId: string,
  tickets: readonly Ticket[],
): Promise<void> {
  expect((await auditLedger(db.pool)).breaches).toEqual([]);
  const held = tickets.reduce((sum, ticket) => sum + (ticket.hold?.cents ?? 0), 0);
  const { rows } = await db.pool.query<{ cents: string }>(
    `SELECT coalesce(sum(balance_cents), 0) AS cents FROM account_balance
     WHERE party_id = $1 AND account = '2010'`,
    [merchantId],
  );
  expect(Number(rows[0]?.cents)).toBe(held);
  const paid = tickets.flatMap((ticket) => ticket.refunds).filter((r) => r.status === 'succeeded');
  const sum = paid.reduce((total, refund) => total + refund.amountCents, 0);
  expect(sum).toBeLessThanOrEqual(tickets[0]?.paidCents ?? 0);
}
