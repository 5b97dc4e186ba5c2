import { isAudited } from '../../decision/audit.ts';
import type { Actor } from '../../terms/party.ts';
import { isTerminal } from '../../terms/state.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { type Draft, SYSTEM } from '../draft.ts';
import { rulesOf } from './facts.ts';
import { freezeContested } from './freeze.ts';
import { refer } from './refer.ts';

/** DT-10: of the cases that end as their merchant alone decided, the sample is laid before the platform. */
export function drawAudits(draft: Draft): void {
  for (const ticket of draft.tickets) {
    const before = draft.snapshot.tickets.find(({ id }) => id === ticket.id);
    if (!isTerminal(ticket.state) || (before && isTerminal(before.state))) continue;
    const { merchantAnswer, decidedBy, audit } = ticket;
    const merchant = draft.snapshot.focus?.merchants.find(({ id }) => id === ticket.merchantId);
    if (!merchantAnswer || decidedBy || audit || !merchant) continue;
    if (isAudited(ticket.id, merchant.tier, rulesOf(draft, ticket)))
      draft.act(ticket.id, { type: 'draw_audit', tier: merchant.tier }, SYSTEM);
  }
}

interface Audited {
  readonly outcome: 'confirmed' | 'overturned';
  readonly note?: string | undefined;
  readonly actor: Actor;
}

/**
 * A colleague looked at what a merchant decided alone. A refusal that does not stand counts threefold
 * against the merchant, and where the case ran out over it a person takes it up again.
 */
export function audit(draft: Draft, ticket: Ticket, { outcome, note, actor }: Audited): boolean {
  if (!draft.act(ticket.id, { type: 'audit', outcome, note }, actor)) return false;
  const again = outcome === 'overturned' && ticket.merchantAnswer === 'rejected';
  if (!again || ticket.state !== 'closed_timeout') return true;
  if (!draft.act(ticket.id, { type: 'reopen' }, actor)) return true;
  freezeContested(draft, ticket.id);
  draft.note({ type: 'ticket_opened', ticketId: ticket.id });
  refer(draft, { group: 'general', reasons: ['audit_overturned'], row: 'DT-10' });
  return true;
}
