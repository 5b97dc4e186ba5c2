import type { Cite } from '../../contract/conversation-events.ts';
import { parcelOf } from '../../decision/parcel.ts';
import { days } from '../../dialogue/durations.ts';
import type { Deed, Fact } from '../../dialogue/facts.ts';
import { keepsNothing, partCalled } from '../../dialogue/keeping.ts';
import { render, type Speech, speech } from '../../dialogue/speech.ts';
import type { RemedyTerms } from '../../terms/verdict.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { leaveThread } from '../thread/mark.ts';

/** Closes the case with what was decided and where the money is. */
export function tellResolved(draft: Draft, ticketId: string): void {
  const ticket = draft.ticketById(ticketId);
  const terms = ticket?.granted?.terms;
  if (!ticket || !terms) return;
  const couponPaid = draft.snapshot.focus?.order.couponCents ?? 0;
  const { text, cites } = render(
    closing(ticket, terms, { couponPaid, keeps: keepsGoods(draft, ticket) }),
    draft.locale,
  );
  const destination = render({ name: 'destination_original' }, draft.locale).text;
  draft.showTicket(ticketId);
  draft.show({
    type: 'resolved',
    ticketId,
    text,
    remedy: terms.remedy,
    currency: ticket.currency,
    ...(terms.amountCents > 0 && { amountCents: cashPaid(ticket, terms), destination }),
    ...(terms.coupon && { coupon: terms.coupon }),
    ...(terms.points !== undefined && { points: terms.points }),
    cites: [...cites],
  });
  leaveThread(draft, ticketId);
  draft.note({ type: 'ticket_ended', ticketId });
}

/** What actually went to the buyer: a label may have come off it. */
const cashPaid = (ticket: Ticket, terms: RemedyTerms): number =>
  ticket.refunds
    .filter((one) => one.status === 'succeeded')
    .reduce((sum, one) => sum + one.amountCents, 0) || terms.amountCents;

/** Whether the buyer has the goods: one who waits for them keeps nothing yet. */
function keepsGoods({ snapshot: { focus } }: Draft, { itemId, claim }: Ticket): boolean {
  if (keepsNothing(claim.leaf)) return false;
  const item = focus?.order.items.find((one) => one.id === itemId);
  return !focus || !item || parcelOf(focus.order, item).stage === 'signed';
}

interface Around {
  /** What a coupon paid of the order. */
  readonly couponPaid: number;
  readonly keeps: boolean;
}

function closing(ticket: Ticket, terms: RemedyTerms, { couponPaid, keeps }: Around): Speech {
  const cite: Cite = {
    kind: 'action',
    id:
      ticket.refunds.at(-1)?.id ??
      ticket.coupons.findLast((one) => one.for === undefined)?.id ??
      ticket.points.at(-1)?.id ??
      ticket.id,
  };
  const done: Deed = { kind: 'done', cite };
  const cents = cashPaid(ticket, terms);
  const amount: Fact = { kind: 'money', cents, currency: ticket.currency, cite };
  if (terms.points !== undefined)
    return {
      name: 'resolved_points',
      facts: { points: { kind: 'count', value: terms.points, cite }, done },
    };
  if (ticket.paidCents === 0 && terms.remedy === 'refund_only' && couponPaid > 0)
    return { name: 'resolved_free' };
  if (terms.amountCents === 0 && !terms.coupon) return { name: 'resolved_goods', facts: { done } };
  if (!terms.coupon) return speech(cashReply(ticket, terms), { amount, done });
  const face: Fact = {
    kind: 'money',
    cents: terms.coupon.faceCents,
    currency: ticket.currency,
    cite,
  };
  const duration = days(terms.coupon.validDays, cite);
  return terms.amountCents > 0
    ? {
        name: keeps ? 'resolved_cash_coupon' : 'resolved_cash_coupon_only',
        facts: { face, amount, done },
      }
    : { name: keeps ? 'resolved_coupon' : 'resolved_coupon_only', facts: { face, duration, done } };
}

/** Which sentence ends a case that paid cash: it says what becomes of the goods. */
const cashReply = ({ claim, goods }: Ticket, { remedy }: RemedyTerms) =>
  remedy === 'return_refund' && goods !== 'lost'
    ? 'resolved_return'
    : remedy === 'partial_refund' && !partCalled(claim.leaf)
      ? 'resolved_cash'
      : 'resolved_refund';
