import { isStill, parcelOf } from '../../decision/parcel.ts';
import { days } from '../../dialogue/durations.ts';
import type { Speech } from '../../dialogue/speech.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { type Draft, SYSTEM } from '../draft.ts';
import { rule } from './answers/told.ts';
import { assessClaim, carryOut } from './assess.ts';
import { grant } from './execute.ts';
import { factsOf, judgeCase, rulesOf } from './facts.ts';
import { onScan } from './goods.ts';
import { paysLoss } from './loss.ts';
import { refer } from './refer.ts';
import { returnLeg } from './ways.ts';

/** What a carrier answers: of a parcel that goes out (E22), or of a return that stands still (T-13). */
export function onTrace(draft: Draft, ticket: Ticket): void {
  if (ticket.state === 'intercepting') onOutbound(draft, ticket);
  if (ticket.state === 'return_transit') onReturn(draft, ticket);
}

function onOutbound(draft: Draft, ticket: Ticket): void {
  const status = ticket.findings.trace?.status;
  const { granted } = ticket;
  if (status === 'lost') onLoss(draft, ticket, { name: 'parcel_lost' });
  else if (status === 'intercepted' && granted) {
    const leg = returnLeg(draft, ticket, granted.terms);
    if (!draft.act(ticket.id, { type: 'intercepted', leg }, SYSTEM)) return;
    followParcel(draft, ticket);
    const refused = ticket.claim.leaf === 'LOG.reject_return';
    draft.say([{ name: refused ? 'refused_returning' : 'intercepted' }]);
    draft.showTicket(ticket.id);
  } else if (status === 'failed' || status === 'delivered') {
    draft.act(ticket.id, { type: 'trace_failed' }, SYSTEM);
    if (status === 'failed') draft.say([{ name: 'intercept_failed' }]);
    assessClaim(draft, ticket.id, granted?.consentId);
  }
}

/**
 * A loss is judged for itself: a label for a way back, or the liability of another end, is none of it. The
 * buyer's yes to the money stands, and whoever has to agree beside is asked (DT-5).
 */
function onLoss(draft: Draft, ticket: Ticket, told: Speech): void {
  const verdict = judgeCase(draft, ticket);
  const consentId = ticket.granted?.consentId;
  draft.say([told]);
  if (verdict && consentId !== undefined && paysLoss(verdict)) {
    const { terms, liability } = verdict;
    draft.act(ticket.id, { type: 'parcel_lost', verdict }, SYSTEM);
    grant(draft, ticket.id, { terms, liability, consentId, row: 'E22', actor: SYSTEM });
    return;
  }
  draft.act(ticket.id, { type: 'parcel_lost' }, SYSTEM);
  draft.act(ticket.id, { type: 'trace_failed' }, SYSTEM);
  carryOut(draft, ticket.id, verdict, consentId);
}

/** The very parcel that was sent out is the one that comes back. */
function followParcel(draft: Draft, ticket: Ticket): void {
  const shipment = draft.snapshot.focus?.order.shipments.findLast((one) =>
    one.itemIds.includes(ticket.itemId),
  );
  if (!shipment) return;
  const { carrier, trackingNo } = shipment;
  const parcel = { carrier, trackingNo, bookedAt: draft.now, scannedAt: draft.now };
  draft.act(ticket.id, { type: 'book_parcel', leg: 'return', parcel }, SYSTEM);
}

/** T-13: a return that its carrier was asked for is lost, or has arrived without a scan. */
function onReturn(draft: Draft, ticket: Ticket): void {
  const status = ticket.findings.trace?.status;
  if (status === 'lost' || status === 'delivered')
    onScan(draft, ticket.id, { leg: 'return', code: status, at: draft.now });
}

/**
 * T-23: the carrier says nothing in time. A parcel that has not moved for DT-14's days is lost; of any
 * other a person decides.
 */
export function traceSilent(draft: Draft, ticket: Ticket): void {
  const { lostAfterDays } = rulesOf(draft, ticket).dt14;
  const facts = factsOf(draft, ticket);
  const lost = facts && isStill(parcelOf(facts.order, facts.item), draft.now, lostAfterDays);
  if (!lost) {
    refer(draft, { group: 'logistics', reasons: ['trace_silent'], row: 'T-23' });
    return;
  }
  const trace = { status: 'lost', at: draft.now } as const;
  if (!draft.act(ticket.id, { type: 'found', findings: { trace } }, SYSTEM)) return;
  const now = draft.ticketById(ticket.id) ?? ticket;
  const window = days(lostAfterDays, rule('DT-14'));
  onLoss(draft, now, { name: 'parcel_still', facts: { window } });
}
