import type { Fact } from '../../dialogue/facts.ts';
import { bound, type Speech } from '../../dialogue/speech.ts';
import { missingSlots } from '../../evidence/checklist.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { checklistOf } from './evidence.ts';

/** Where a case stands, who has it, until when, and what silence means. `gathered`: only the wish is missing. */
export function statusSpeech(ticket: Ticket, gathered = false): Speech {
  const cite = { kind: 'action', id: ticket.id } as const;
  const number: Fact = { kind: 'word', word: ticket.number };
  const facts: Record<string, Fact> = { number, done: { kind: 'done', cite } };
  if (ticket.deadline) facts.deadline = { kind: 'instant', at: ticket.deadline.at, cite };
  const refund = ticket.refunds.at(-1);
  if (refund)
    facts.amount = { kind: 'money', cents: refund.amountCents, currency: ticket.currency, cite };
  const told = ticket.state === 'return_wait' && ticket.return?.ownBill && ticket.return.parcel;
  if (told)
    return {
      name: 'status_return_told',
      facts: { number, tracking: { kind: 'word', word: told.trackingNo } },
    };
  if (ticket.return?.paidAhead && facts.amount && !ticket.return.inspection)
    return { name: 'status_paid_ahead', facts: { number, amount: facts.amount } };
  // A case without a deadline or an amount that its state usually has is told without them.
  const name = gathered ? 'evidence_done' : ticket.state;
  return bound(`status_${name}`, facts) ?? { name: 'status_plain', facts: { number } };
}

/** The same, with what only the talk knows: whether photos are still missing. */
export const statusOf = (draft: Draft, ticket: Ticket): Speech =>
  statusSpeech(
    ticket,
    ticket.state === 'evidence_wait' && missingSlots(checklistOf(draft, ticket)).length === 0,
  );

/** Answers "到哪一步了" with the open case, else the newest one. */
export function tellStatus(draft: Draft): void {
  const ticket = draft.ticket ?? draft.snapshot.tickets[0];
  if (!ticket) {
    draft.say([{ name: 'no_ticket' }]);
    return;
  }
  draft.say([statusOf(draft, ticket)]);
  draft.showTicket(ticket.id);
}
