import type { Fact } from '../../dialogue/facts.ts';
import type { ReplyName, Speech } from '../../dialogue/speech.ts';
import { isTerminal } from '../../terms/state.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';

const REPLY_OF: Partial<Readonly<Record<Ticket['state'], ReplyName>>> = {
  screening: 'status_screening',
  evidence_wait: 'status_evidence_wait',
  offer_wait: 'status_offer_wait',
  negotiation: 'status_negotiation',
  merchant_review: 'status_merchant_review',
  platform_review: 'status_platform_review',
  refunding: 'status_refunding',
  refund_failed: 'status_refund_failed',
  settling: 'status_settling',
  completed: 'status_completed',
};

/** Where a case stands, who has it, until when, and what silence means. */
export function statusSpeech(ticket: Ticket): Speech {
  const cite = { kind: 'action', id: ticket.id } as const;
  const facts: Record<string, Fact> = { number: { kind: 'word', word: ticket.number } };
  if (ticket.deadline) facts.deadline = { kind: 'instant', at: ticket.deadline.at, cite };
  const refund = ticket.refunds.at(-1);
  if (refund)
    facts.amount = { kind: 'money', cents: refund.amountCents, currency: ticket.currency, cite };
  const usual =
    REPLY_OF[ticket.state] ?? (isTerminal(ticket.state) ? 'status_closed' : 'status_other');
  return { name: usual, facts };
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
