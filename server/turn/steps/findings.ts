import type { Findings } from '../../terms/finding.ts';
import type { Actor } from '../../terms/party.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { type Draft, SYSTEM } from '../draft.ts';
import { assessClaim, reoffer } from './assess.ts';
import { carrierAnswered } from './carrier-claim.ts';
import { grant } from './execute.ts';
import { inspect } from './inspection.ts';
import { refer } from './refer.ts';
import { appealWindow, deadlineFact } from './way-steps.ts';
import { returnLeg } from './ways.ts';

/** Records what a partner or a colleague found and goes where it leads. False where the case is not open to it. */
export function onReport(
  draft: Draft,
  ticketId: string,
  findings: Findings,
  actor: Actor,
): boolean {
  if (!draft.act(ticketId, { type: 'found', findings }, actor)) return false;
  for (const kind of Object.keys(findings)) onFinding(draft, ticketId, kind as keyof Findings);
  return true;
}

/** What a finding just recorded on a case leads to; one that comes too late is kept and moves nothing. */
export function onFinding(draft: Draft, ticketId: string, kind: keyof Findings): void {
  const ticket = draft.ticketById(ticketId);
  if (!ticket) return;
  switch (kind) {
    case 'code':
      if (ticket.state === 'code_check') assessClaim(draft, ticketId);
      return;
    case 'trace':
      if (ticket.state === 'intercepting') onTrace(draft, ticket);
      return;
    case 'appraisal':
      if (ticket.state === 'appraisal') onAppraisal(draft, ticket);
      return;
    case 'regrade':
      onRegrade(draft, ticket);
      return;
    case 'repair':
      if (ticket.state === 'repairing') onRepair(draft, ticket);
      return;
    case 'stockOut':
      if (ticket.state === 'exchange_wait') exchangeFailed(draft, ticket, 'stock_out');
      return;
    case 'carrierClaim':
      carrierAnswered(draft, ticket);
      return;
    case 'outbound':
      return;
  }
}

/** E22. */
function onTrace(draft: Draft, ticket: Ticket): void {
  const status = ticket.findings.trace?.status;
  const { granted } = ticket;
  if (status === 'intercepted' && granted) {
    const leg = returnLeg(draft, ticket, granted.terms);
    if (!draft.act(ticket.id, { type: 'intercepted', leg }, SYSTEM)) return;
    draft.say([{ name: 'intercepted' }]);
    draft.showTicket(ticket.id);
  } else if (status === 'lost' && granted && granted.terms.remedy !== 'resend') {
    draft.say([{ name: 'parcel_lost' }]);
    grant(draft, ticket.id, { ...granted, row: 'E22', actor: SYSTEM });
  } else if (status === 'failed' || status === 'delivered' || status === 'lost') {
    draft.act(ticket.id, { type: 'trace_failed' }, SYSTEM);
    if (status === 'failed') draft.say([{ name: 'intercept_failed' }]);
    assessClaim(draft, ticket.id);
  }
}

/** E17: a counterfeit is never decided by machine; the expert's word goes to who signs for it. */
function onAppraisal(draft: Draft, ticket: Ticket): void {
  const result = ticket.findings.appraisal?.result;
  if (result === 'genuine') {
    draft.act(ticket.id, { type: 'decline', reasons: ['appraised_genuine'], row: 'E17' }, SYSTEM);
    draft.say([{ name: 'appraised_genuine', facts: appealWindow(draft) }]);
    draft.showTicket(ticket.id);
    draft.note({ type: 'ticket_ended', ticketId: ticket.id });
  } else if (result === 'counterfeit' || result === 'inconclusive') {
    draft.say([{ name: 'appraised_for_decision', facts: deadlineFact(ticket) }]);
  } else assessClaim(draft, ticket.id);
}

/** DT-6b while a person has the case; while a deduction is disputed it is a second look at the goods. */
function onRegrade(draft: Draft, ticket: Ticket): void {
  const inspection = ticket.return?.inspection;
  const again = ticket.findings.regrade;
  if (ticket.state === 'platform_review') assessClaim(draft, ticket.id);
  else if (ticket.state === 'inspect_dispute' && inspection && again)
    inspect(
      draft,
      ticket,
      {
        ...inspection,
        class: again.class ?? inspection.class,
        deductBps: again.deductBps ?? inspection.deductBps,
        note: again.note ?? inspection.note,
        at: draft.now,
        by: 'platform',
      },
      SYSTEM,
    );
}

/** E28. */
function onRepair(draft: Draft, ticket: Ticket): void {
  const finding = ticket.findings.repair;
  if (!finding) return;
  const { fixed, invoiceCents } = finding;
  draft.act(
    ticket.id,
    { type: 'repair_finished', fixed, ...(invoiceCents !== undefined && { invoiceCents }) },
    SYSTEM,
  );
  if (fixed) {
    draft.say([{ name: 'repaired' }]);
    draft.showTicket(ticket.id);
    return;
  }
  const now = draft.ticketById(ticket.id) ?? ticket;
  if ((now.repair?.failures ?? 0) >= draft.rules.dt14.repairMaxFailures) giveUpRepair(draft, now);
  else draft.say([{ name: 'repair_again' }]);
}

/** Two failures, or 30 days: the buyer chooses anew. */
export const giveUpRepair = (draft: Draft, ticket: Ticket, row = 'E28'): void =>
  reoffer(draft, ticket, 'repair_given_up', (verdict, offers) => ({
    type: 'repair_given_up',
    row,
    verdict,
    offers,
  }));

/** T-16, or no stock: the buyer chooses anew, a refund first. */
export const exchangeFailed = (draft: Draft, ticket: Ticket, reason: string): void =>
  reoffer(draft, ticket, 'exchange_failed', (verdict, offers) => ({
    type: 'exchange_failed',
    reason,
    verdict,
    offers,
  }));

/** A carrier that says nothing in time leaves the decision to a person (T-23). */
export const traceSilent = (draft: Draft): void =>
  refer(draft, { group: 'logistics', reasons: ['trace_silent'], row: 'T-23' });
