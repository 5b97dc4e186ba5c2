import type { TicketState } from '../../terms/state.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { takeFiles } from './evidence.ts';

/** Somebody looks at the case, and whatever comes meanwhile is there for them (E04). */
const LOOKED_AT: readonly TicketState[] = [
  'merchant_review',
  'platform_review',
  'arb_evidence',
  'appeal',
];

/** Files that a buyer sends while somebody looks at the case join it; false where nobody does. */
export function joinCase(
  draft: Draft,
  ticket: Ticket | undefined,
  ids: readonly string[],
): boolean {
  if (!ticket || ids.length === 0 || !LOOKED_AT.includes(ticket.state)) return false;
  const evidence = takeFiles(draft, ticket, ids);
  if (evidence.length === 0) return false;
  const buyer = { kind: 'buyer', id: ticket.buyerId } as const;
  return draft.act(ticket.id, { type: 'add_evidence', evidence, enough: false }, buyer);
}
