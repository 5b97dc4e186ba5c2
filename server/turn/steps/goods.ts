import type { Speech } from '../../dialogue/speech.ts';
import type { RemedyTerms } from '../../terms/verdict.ts';
import type { Leg } from '../../ticket/events.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { type Draft, SYSTEM } from '../draft.ts';
import { endCase } from './end.ts';
import { closeCase } from './execute.ts';
import { closeLost, payAtFirstScan } from './first-scan.ts';
import { inspect } from './inspection.ts';
import { mainOffer } from './offer.ts';
import { planPayOut, postPayOut } from './pay-out.ts';
import { refer } from './refer.ts';
import { liabilityOf } from './terms.ts';
import { deadlineFact, doneFact } from './way-steps.ts';

/** A carrier's scan of one of the case's own parcels, in the order of the scans. */
export function onScan(
  draft: Draft,
  ticketId: string,
  scan: { readonly leg: Leg; readonly code: string; readonly at: string },
): boolean {
  const before = draft.ticketById(ticketId);
  if (!before || !draft.act(ticketId, { type: 'scan', ...scan }, SYSTEM)) return false;
  const ticket = draft.ticketById(ticketId);
  if (ticket?.state === 'suspended') return true;
  if (ticket && ticket.state !== before.state) {
    tellMoved(draft, ticket);
    // A parcel that the buyer sends, not one that was turned round on its way to them.
    if (before.state === 'return_wait') payAtFirstScan(draft, ticket);
  } else if (ticket && scan.code === 'delivered' && scan.leg !== 'return') {
    const isCode = ticket.claim.leaf.startsWith('VIR.');
    const name = isCode ? 'code_again_arrived' : 'exchange_arrived';
    draft.say([{ name, facts: deadlineFact(ticket) }]);
    draft.showTicket(ticketId);
  }
  return true;
}

/** A case that goes on hears what its carrier told while it stood still. */
export function catchUp(draft: Draft, { id, suspension }: Ticket): void {
  if (suspension?.missed) onScan(draft, id, suspension.missed);
}

function tellMoved(draft: Draft, ticket: Ticket): void {
  switch (ticket.state) {
    case 'return_transit':
      draft.say([{ name: 'return_moving' }]);
      break;
    case 'inspection':
      draft.say([
        ticket.return?.paidAhead
          ? { name: 'return_arrived_paid' }
          : { name: 'return_arrived', facts: deadlineFact(ticket) },
      ]);
      break;
    case 'repairing':
      draft.say([{ name: 'repair_started', facts: deadlineFact(ticket) }]);
      break;
    case 'settling':
      closeLost(draft, ticket);
      return;
    case 'platform_review':
      draft.say([{ name: 'return_lost', facts: doneFact(ticket) }]);
      break;
    case 'screening':
      refer(draft, { group: 'logistics', reasons: ['parcel_lost'], row: 'E27' });
      return;
  }
  draft.showTicket(ticket.id);
}

/** T-14: nobody inspected in time, which counts as intact. */
export const inspectBySilence = (draft: Draft, ticket: Ticket): void =>
  void inspect(
    draft,
    ticket,
    {
      class: 'R0',
      buyerCaused: false,
      note: 'not inspected in time',
      evidenceIds: [],
      at: draft.now,
      by: 'silence',
    },
    SYSTEM,
  );

/** T-17, or the buyer's word: what was sent again or repaired is well. */
export function receivedWell(draft: Draft, ticket: Ticket): void {
  const liability = liabilityOf(ticket);
  if (!ticket.granted || !liability) return;
  // The cash beside it was paid at once; what is left is freight and the repairer's bill.
  const payOut = planPayOut(draft, ticket, {
    terms: { ...ticket.granted.terms, amountCents: 0, coupon: undefined, points: undefined },
    liability,
  });
  if (!draft.act(ticket.id, { type: 'received_well', made: payOut.made }, SYSTEM)) return;
  postPayOut(draft, draft.ticketById(ticket.id) ?? ticket, payOut);
  const keys = payOut.settlement.journals.map(({ key }) => key);
  if (draft.ticketById(ticket.id)?.state === 'settling') closeCase(draft, ticket.id, keys);
  else draft.showTicket(ticket.id);
}

interface Standing {
  /** What the inspection leaves to the buyer; the offer that stands open where none is named. */
  readonly terms?: RemedyTerms | undefined;
  readonly row: string;
  readonly told: Speech;
}

/** T-15, T-09, E19: what the inspection found stands, because nobody objected or it was so decided. */
export function standInspection(
  draft: Draft,
  ticket: Ticket,
  { terms = mainOffer(ticket)?.terms, row, told }: Standing,
): void {
  const liability = liabilityOf(ticket);
  if (!terms || !liability) return;
  const payOut =
    terms.amountCents > 0 ? planPayOut(draft, ticket, { terms, liability }) : undefined;
  const made = payOut?.made ?? {};
  if (!draft.act(ticket.id, { type: 'inspection_stands', row, made }, SYSTEM)) return;
  if (payOut) postPayOut(draft, ticket, payOut);
  draft.say([told]);
  draft.showTicket(ticket.id);
  if (!payOut) endCase(draft, ticket.id);
}
