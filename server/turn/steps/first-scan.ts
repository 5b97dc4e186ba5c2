import { firstScan } from '../../decision/first-scan.ts';
import type { InspectionOutcome } from '../../decision/inspection.ts';
import type { Fact } from '../../dialogue/facts.ts';
import { coveredJournal } from '../../settlement/cover.ts';
import type { Inspection } from '../../terms/finding.ts';
import type { Actor } from '../../terms/party.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { type Draft, SYSTEM } from '../draft.ts';
import { closeCase } from './execute.ts';
import { factsOf, rulesOf } from './facts.ts';
import { caseOf, lineOf } from './line.ts';
import { planPayOut, postPayOut } from './pay-out.ts';
import { liabilityOf } from './terms.ts';

/** DT-5: the carrier has the return, so a small refund to a trusted buyer waits for nothing more. */
export function payAtFirstScan(draft: Draft, ticket: Ticket): void {
  const facts = factsOf(draft, ticket);
  const { granted, verdict } = ticket;
  const liability = liabilityOf(ticket);
  if (!facts || !granted || !verdict || !liability) return;
  const { terms } = granted;
  if (terms.remedy !== 'return_refund' || ticket.refunds.length > 0) return;
  const scanned = firstScan(facts, terms.amountCents, rulesOf(draft, ticket));
  if (!scanned?.pays) return;
  const payOut = planPayOut(draft, ticket, { terms, liability });
  const { refund } = payOut.made;
  if (!refund) return;
  const reached = { ...verdict, trace: [...verdict.trace, scanned.trace] };
  const command = { type: 'refund_ahead', verdict: reached, made: payOut.made } as const;
  if (!draft.act(ticket.id, command, SYSTEM)) return;
  postPayOut(draft, ticket, payOut);
  const cite = { kind: 'action', id: refund.id } as const;
  const { currency } = ticket;
  draft.say([
    {
      name: 'first_scan_refund',
      facts: {
        amount: { kind: 'money', cents: refund.amountCents, currency, cite },
        done: { kind: 'done', cite },
      },
    },
  ]);
}

/**
 * E25 of a return that is paid already: nothing is taken back of the buyer. What DT-11 would have taken
 * off is made good to the merchant by the platform.
 */
export function inspectPaid(
  draft: Draft,
  ticket: Ticket,
  { inspection, outcome, actor }: Inspected,
): boolean {
  const command = { type: 'inspect', inspection, made: {}, offers: [] } as const;
  if (!draft.act(ticket.id, command, actor)) return false;
  const keys = cover(draft, ticket, outcome.deductCents);
  const note: Fact = { kind: 'quoted', text: inspection.note || '—' };
  draft.say([
    outcome.sendBack
      ? { name: 'inspection_other_after_refund', facts: { note } }
      : outcome.needsConsent
        ? { name: 'inspection_after_refund', facts: { note } }
        : { name: 'inspection_passed' },
  ]);
  if (draft.ticketById(ticket.id)?.state === 'settling') closeCase(draft, ticket.id, keys);
  else draft.showTicket(ticket.id);
  return true;
}

/** The carrier lost what was paid already: the buyer keeps the refund, and the merchant its price. */
export function closeLost(draft: Draft, ticket: Ticket): void {
  const keys = cover(draft, ticket, ticket.granted?.terms.amountCents ?? 0);
  draft.say([{ name: 'return_lost_paid' }]);
  closeCase(draft, ticket.id, keys);
}

interface Inspected {
  readonly inspection: Inspection;
  readonly outcome: InspectionOutcome;
  readonly actor: Actor;
}

function cover(draft: Draft, ticket: Ticket, deductCents: number): string[] {
  const { item, settled } = lineOf(draft, ticket);
  const liability = liabilityOf(ticket);
  if (deductCents === 0 || !item || !settled || !liability) return [];
  const journal = coveredJournal({
    ...caseOf(draft, ticket),
    merchantId: ticket.merchantId,
    deductCents,
    liability,
    commissionBps: item.commissionBps,
    commission: rulesOf(draft, ticket).commission,
    line: settled,
  });
  draft.post(journal);
  return [journal.key];
}
