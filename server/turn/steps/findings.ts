import type { ReportKind } from '../../contract/storefront.ts';
import { isTooDear } from '../../decision/repair-limit.ts';
import type { Speech } from '../../dialogue/speech.ts';
import type { Findings, Inspection } from '../../terms/finding.ts';
import type { Actor } from '../../terms/party.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { type Draft, SYSTEM } from '../draft.ts';
import { assessClaim, offerAfterExpert, reoffer } from './assess.ts';
import { receiveBill } from './bills.ts';
import { carrierAnswered } from './carrier-claim.ts';
import { refundUnsent } from './cash-due.ts';
import { endCase } from './end.ts';
import { factsOf, rulesOf } from './facts.ts';
import { inspect, needsPhotos } from './inspection.ts';
import { refer } from './refer.ts';
import { onTrace } from './trace.ts';
import { appealWindow, deadlineFact } from './way-steps.ts';

/** Records what a partner or a colleague found and goes where it leads. False where the case is not open to it. */
export function onReport(
  draft: Draft,
  ticketId: string,
  findings: Findings,
  actor: Actor,
): boolean {
  const { bill, ...found } = findings;
  if (bill) return receiveBill(draft, ticketId, { bill, actor });
  if (!draft.act(ticketId, { type: 'found', findings: found }, actor)) return false;
  for (const kind of Object.keys(found)) onFinding(draft, ticketId, kind as keyof Findings);
  return true;
}

/** What still counts of a case that is over: partners answer and send their bills long after. */
export const COUNTS_LATE: readonly string[] = ['carrier_claim', 'bill'] satisfies ReportKind[];

/** What a finding just recorded on a case leads to; one that comes too late is kept and moves nothing. */
export function onFinding(draft: Draft, ticketId: string, kind: keyof Findings): void {
  const ticket = draft.ticketById(ticketId);
  if (!ticket) return;
  switch (kind) {
    case 'code':
      if (ticket.state === 'code_check') assessClaim(draft, ticketId);
      return;
    case 'trace':
      onTrace(draft, ticket);
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
    case 'repairQuote':
      judgeQuote(draft, ticket);
      return;
    case 'stockOut':
      if (ticket.state === 'exchange_wait') exchangeFailed(draft, ticket, 'stock_out');
      return;
    case 'carrierClaim':
      carrierAnswered(draft, ticketId);
      return;
    case 'outbound':
    case 'bill':
      return;
  }
}

/** E17: what an expert has found is offered or refused at once; a counterfeit waits for who signs for it. */
function onAppraisal(draft: Draft, ticket: Ticket): void {
  const result = ticket.findings.appraisal?.result;
  switch (result) {
    case 'genuine':
      draft.act(ticket.id, { type: 'decline', reasons: ['appraisal_genuine'], row: 'E17' }, SYSTEM);
      draft.say([{ name: 'appraised_genuine', facts: appealWindow(draft) }, ...feeStays(ticket)]);
      draft.showTicket(ticket.id);
      endCase(draft, ticket.id);
      return;
    case 'counterfeit':
      draft.act(ticket.id, { type: 'quarantine', note: 'the expert finds it counterfeit' }, SYSTEM);
      draft.showTicket(ticket.id);
      draft.say([
        {
          name: 'appraised_for_decision',
          facts: deadlineFact(draft.ticketById(ticket.id) ?? ticket),
        },
      ]);
      return;
    case 'inconclusive':
      refer(draft, { group: 'lead', reasons: ['appraisal_inconclusive'], row: 'E17' });
      return;
    default:
      offerAfterExpert(draft, ticket.id);
  }
}

/** DT-15: the loser pays, as was agreed beforehand; who agreed to nothing is told nothing of it. */
const feeStays = ({ id, appraisalFee, currency }: Ticket): Speech[] =>
  appraisalFee?.consentId === undefined
    ? []
    : [
        {
          name: 'appraisal_fee_stays',
          facts: {
            fee: {
              kind: 'money',
              cents: appraisalFee.cents,
              currency,
              cite: { kind: 'action', id },
            },
          },
        },
      ];

/** DT-6b while a person has the case; while a deduction is disputed it is a second look at the goods. */
function onRegrade(draft: Draft, ticket: Ticket): void {
  const inspection = ticket.return?.inspection;
  const again = ticket.findings.regrade;
  if (ticket.state === 'platform_review') assessClaim(draft, ticket.id);
  else if (ticket.state === 'inspect_dispute' && inspection && again) {
    const second: Inspection = {
      ...inspection,
      class: again.class ?? inspection.class,
      deductBps: again.deductBps ?? inspection.deductBps,
      note: again.note ?? inspection.note,
      at: draft.now,
      by: 'platform',
    };
    // What has to be shown and is not takes nothing more off (DT-11).
    if (second.evidenceIds.length === 0 && needsPhotos(draft, ticket, second)) return;
    inspect(draft, ticket, second, SYSTEM);
  }
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

/** Two failures, 30 days, or a price that nobody agreed to: the buyer chooses anew. */
export const giveUpRepair = (
  draft: Draft,
  ticket: Ticket,
  row = 'E28',
  reply: 'repair_given_up' | 'repair_too_dear' = 'repair_given_up',
): void =>
  reoffer(draft, ticket, reply, (verdict, offers) => ({
    type: 'repair_given_up',
    row,
    verdict,
    offers,
  }));

/** DT-5: what the repair would cost is known before it is done; too much, and it is not. */
export function judgeQuote(draft: Draft, ticket: Ticket): void {
  const facts = ticket.state === 'repairing' && factsOf(draft, ticket);
  if (facts && isTooDear(facts, rulesOf(draft, ticket)))
    giveUpRepair(draft, ticket, 'DT-5', 'repair_too_dear');
}

/** T-16, or no stock: the buyer chooses anew, a refund first. */
export function exchangeFailed(draft: Draft, ticket: Ticket, reason: string): void {
  const stockOut = { at: draft.now };
  draft.act(ticket.id, { type: 'found', findings: { stockOut } }, SYSTEM);
  reoffer(draft, draft.ticketById(ticket.id) ?? ticket, 'exchange_failed', (verdict, offers) => ({
    type: 'exchange_failed',
    reason,
    verdict,
    offers,
  }));
}

/** T-16 of a code. V6: one that never came and was not sent again in time is paid back, with nothing to ask. */
export function codeNotSent(draft: Draft, ticket: Ticket): void {
  const never = ticket.findings.code?.status === 'not_delivered';
  if (!never || !refundUnsent(draft, ticket)) exchangeFailed(draft, ticket, 'not sent in time');
}
