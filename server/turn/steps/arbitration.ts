import { juryAllowed, juryRule } from '../../decision/jury.ts';
import type { Speech } from '../../dialogue/speech.ts';
import type { Actor } from '../../terms/party.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { type Draft, SYSTEM } from '../draft.ts';
import { rulesOf } from './facts.ts';
import { standInspection } from './goods.ts';
import { isDocumented } from './inspection.ts';
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
    rulesOf(draft, ticket),
  );
  if (!allowed || !draft.act(ticket.id, { type: 'open_jury' }, actor)) return false;
  draft.say([{ name: 'jury_opened', facts: deadlineFact(draft.ticketById(ticket.id) ?? ticket) }]);
  draft.showTicket(ticket.id);
  return true;
}

type Side = 'buyer' | 'merchant';

interface Vote {
  readonly seat: string;
  readonly side: Side;
  readonly reason: string;
  readonly actor: Actor;
}

/** E19: the jury says who is right; enough equal votes decide, and the tables say how much. */
export function voted(draft: Draft, ticket: Ticket, { seat, side, reason, actor }: Vote): boolean {
  const { seats, votes: enough } = juryRule(rulesOf(draft, ticket));
  if ((ticket.arbitration?.votes.length ?? 0) >= seats) return false;
  if (!draft.act(ticket.id, { type: 'vote', seat, for: side, reason }, actor)) return false;
  const now = draft.ticketById(ticket.id);
  const votes = now?.arbitration?.votes.filter((vote) => vote.for === side).length ?? 0;
  if (now && votes >= enough && !decideFor(draft, now, side, { row: 'E19', by: 'jury' }))
    toArbiter(draft, now);
  return true;
}

/**
 * T-09: both have had their time. A jury decides where both agreed to one and it may; else the file
 * does: what an inspection has documented, or what the tables give.
 */
export function decideOnFile(draft: Draft, ticket: Ticket): void {
  if (openJury(draft, ticket, SYSTEM)) return;
  const side = isDocumented(draft, ticket) ? 'merchant' : 'buyer';
  if (!decideFor(draft, ticket, side, { row: 'T-09', by: 'file' })) toArbiter(draft, ticket);
}

/** T-10: too few equal votes in time; an arbiter decides. */
export const toArbiter = (draft: Draft, ticket: Ticket): void =>
  void draft.act(ticket.id, { type: 'escalate_to_lead' }, SYSTEM);

interface How {
  readonly row: string;
  readonly by: 'jury' | 'file';
}

/** Who is right is decided; how much that is, the tables say, or the inspection that was contested. */
function decideFor(draft: Draft, ticket: Ticket, side: Side, { row, by }: How): boolean {
  const told: Speech = { name: `arbitrated_${by}_${side}` };
  const reason = `arbitration: for the ${side}`;
  if (side === 'merchant' && ticket.return?.inspection) {
    const found = ticket.offers.findLast((offer) => offer.id === offer.group)?.terms;
    if (!found || !draft.act(ticket.id, { type: 'arbitrate', outcome: 'inspection', note: reason }))
      return false;
    const now = draft.ticketById(ticket.id) ?? ticket;
    standInspection(draft, now, {
      terms: found,
      row,
      told: { name: `arbitrated_${by}_inspection` },
    });
    return true;
  }
  const computed = computedOf(ticket);
  if (side === 'buyer' && !computed) return false;
  return rule(draft, ticket, {
    outcome: side === 'merchant' ? 'reject' : (computed?.terms.remedy ?? 'reject'),
    amountCents: side === 'buyer' ? computed?.terms.amountCents : undefined,
    reason,
    told,
    actor: SYSTEM,
    row,
  });
}
