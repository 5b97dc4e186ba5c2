import type { Draft } from '../draft.ts';
import { leaveThread } from '../thread/mark.ts';
import { payBills } from './bills.ts';
import { releaseRest } from './pay-out.ts';

/** A case has come to its end without a settlement: what was held for it is free, the talk moves on. */
export function endCase(draft: Draft, ticketId: string): void {
  const ticket = draft.ticketById(ticketId);
  if (ticket) releaseRest(draft, ticket);
  payBills(draft, ticketId);
  leaveThread(draft, ticketId);
  draft.note({ type: 'ticket_ended', ticketId });
}
