import type { Speech } from '../../dialogue/speech.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { type Draft, SYSTEM } from '../draft.ts';
import { standInspection } from './goods.ts';
import { rule } from './platform.ts';
import { dueTerms } from './terms.ts';

/** T-10: too few equal votes in time; an arbiter decides. */
export const toArbiter = (draft: Draft, ticket: Ticket): void =>
  void draft.act(ticket.id, { type: 'escalate_to_lead' }, SYSTEM);

type Side = 'buyer' | 'merchant';

interface How {
  readonly row: string;
  readonly by: 'jury' | 'file';
}

/** Who is right is decided; how much that is, the tables say, or the inspection that was contested. */
export function decideFor(draft: Draft, ticket: Ticket, side: Side, { row, by }: How): boolean {
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
  if (side === 'buyer' && !dueTerms(ticket)) return false;
  return rule(draft, ticket, {
    outcome: side === 'merchant' ? 'reject' : 'buyer',
    reason,
    told,
    actor: SYSTEM,
    row,
  });
}
