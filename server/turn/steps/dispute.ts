import type { Ticket } from '../../ticket/ticket.ts';
import { type Draft, SYSTEM } from '../draft.ts';

/** What a chargeback is called where the bank gives no reason of its own. */
const CHARGEBACK = 'chargeback';

/**
 * E32, the chargeback rule: the bank decides over this payment now, and no refund of ours may come beside
 * it. What has left already cannot be called back: then it is noted, and people are told.
 */
export function holdForBank(draft: Draft, ticket: Ticket): boolean {
  const { dispute } = draft.snapshot.focus?.order ?? {};
  const reason = dispute?.reason ?? CHARGEBACK;
  const until = bankTakesUntil(draft, dispute?.dueBy);
  if (draft.act(ticket.id, { type: 'suspend', reason, dispute: true, until }, SYSTEM)) {
    draft.say([{ name: 'suspended_bank' }]);
    draft.showTicket(ticket.id);
    return true;
  }
  if (!draft.act(ticket.id, { type: 'note_dispute', reason }, SYSTEM)) return false;
  if (ticket.state === 'refunding') draft.say([{ name: 'dispute_while_refunding' }]);
  return true;
}

/** Whoever answers the bank is reminded by its own time, where that ends before T-22 would. */
function bankTakesUntil({ now, rules }: Draft, dueBy: string | undefined): string | undefined {
  const whole = (rules.timers['T-22']?.minutes ?? 0) * 60_000;
  const left = dueBy === undefined ? 0 : Date.parse(dueBy) - Date.parse(now);
  return left > 0 && left < whole ? dueBy : undefined;
}

/** A case on a payment that is disputed waits from its first moment. */
export function holdIfDisputed(draft: Draft, ticketId: string): void {
  const ticket = draft.ticketById(ticketId);
  if (ticket && draft.snapshot.focus?.order.dispute) holdForBank(draft, ticket);
}
