import { labelPaidJournal, vendorPaidJournal } from '../../settlement/payments.ts';
import type { BillFinding } from '../../terms/finding.ts';
import type { Actor } from '../../terms/party.ts';
import { isTerminal } from '../../terms/state.ts';
import type { Bill } from '../../ticket/legs.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { type Draft, SYSTEM } from '../draft.ts';
import { caseOf } from './line.ts';

/**
 * A carrier's, repairer's or expert's bill. False where it is known already: a bill is paid once,
 * and only a person can say more of it than whoever sent it did.
 */
export function receiveBill(
  draft: Draft,
  ticketId: string,
  { bill, actor }: { readonly bill: BillFinding; readonly actor: Actor },
): boolean {
  const known = draft.ticketById(ticketId)?.bills?.find(({ id }) => id === bill.id);
  const approved = actor.kind === 'operator' || actor.kind === 'agent';
  if (known && (known.approved || !approved || !isSame(known, bill))) return false;
  if (!draft.act(ticketId, { type: 'receive_bill', bill: { ...bill, approved } }, actor))
    return false;
  payBills(draft, ticketId);
  return true;
}

const isSame = (known: Bill, { of, cents }: BillFinding): boolean =>
  known.of === of && known.cents === cents;

/**
 * Pays what the settlements owe of the bills on hand (O2-4, O9-2). What a bill asks beyond that waits
 * for the next settlement; once the case is over a person's yes makes it the platform's expense.
 */
export function payBills(draft: Draft, ticketId: string): void {
  for (const { id } of draft.ticketById(ticketId)?.bills ?? []) payBill(draft, ticketId, id);
}

function payBill(draft: Draft, ticketId: string, billId: string): void {
  const ticket = draft.ticketById(ticketId);
  const bill = ticket?.bills?.find(({ id }) => id === billId);
  if (!ticket || !bill) return;
  const asked = bill.cents - bill.paidCents;
  const owedCents = Math.min(asked, openOf(ticket, bill.of));
  const expenseCents = bill.approved && isTerminal(ticket.state) ? asked - owedCents : 0;
  if (owedCents + expenseCents === 0) return;
  const paid = { type: 'pay_bill', billId, owedCents, expenseCents } as const;
  if (!draft.act(ticket.id, paid, SYSTEM)) return;
  const journal = bill.of === 'freight' ? labelPaidJournal : vendorPaidJournal;
  const nth = bill.payments === 0 ? '' : `:${bill.payments + 1}`;
  draft.post(
    journal(caseOf(draft, ticket), `${ticket.id}:${bill.id}${nth}`, { owedCents, expenseCents }),
  );
}

/** What the case's settlements owe for it and nobody has been paid yet. */
const openOf = ({ payables }: Ticket, of: Bill['of']): number =>
  (payables?.[of].owedCents ?? 0) - (payables?.[of].paidCents ?? 0);
