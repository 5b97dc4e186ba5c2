import { juryAllowed } from '../../decision/jury.ts';
import type { Actor } from '../../terms/party.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { type Draft, SYSTEM } from '../draft.ts';
import { rule } from './platform.ts';
import { computedOf } from './terms.ts';
import { deadlineFact } from './way-steps.ts';

/** E16, E26: both sides state their case; the tables still say how much. */
export function openArbitration(draft: Draft, ticket: Ticket, actor: Actor): boolean {
  if (!draft.act(ticket.id, { type: 'open_arbitration' }, actor)) return false;
  const now = draft.ticketById(ticket.id) ?? ticket;
  draft.say([{ name: 'arbitration_opened', facts: deadlineFact(now) }]);
  draft.showTicket(ticket.id);
  return true;
}

/** E18: a jury only for small goods, never for what may be counterfeit, and only if both agree. */
export function openJury(draft: Draft, ticket: Ticket, actor: Actor): boolean {
  const allowed = juryAllowed(
    {
      valueCents: ticket.paidCents,
      leaf: ticket.claim.leaf,
      bothConsent: ticket.arbitration?.juryConsent.length === 2,
    },
    draft.rules,
  );
  if (!allowed || !draft.act(ticket.id, { type: 'open_jury' }, actor)) return false;
  draft.say([{ name: 'jury_opened', facts: deadlineFact(draft.ticketById(ticket.id) ?? ticket) }]);
  draft.showTicket(ticket.id);
  return true;
}

interface Vote {
  readonly seat: string;
  readonly side: 'buyer' | 'merchant';
  readonly actor: Actor;
}

/** E19: the jury says who is right; enough equal votes decide, and the tables say how much. */
export function voted(draft: Draft, ticket: Ticket, { seat, side, actor }: Vote): boolean {
  if (!draft.act(ticket.id, { type: 'vote', seat, for: side }, actor)) return false;
  const now = draft.ticketById(ticket.id);
  const votes = now?.arbitration?.votes.filter((vote) => vote.for === side).length ?? 0;
  if (now && votes >= draft.rules.jury.votes) decideFor(draft, now, side, 'E19');
  return true;
}

/** T-09, T-10: nobody decided in time, so the tables' own result is carried out. */
export function decideByTable(draft: Draft, ticket: Ticket, row: string): void {
  const votes = ticket.arbitration?.votes ?? [];
  const forMerchant = votes.filter((vote) => vote.for === 'merchant').length;
  const side = forMerchant * 2 > votes.length ? 'merchant' : 'buyer';
  if (!decideFor(draft, ticket, side, row))
    draft.act(ticket.id, { type: 'escalate_to_lead' }, SYSTEM);
}

function decideFor(draft: Draft, ticket: Ticket, side: 'buyer' | 'merchant', row: string): boolean {
  const computed = computedOf(ticket);
  if (side === 'buyer' && !computed) return false;
  return rule(draft, ticket, {
    outcome: side === 'merchant' ? 'reject' : (computed?.terms.remedy ?? 'reject'),
    amountCents: side === 'buyer' ? computed?.terms.amountCents : undefined,
    reason: side === 'merchant' ? 'arbitration: for the merchant' : 'arbitration: for the buyer',
    actor: SYSTEM,
    row,
  });
}
