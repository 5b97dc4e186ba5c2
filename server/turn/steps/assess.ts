import { assess } from '../../decision/assess.ts';
import type { Facts } from '../../decision/facts.ts';
import type { OfferVerdict, RemedyTerms, Verdict } from '../../terms/verdict.ts';
import type { Offer, Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { showConfirm } from './confirm.ts';
import { scoreOf } from './evidence.ts';
import { tellMerchantAsked, tellOffer } from './offer.ts';
import { refer } from './refer.ts';

/** Remedies that need goods to move; a person arranges them until their flows are here. */
const ARRANGED: readonly string[] = ['return_refund', 'exchange', 'resend', 'repair'];

/** The facts of one ticket, all of them from the snapshot. */
export function factsOf(draft: Draft, ticket: Ticket): Facts | undefined {
  const { focus, buyer } = draft.snapshot;
  const item = focus?.order.items.find((one) => one.id === ticket.itemId);
  const merchant = focus?.merchants.find((one) => one.id === ticket.merchantId);
  const line = focus?.lines.find((one) => one.itemId === ticket.itemId);
  if (!focus || !item || !merchant || !buyer) return undefined;
  const severity = ticket.claim.severity ?? draft.rules.dt6.presumedSeverity;
  const zone = ticket.claim.zone ?? 'secondary';
  const cell = focus.cells.find(
    (c) => c.category === item.category && c.severity === severity && c.zone === zone,
  );
  return {
    now: draft.now,
    order: focus.order,
    item,
    merchant,
    buyer,
    claim: ticket.claim,
    findings: ticket.findings,
    submittedAt: ticket.createdAt,
    submissions: ticket.submissions,
    evidence: scoreOf(draft, ticket),
    refundedCents: line?.refundedCents ?? 0,
    ...(cell && { history: cell }),
  };
}

/** Decides the claim and tells the buyer: an offer, a reasoned no, or a person. */
export function assessClaim(draft: Draft, ticketId: string): void {
  const ticket = draft.ticketById(ticketId);
  const facts = ticket && factsOf(draft, ticket);
  if (!ticket || !facts) {
    refer(draft, { group: 'general', reasons: ['generic'], row: 'E11' });
    return;
  }
  const verdict = assess(facts, draft.rules);
  const wish = ticket.claim.requested.remedy;
  if (verdict.kind === 'refer')
    refer(draft, { group: verdict.group, reasons: verdict.reasons, row: 'E11', verdict });
  else if (verdict.kind === 'decline') decline(draft, ticket, verdict);
  else if (wish && ARRANGED.includes(wish))
    refer(draft, { group: 'logistics', reasons: ['return_arranged'], row: 'E11' });
  else if (verdict.kind === 'offer') putOffer(draft, ticket, verdict);
  else refer(draft, { group: 'general', reasons: ['not_covered'], row: 'E11' });
}

function decline(
  draft: Draft,
  ticket: Ticket,
  verdict: Extract<Verdict, { kind: 'decline' }>,
): void {
  draft.act(ticket.id, { type: 'decline', verdict, reasons: verdict.reasons });
  draft.say([{ name: 'declined_disclosed' }]);
  draft.showTicket(ticket.id);
  draft.note({ type: 'ticket_ended', ticketId: ticket.id });
}

function putOffer(draft: Draft, ticket: Ticket, verdict: OfferVerdict): void {
  const offers = offersOf(draft, verdict.terms, verdict.alternatives, 1);
  const reviewHours = draft.rules.dt10[merchantTier(draft, ticket)].reviewHours ?? undefined;
  draft.act(ticket.id, { type: 'reach_verdict', verdict, offers }, undefined, {
    reviewMinutes: reviewHours === undefined ? undefined : reviewHours * 60,
  });
  const [main] = offers;
  if (!main) return;
  draft.showTicket(ticket.id);
  if (verdict.route === 'automatic') {
    tellOffer(draft, ticket.id, verdict);
    return;
  }
  tellMerchantAsked(draft, ticket.id, verdict, (reviewHours ?? 48) * 60);
  showConfirm(draft, ticket.id, main.id, 'consent');
}

const merchantTier = (draft: Draft, ticket: Ticket) =>
  draft.snapshot.focus?.merchants.find((m) => m.id === ticket.merchantId)?.tier ?? 'B';

/** The main terms and what stands beside them, as offers the buyer can name. */
export function offersOf(
  draft: Draft,
  terms: RemedyTerms,
  alternatives: readonly RemedyTerms[],
  round: number,
): Offer[] {
  const group = draft.id('of');
  const timer = draft.rules.timers['T-04'];
  const expiresAt = new Date(Date.parse(draft.now) + (timer?.minutes ?? 0) * 60_000).toISOString();
  const base = {
    group,
    by: 'platform',
    status: 'open',
    round,
    madeAt: draft.now,
    expiresAt,
  } as const;
  return [
    { id: group, terms, ...base },
    ...alternatives.map((alternative) => ({ id: draft.id('of'), terms: alternative, ...base })),
  ];
}
