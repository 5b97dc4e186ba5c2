import { pointsWorth } from '../../decision/alternatives.ts';
import { carriageOf } from '../../decision/carrier-limit.ts';
import { repairLimit } from '../../decision/repair-limit.ts';
import { type BesidePart, besideJournals, besideParts } from '../../settlement/beside.ts';
import type { Extra } from '../../settlement/extras.ts';
import { releaseJournal } from '../../settlement/hold.ts';
import { transferJournal } from '../../settlement/payments.ts';
import { type Settlement, settlement } from '../../settlement/settlement.ts';
import { BPS_WHOLE } from '../../terms/money.ts';
import type { CouponTerms, Liability, RemedyTerms } from '../../terms/verdict.ts';
import type { Made } from '../../ticket/made.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { type Draft, SYSTEM } from '../draft.ts';
import { awardBearers } from './award.ts';
import { payBills } from './bills.ts';
import { carrierAnswered } from './carrier-claim.ts';
import { rulesOf } from './facts.ts';
import { caseOf, lineOf } from './line.ts';
import { freightRoom, outboundAmong } from './outbound.ts';
import { besideLines } from './promotion.ts';
import { refundParts, submitRefund } from './refund.ts';
import { computedOf } from './terms.ts';

const DAY = 86_400_000;

/** Money, vouchers and journals of one settlement, planned before the case is asked. */
export interface PayOut {
  readonly terms: RemedyTerms;
  readonly settlement: Settlement;
  readonly made: Pick<Made, 'refund' | 'coupon' | 'points' | 'transfer' | 'settled'>;
}

export interface PayOutInput {
  readonly terms: RemedyTerms;
  readonly liability: Liability;
}

/** Works out who pays what, and what the buyer gets by which way. Throws where facts are missing. */
export function planPayOut(draft: Draft, ticket: Ticket, input: PayOutInput): PayOut {
  const { liability } = input;
  const ownBill = sentOnOwnBill(ticket);
  const { focus } = draft.snapshot;
  const { item, merchant, line, settled: before } = lineOf(draft, ticket);
  if (!focus || !merchant || !item || !line)
    throw new Error(`ticket ${ticket.id} cannot be settled without its order and merchant`);
  const roomCents = Math.max(0, item.paidCents - line.refundedCents);
  const freightRoomCents = freightRoom(focus);
  const asked = input.terms.amountCents - roomCents;
  const parts = asked > 0 ? besideParts(asked, besideLines(draft, ticket)) : [];
  const besideCents = parts.reduce((sum, { cents }) => sum + cents, 0);
  const terms = withinRoom(ownBill ? withoutLabel(input.terms) : input.terms, {
    roomCents,
    freightRoomCents,
  });
  const award = awardBearers(draft, ticket, { terms, liability });
  const { bookedBy } = carriageOf({ order: focus.order, item, findings: ticket.findings });
  const round = ticket.settlements + 1;
  const { commission } = rulesOf(draft, ticket);
  const own = settlement({
    ...caseOf(draft, ticket),
    round,
    merchantId: merchant.id,
    commissionBps: item.commissionBps,
    commission,
    ...award,
    ...carriage(draft, ticket, { terms, liability }),
    balances: merchant.balances,
    pointsCents: terms.points === undefined ? 0 : pointsWorth(terms.points, draft.rules),
    holdCents: ticket.hold?.cents,
    refundableCents: roomCents,
    freightRoomCents,
    outboundAmong: outboundAmong(draft, terms),
    line: before,
    freightTo: ownBill ? 'buyer' : 'carrier',
    extras: [...award.extras, ...repairBill(draft, ticket)],
  });
  const beside = besideJournals(
    { ...caseOf(draft, ticket), round, commission },
    parts,
    own.journals,
  );
  const settled = { ...own, journals: [...own.journals, ...beside] };
  const { carrierCents, freightCents, vendorCents, journals } = settled;
  const made = madeOf(draft, ticket, { terms, settled, parts });
  return {
    terms: { ...terms, amountCents: terms.amountCents + besideCents },
    settlement: settled,
    made: {
      ...made,
      ...(journals.length > 0 && {
        settled: { round, carrierCents, bookedBy, freightCents, vendorCents },
      }),
    },
  };
}

/** L07 in the books: the carrier bears all that is within its limit, which is a sum and no share. */
function carriage(draft: Draft, ticket: Ticket, { terms, liability }: PayOutInput) {
  const { focus } = draft.snapshot;
  const { item } = lineOf(draft, ticket);
  if (liability.basis !== 'L07' || terms.flaws || !focus || !item) return { liability };
  const { limitCents, bookedBy } = carriageOf({
    order: focus.order,
    item,
    findings: ticket.findings,
  });
  // Earlier settlements of the case have had their part of it.
  const leftCents = limitCents - (ticket.carrierClaim?.claimedCents ?? 0);
  return {
    liability: { ...liability, merchantBps: 0, platformBps: 0, carrierBps: BPS_WHOLE },
    carrier: { limitCents: leftCents, bookedBy },
  };
}

/** The buyer sent the goods on their own bill, which is given back where a party is at fault (O8). */
export const sentOnOwnBill = (ticket: Ticket): boolean =>
  ticket.return !== undefined &&
  (ticket.return.ownBill === true || ticket.claim.details?.alreadySent === true);

