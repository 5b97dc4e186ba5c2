import { borneByGiver } from '../../negotiation/excess.ts';
import type { Actor } from '../../terms/party.ts';
import type { Liability, RemedyTerms } from '../../terms/verdict.ts';
import type { Made } from '../../ticket/made.ts';
import type { Offer, Ticket } from '../../ticket/ticket.ts';
import { type Draft, SYSTEM } from '../draft.ts';
import { askFirst } from './ask-first.ts';
import { rememberCell } from './cell.ts';
import { type PayOut, payRest, planPayOut, postPayOut } from './pay-out.ts';
import { tellResolved } from './resolve.ts';
import { computedOf, liabilityOf } from './terms.ts';
import { startWay, tellRefundSubmitted } from './way-steps.ts';
import { goodsFirst, notAskedBack, wayFor, withoutWayBack } from './ways.ts';

interface Acceptance {
  readonly offerId: string;
  /** The id of the buyer's explicit yes; every refund, coupon and consent names it. */
  readonly consentId: string;
  readonly actor: Actor;
}

/**
 * Carries an accepted offer out, once: goods move first, money follows under its eternal key. False
 * where the offer is no longer open.
 */
export function execute(
  draft: Draft,
  ticketId: string,
  { offerId, consentId, actor }: Acceptance,
): boolean {
  const ticket = draft.ticketById(ticketId);
  const offer = ticket?.offers.find((one) => one.id === offerId && one.status === 'open');
  const liability = ticket && liabilityOf(ticket);
  if (!ticket || !offer || !liability) return false;
  if (actor.kind === 'buyer' && offer.terms.agreedBy)
    return askFirst(draft, ticket, { offer, consentId, actor });
  const borne = offer.by === 'merchant' || offer.spokenFor;
  const shares = borne
    ? borneByGiver(liability, {
        amountCents: offer.terms.amountCents,
        dueCents: dueOf(ticket, offer),
      })
    : liability;
  const plan = planTerms(draft, ticket, offer.terms, shares);
  const accepted = draft.act(
    ticketId,
    { type: 'accept', offerId, consentId, liability: shares, ...plan.made },
    actor,
  );
  if (!accepted) return false;
  finishTerms(draft, ticketId, plan);
  return true;
}

/** What the tables give by this way; beyond it a merchant gives of its own. */
function dueOf(ticket: Ticket, { terms: { remedy } }: Offer): number {
  const computed = computedOf(ticket);
  const known = [computed?.terms, ...(computed?.alternatives ?? [])].find(
    (terms) => terms?.remedy === remedy,
  );
  const tabled = computed?.tableCents ?? 0;
  return remedy === computed?.terms.remedy
    ? Math.max(tabled, known?.amountCents ?? 0)
    : (known?.amountCents ?? tabled);
}

interface Decided {
  readonly terms: RemedyTerms;
  readonly liability: Liability;
  readonly consentId?: string | undefined;
  /** The event's row in policy §4. */
  readonly row: string;
  readonly actor: Actor;
}

/** Carries out what the rules or a person decided, with nothing left to choose. */
export function grant(draft: Draft, ticketId: string, decided: Decided): boolean {
  const ticket = draft.ticketById(ticketId);
  if (!ticket) return false;
  const { terms, liability, consentId, row, actor } = decided;
  const plan = planTerms(draft, ticket, terms, liability);
  const granted = { terms, liability, ...(consentId !== undefined && { consentId }) };
  if (!draft.act(ticketId, { type: 'grant', row, granted, made: plan.made }, actor)) return false;
  finishTerms(draft, ticketId, plan);
  return true;
}

export interface TermsPlan {
  readonly terms: RemedyTerms;
  readonly made: Made;
  readonly payOut?: PayOut | undefined;
  /** E23: the buyer keeps what is too cheap to send back. */
  readonly notAskedBack?: boolean | undefined;
}

/** What these terms make now: a way for the goods, money, or both where the cash waits for nothing. */
export function planTerms(
  draft: Draft,
  ticket: Ticket,
  terms: RemedyTerms,
  liability: Liability,
): TermsPlan {
  if (notAskedBack(draft, ticket, terms)) {
    const kept = withoutWayBack(terms);
    const payOut = planPayOut(draft, ticket, { terms: kept, liability });
    return { terms: kept, made: payOut.made, payOut, notAskedBack: true };
  }
  const goods = goodsFirst(ticket, terms) ? wayFor(draft, ticket, terms) : undefined;
  const cashNow = !goods || (terms.remedy === 'resend' && terms.amountCents > 0);
  const payOut = cashNow ? planPayOut(draft, ticket, { terms, liability }) : undefined;
  return { terms, made: { ...goods, ...payOut?.made }, payOut };
}

/** Posts, sends off and tells what the case has just taken. */
export function finishTerms(
  draft: Draft,
  ticketId: string,
  { terms, made, payOut, notAskedBack: kept }: TermsPlan,
): void {
  const ticket = draft.ticketById(ticketId);
  if (!ticket) return;
  if (payOut) {
    postPayOut(draft, ticket, payOut);
    rememberCell(draft, ticket, terms);
  }
  if (kept) draft.say([{ name: 'return_not_needed' }]);
  startWay(draft, ticketId, made);
  if (made.refund) tellRefundSubmitted(draft, ticketId, made.refund);
  if (ticket.state === 'settling')
    closeCase(draft, ticketId, payOut?.settlement.journals.map(({ key }) => key) ?? []);
}

/** Nothing waits for a gateway: the case is settled in the same turn. */
export function closeCase(draft: Draft, ticketId: string, journalKeys: readonly string[]): void {
  const ticket = draft.ticketById(ticketId);
  if (!ticket || !draft.act(ticketId, { type: 'settle', journalKeys }, SYSTEM)) return;
  payRest(draft, ticket);
  tellResolved(draft, ticketId);
}
