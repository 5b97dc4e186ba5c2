import { carrierClaimJournal } from '../../settlement/carrier-claim.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { lineOf } from './line.ts';
import { caseOf, settledBefore } from './pay-out.ts';
import { liabilityOf } from './terms.ts';

/** O3-3: what the carrier admits comes in; the rest falls on who booked the parcel. */
export function carrierAnswered(draft: Draft, ticket: Ticket): void {
  const { focus } = draft.snapshot;
  const { item, merchant, line } = lineOf(draft, ticket);
  const shipment = focus?.order.shipments.find((one) => one.itemIds.includes(ticket.itemId));
  const claimedCents = claimedOf(ticket, shipment?.declaredValueCents ?? 0);
  const finding = ticket.findings.carrierClaim;
  if (!item || !merchant || !finding || claimedCents === 0) return;
  draft.post(
    carrierClaimJournal({
      ...caseOf(draft, ticket),
      round: ticket.settlements,
      claimedCents,
      admittedCents: finding.admittedCents,
      bookedBy: shipment?.bookedBy ?? 'platform',
      merchantId: merchant.id,
      commissionBps: item.commissionBps,
      balances: merchant.balances,
      ...(line && { line: settledBefore(item, line) }),
    }),
  );
}

/** What the settlement booked against the carrier: its share, to its limit. */
function claimedOf(ticket: Ticket, limitCents: number): number {
  const liability = liabilityOf(ticket);
  const cash = ticket.granted?.terms.amountCents ?? 0;
  if (!liability || liability.carrierBps === 0 || ticket.settlement !== 'posted') return 0;
  return Math.min(limitCents, Math.round((cash * liability.carrierBps) / 10_000));
}
