import { type InspectionOutcome, inspectionOutcome } from '../../decision/inspection.ts';
import { giftOf } from '../../decision/pieces.ts';
import type { Fact } from '../../dialogue/facts.ts';
import type { Inspection } from '../../terms/finding.ts';
import type { Actor } from '../../terms/party.ts';
import type { RemedyTerms } from '../../terms/verdict.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { offersOf } from './assess.ts';
import { finishTerms, type TermsPlan } from './execute.ts';
import { rulesOf } from './facts.ts';
import { inspectPaid } from './first-scan.ts';
import { lineOf } from './line.ts';
import { mainOffer, showOffer } from './offer.ts';
import { planPayOut, sentOnOwnBill, withoutLabel } from './pay-out.ts';
import { liabilityOf } from './terms.ts';
import { claimedCents, wayFor } from './ways.ts';

/**
 * E25: what came back was looked at. Intact goods lead straight on; a deduction is put to the buyer
 * first, beside having the goods sent back.
 */
export function inspect(
  draft: Draft,
  ticket: Ticket,
  inspection: Inspection,
  actor: Actor,
): boolean {
  const terms = ticket.granted?.terms;
  const liability = liabilityOf(ticket);
  if (!terms || !liability) return false;
  const outcome = outcomeOf(draft, ticket, inspection);
  if (ticket.return?.paidAhead) return inspectPaid(draft, ticket, { inspection, outcome, actor });
  if (outcome.needsConsent)
    return putDeduction(draft, ticket, { inspection, terms, outcome, actor });
  const plan: TermsPlan =
    terms.remedy === 'exchange'
      ? { terms, made: wayFor(draft, withInspection(ticket, inspection), terms) }
      : paid(draft, ticket, terms);
  const command = { type: 'inspect', inspection, made: plan.made, offers: [] } as const;
  if (!draft.act(ticket.id, command, actor)) return false;
  draft.say([{ name: 'inspection_passed' }]);
  finishTerms(draft, ticket.id, plan);
  return true;
}

/** DT-11 of this case: of what was paid for the pieces that came back. */
function outcomeOf(draft: Draft, ticket: Ticket, inspection: Inspection): InspectionOutcome {
  const { granted, claim, quantity } = ticket;
  const { item } = lineOf(draft, ticket);
  const paidCents = claimedCents(ticket);
  return inspectionOutcome(
    {
      inspection,
      dueCents: granted?.terms.amountCents || paidCents,
      paidCents,
      giftCents: item && giftOf(item, claim.quantity ?? quantity),
      reason: claim.leaf.startsWith('NRR.') ? 'no_reason' : 'at_fault',
    },
    rulesOf(draft, ticket),
  );
}

/** Whether what such an inspection would take off has to be shown, whatever share was named. */
export const needsPhotos = (draft: Draft, ticket: Ticket, inspection: Inspection): boolean =>
  outcomeOf(draft, ticket, inspection).photosMandatory;

/** Whether what an inspection took off is shown as DT-11 wants it: with photos where they are a must. */
export function isDocumented(draft: Draft, ticket: Ticket): boolean {
  const inspection = ticket.return?.inspection;
  if (!inspection || inspection.by === 'silence') return false;
  const { needsConsent, photosMandatory } = outcomeOf(draft, ticket, inspection);
  return needsConsent && (!photosMandatory || inspection.evidenceIds.length > 0);
}

const withInspection = (ticket: Ticket, inspection: Inspection): Ticket =>
  ticket.return ? { ...ticket, return: { ...ticket.return, inspection } } : ticket;

function paid(draft: Draft, ticket: Ticket, terms: RemedyTerms): TermsPlan {
  const liability = liabilityOf(ticket);
  if (!liability) return { terms, made: {} };
  const payOut = planPayOut(draft, ticket, { terms, liability });
  return { terms, made: payOut.made, payOut };
}

interface Deduction {
  readonly inspection: Inspection;
  readonly terms: RemedyTerms;
  readonly outcome: InspectionOutcome;
  readonly actor: Actor;
}

function putDeduction(draft: Draft, ticket: Ticket, deduction: Deduction): boolean {
  const { inspection, terms, outcome, actor } = deduction;
  const less: RemedyTerms = {
    ...(sentOnOwnBill(ticket) ? withoutLabel(terms) : terms),
    remedy: 'return_refund',
    amountCents: outcome.refundCents,
    deductCents: outcome.deductCents,
  };
  const keepNothing: RemedyTerms = { remedy: 'return_refund', amountCents: 0 };
  const offers =
    outcome.refundCents > 0
      ? offersOf(draft, less, [keepNothing], ticket.round + 1)
      : offersOf(draft, keepNothing, [], ticket.round + 1);
  const command = { type: 'inspect', inspection, made: {}, offers } as const;
  if (!draft.act(ticket.id, command, actor)) return false;
  tellDeduction(draft, ticket.id, outcome.deductCents);
  return true;
}

function tellDeduction(draft: Draft, ticketId: string, deductCents: number): void {
  const ticket = draft.ticketById(ticketId);
  const offer = ticket && mainOffer(ticket);
  if (!ticket || !offer) return;
  const cite = { kind: 'offer', id: offer.id } as const;
  const money = (cents: number): Fact => ({
    kind: 'money',
    cents,
    currency: ticket.currency,
    cite,
  });
  const note: Fact = { kind: 'quoted', text: ticket.return?.inspection?.note || '—' };
  const deadline: Fact = { kind: 'instant', at: ticket.deadline?.at ?? draft.now, cite };
  draft.showTicket(ticketId);
  draft.say([
    offer.terms.amountCents > 0
      ? {
          name: 'inspection_deduction',
          facts: {
            note,
            deduct: money(deductCents),
            amount: money(offer.terms.amountCents),
            deadline,
          },
        }
      : { name: 'inspection_other_item', facts: { note, deadline } },
  ]);
  showOffer(draft, ticketId);
}

/** The buyer objects: the platform looks again, and the case stays where it is. */
export function contestInspection(draft: Draft, ticket: Ticket, amountCents?: number): boolean {
  const contested = draft.act(
    ticket.id,
    { type: 'contest_inspection', ...(amountCents !== undefined && { amountCents }) },
    { kind: 'buyer', id: ticket.buyerId },
  );
  if (contested)
    draft.say([
      {
        name: 'inspection_contested',
        facts: {
          done: { kind: 'done', cite: { kind: 'action', id: ticket.id } },
        },
      },
    ]);
  return contested;
}
