import { pointsWorth } from '../../decision/alternatives.ts';
import type { Fact } from '../../dialogue/facts.ts';
import { settlementJournal } from '../../settlement/settle.ts';
import type { Actor } from '../../terms/party.ts';
import type { Liability, RemedyTerms } from '../../terms/verdict.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { refer } from './refer.ts';
import { tellResolved } from './resolve.ts';

const DAY = 86_400_000;

interface Acceptance {
  readonly offerId: string;
  /** The id of the buyer's explicit yes; every refund, coupon and consent names it. */
  readonly consentId: string;
  readonly actor: Actor;
}

/**
 * Turns an accepted offer into money, once: the journal, the refund under its eternal key, the
 * coupon or points, and the effects that carry them out. False where the offer is no longer open.
 */
export function execute(
  draft: Draft,
  ticketId: string,
  { offerId, consentId, actor }: Acceptance,
): boolean {
  const ticket = draft.ticketById(ticketId);
  const offer = ticket?.offers.find((one) => one.id === offerId && one.status === 'open');
  if (!ticket || !offer) return false;
  if (offer.terms.remedy === 'return_refund') {
    refer(draft, { group: 'logistics', reasons: ['return_arranged'], row: 'E11' });
    return true;
  }
  const liability = liabilityOf(ticket);
  if (!liability) return false;
  const made = whatIsMade(draft, ticket, offer.terms);
  if (!draft.act(ticketId, { type: 'accept', offerId, consentId, liability, ...made }, actor))
    return false;
  const journalKey = postSettlement(draft, ticket, offer.terms);
  if (made.refund) requestRefund(draft, ticket, made.refund);
  if (made.coupon)
    draft.effect({
      key: `coupon:${made.coupon.id}`,
      ticketId,
      effect: {
        kind: 'coupon.issue',
        couponId: made.coupon.id,
        ticketId,
        faceCents: made.coupon.faceCents,
        expiresAt: made.coupon.expiresAt,
      },
    });
  if (made.points)
    draft.effect({
      key: `points:${made.points.id}`,
      ticketId,
      effect: {
        kind: 'points.grant',
        pointsId: made.points.id,
        ticketId,
        points: made.points.points,
      },
    });
  rememberCell(draft, ticket, offer.terms);
  if (made.refund) tellSubmitted(draft, ticketId, made.refund);
  else finishWithoutCash(draft, ticketId, journalKey);
  return true;
}

/** Who bears what is decided; a case that nobody has judged bears nothing yet. */
const liabilityOf = ({ granted, verdict }: Ticket): Liability | undefined =>
  granted?.liability ??
  (verdict?.kind === 'offer' || verdict?.kind === 'proceed'
    ? verdict.liability
    : verdict?.kind === 'refer'
      ? verdict.proposal?.liability
      : undefined);

function whatIsMade(draft: Draft, ticket: Ticket, terms: RemedyTerms) {
  const refund = terms.amountCents > 0 && {
    id: draft.id('rf'),
    businessKey: `${ticket.orderId}/${ticket.itemId}/${ticket.claim.leaf}/${ticket.claimNo}`,
    amountCents: terms.amountCents,
    status: 'requested' as const,
  };
  const coupon = terms.coupon && {
    id: draft.id('cp'),
    faceCents: terms.coupon.faceCents,
    expiresAt: new Date(Date.parse(draft.now) + terms.coupon.validDays * DAY).toISOString(),
  };
  const points = terms.points !== undefined && { id: draft.id('pt'), points: terms.points };
  return { ...(refund && { refund }), ...(coupon && { coupon }), ...(points && { points }) };
}

function postSettlement(draft: Draft, ticket: Ticket, terms: RemedyTerms): string {
  const { focus } = draft.snapshot;
  const merchant = focus?.merchants.find((one) => one.id === ticket.merchantId);
  const item = focus?.order.items.find((one) => one.id === ticket.itemId);
  const line = focus?.lines.find((one) => one.itemId === ticket.itemId);
  if (!merchant || !item || !line || ticket.verdict?.kind !== 'offer')
    throw new Error(
      `ticket ${ticket.id} cannot be settled without its order, merchant and verdict`,
    );
  const journal = settlementJournal({
    at: draft.now,
    ticketId: ticket.id,
    round: 1,
    orderId: ticket.orderId,
    itemId: ticket.itemId,
    merchantId: ticket.merchantId,
    currency: ticket.currency,
    commissionBps: item.commissionBps,
    line: {
      paidCents: item.paidCents,
      merchantCents: line.settledCents,
      reversedCents: line.reversedCents,
    },
    terms,
    liability: ticket.verdict.liability,
    balances: merchant.balances,
    pointsCents: terms.points === undefined ? 0 : pointsWorth(terms.points, draft.rules),
  });
  draft.post(journal);
  return journal.key;
}

function requestRefund(
  draft: Draft,
  ticket: Ticket,
  refund: NonNullable<ReturnType<typeof whatIsMade>['refund']>,
): void {
  const { id, businessKey, amountCents } = refund;
  draft.refund({
    id,
    businessKey,
    ticketId: ticket.id,
    orderId: ticket.orderId,
    itemId: ticket.itemId,
    amountCents,
  });
  draft.effect({
    key: `refund.submit:${id}`,
    ticketId: ticket.id,
    effect: {
      kind: 'refund.submit',
      refundId: id,
      amountCents,
      orderId: ticket.orderId,
      reason: ticket.claim.leaf,
    },
  });
}

/** Feeds the history of the DT-6 cell, so that later offers know what was usual. */
function rememberCell(draft: Draft, ticket: Ticket, terms: RemedyTerms): void {
  const { severity, zone } = ticket.claim;
  if (terms.percentBps === undefined || terms.remedy !== 'partial_refund') return;
  const cell = {
    category: ticket.category,
    severity: severity ?? draft.rules.dt6.presumedSeverity,
    zone: zone ?? 'secondary',
  };
  draft.settled({ ticketId: ticket.id, ...cell, bps: terms.percentBps });
  draft.effect({
    key: `cell:${ticket.id}`,
    ticketId: ticket.id,
    effect: { kind: 'cell.refresh', ...cell },
  });
}

function tellSubmitted(
  draft: Draft,
  ticketId: string,
  refund: { id: string; amountCents: number },
): void {
  const ticket = draft.ticketById(ticketId);
  if (!ticket) return;
  const cite = { kind: 'action', id: refund.id } as const;
  const amount: Fact = {
    kind: 'money',
    cents: refund.amountCents,
    currency: ticket.currency,
    cite,
  };
  draft.say([{ name: 'refund_submitted', facts: { amount, done: { kind: 'done', cite } } }]);
  draft.showTicket(ticketId);
}

/** Coupon and points need no gateway: the case is settled in the same turn. */
function finishWithoutCash(draft: Draft, ticketId: string, journalKey: string): void {
  draft.act(ticketId, { type: 'settle', journalKeys: [journalKey] });
  tellResolved(draft, ticketId);
}