/** Who sent the goods on their own bill has no label of ours to pay for. */
export const withoutLabel = (terms: RemedyTerms): RemedyTerms =>
  terms.freight?.payer === 'buyer'
    ? { ...terms, freight: { ...terms.freight, offset: false, labelCents: 0 } }
    : terms;

/** I9: whoever decided it, no more of the price or the freight goes back than was paid and is left. */
function withinRoom(
  terms: RemedyTerms,
  {
    roomCents,
    freightRoomCents,
  }: { readonly roomCents: number; readonly freightRoomCents: number },
): RemedyTerms {
  const { amountCents, freight } = terms;
  const outboundCents = Math.min(freight?.outboundCents ?? 0, freightRoomCents);
  return {
    ...terms,
    amountCents: Math.min(amountCents, roomCents),
    ...(freight?.outboundCents !== undefined && { freight: { ...freight, outboundCents } }),
  };
}

/**
 * O9: what a repairer has charged and no settlement has shared out yet, also of a repair that failed: up to
 * what was quoted, or to DT-5's ceiling where nothing was. What is beyond it is a bill for people.
 */
function repairBill(draft: Draft, ticket: Ticket): Extra[] {
  const { repair, payables, findings } = ticket;
  const limit = repairLimit(computedOf(ticket)?.risk ?? 'low', rulesOf(draft, ticket));
  const quote = findings.repairQuote;
  const agreed = quote && (quote.by === 'merchant' || quote.cents <= limit) ? quote.cents : limit;
  const cents = Math.min(repair?.invoiceCents ?? 0, agreed) - (payables?.vendor.owedCents ?? 0);
  return cents > 0 ? [{ kind: 'repair', cents, to: 'vendor', by: 'liable' }] : [];
}

interface Worked {
  readonly terms: RemedyTerms;
  readonly settled: Settlement;
  readonly parts: readonly BesidePart[];
}

function madeOf(draft: Draft, ticket: Ticket, { terms, settled, parts }: Worked): PayOut['made'] {
  const { freightBackCents, transferCents } = settled;
  const beside = parts.map(({ line: { itemId }, cents }) => ({ itemId, cents }));
  const refundCents = beside.reduce((sum, { cents }) => sum + cents, settled.refundCents);
  const nth = ticket.refunds.length === 0 ? '' : `/${ticket.refunds.length + 1}`;
  return {
    ...(refundCents + freightBackCents > 0 && {
      refund: {
        id: draft.id('rf'),
        businessKey: `${ticket.orderId}/${ticket.itemId}/${ticket.claim.leaf}/${ticket.claimNo}${nth}`,
        amountCents: refundCents + freightBackCents,
        ...(freightBackCents > 0 && { freightCents: freightBackCents }),
        ...(beside.length > 0 && { beside }),
        status: 'requested' as const,
      },
    }),
    ...(transferCents > 0 && { transfer: { id: draft.id('tf'), cents: transferCents } }),
    ...(terms.coupon && { coupon: couponMade(draft, terms.coupon) }),
    ...(terms.points !== undefined && { points: { id: draft.id('pt'), points: terms.points } }),
  };
}

type Coupon = NonNullable<Made['coupon']>;

export const couponMade = (draft: Draft, { faceCents, validDays }: CouponTerms): Coupon => ({
  id: draft.id('cp'),
  faceCents,
  expiresAt: new Date(Date.parse(draft.now) + validDays * DAY).toISOString(),
});

/** The storefront keeps the coupons: it is told of this one. */
export const issueCoupon = (draft: Draft, ticketId: string, { id, ...coupon }: Coupon): void =>
  draft.effect({
    key: `coupon:${id}`,
    ticketId,
    effect: { kind: 'coupon.issue', couponId: id, ticketId, ...coupon },
  });

/** Posts the journals and sends off what was made, once the case has taken it. */
export function postPayOut(draft: Draft, ticket: Ticket, { settlement, made }: PayOut): void {
  draft.post(...settlement.journals);
  carrierAnswered(draft, ticket.id);
  payBills(draft, ticket.id);
  releaseRest(draft, ticket, settlement.holdLeftCents);
  const { refund, coupon, points } = made;
  const key = { ticketId: ticket.id };
  if (refund) {
    for (const part of refundParts(ticket, refund)) draft.refund(part);
    submitRefund(draft, ticket, refund);
  }
  if (coupon) issueCoupon(draft, ticket.id, coupon);
  if (points)
    draft.effect({
      key: `points:${points.id}`,
      ...key,
      effect: {
        kind: 'points.grant',
        pointsId: points.id,
        ticketId: ticket.id,
        points: points.points,
      },
    });
}

/** What is left of the case's hold goes back to where it came from. */
export function releaseRest(draft: Draft, ticket: Ticket, leftCents?: number): void {
  if (!ticket.hold) return;
  const cents = leftCents ?? ticket.hold.cents;
  const journal = releaseJournal({
    ...caseOf(draft, ticket),
    step: ticket.holds,
    merchantId: ticket.merchantId,
    hold: { ...ticket.hold, cents },
  });
  if (journal) draft.post(journal);
  draft.act(ticket.id, { type: 'release_hold' }, SYSTEM);
}

/** What goes out beside the gateway is paid when the case closes; its key pays each transfer once. */
export function payRest(draft: Draft, ticket: Ticket): void {
  for (const { id, cents } of ticket.transfers)
    draft.post(transferJournal(caseOf(draft, ticket), id, cents));
  payBills(draft, ticket.id);
}
