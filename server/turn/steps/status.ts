import type { Fact } from '../../dialogue/facts.ts';
import { bound, type Speech } from '../../dialogue/speech.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';

/** Where a case stands, who has it, until when, and what silence means. */
export function statusSpeech(ticket: Ticket): Speech {
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
  return bound(`status_${ticket.state}`, facts) ?? { name: 'status_plain', facts: { number } };
}

/** Answers "到哪一步了" with the open case, else the newest one. */
export function tellStatus(draft: Draft): void {
  const ticket = draft.ticket ?? draft.snapshot.tickets[0];
  if (!ticket) {
    draft.say([{ name: 'no_ticket' }]);
    return;
  }
  draft.say([statusSpeech(ticket)]);
  draft.showTicket(ticket.id);
}
