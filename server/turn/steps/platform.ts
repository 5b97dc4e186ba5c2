import { besideRuled } from '../../decision/alternatives.ts';
import type { Speech } from '../../dialogue/speech.ts';
import type { Actor } from '../../terms/party.ts';
import type { Remedy } from '../../terms/reason.ts';
import type { Computed, Liability, OfferVerdict, RemedyTerms } from '../../terms/verdict.ts';
import type { Command } from '../../ticket/commands.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { canMove } from '../../ticket/transitions.ts';
import type { Draft } from '../draft.ts';
import { reviewMinutesOf } from './ask-first.ts';
import { freely, offersOf } from './assess.ts';
import { awardCents } from './award.ts';
import { endCase } from './end.ts';
import { grant } from './execute.ts';
import { rulesOf } from './facts.ts';
import { lineOf } from './line.ts';
import { mainOffer, showOffer } from './offer.ts';
import type { Outcome } from './ruling.ts';
import { computedOf, dueTerms, liabilityOf } from './terms.ts';
import { termsSpeech } from './terms-speech.ts';
import { appealWindow, doneFact } from './way-steps.ts';
import { claimedCents } from './ways.ts';

/** What a person decides of a case. */
export interface Ruling {
  readonly outcome: Outcome;
  readonly amountCents?: number | undefined;
  readonly liability?: Liability | undefined;
  readonly reason: string;
  /** What the buyer is told instead of the reason in a person's own words. */
  readonly told?: Speech | undefined;
  readonly actor: Actor;
  readonly row: string;
}

/** Puts the tables' own proposal to the buyer, or to the merchant first. */
export function offerProposal(
  draft: Draft,
  ticket: Ticket,
  { actor, to, note }: { actor: Actor; to: 'offer_wait' | 'merchant_review'; note?: string },
): boolean {
  const tabled = computedOf(ticket);
  if (!tabled) return false;
  const computed = freely(tabled);
  const verdict = asOffer(draft, ticket, computed, note);
  const offers = offersOf(draft, computed.terms, computed.alternatives, ticket.round + 1);
  // T-05: asked by a person, the merchant has the time of its tier all the same.
  const reviewMinutes = reviewMinutesOf(draft, ticket);
  const command = { type: 'offer', row: 'E16', offers, verdict, to } as const;
  if (!draft.act(ticket.id, command, actor, { reviewMinutes })) return false;
  tellDecidedOffer(draft, ticket.id, to);
  return true;
}

/** E16, E17 to E20, E33: a person rules. In an open talk it becomes an offer, after arbitration it is done. */
export function rule(draft: Draft, ticket: Ticket, ruling: Ruling): boolean {
  const { outcome, reason, actor, row, told } = ruling;
  if (outcome === 'uphold') return uphold(draft, ticket, ruling);
  const arbitrates = !canMove(ticket.state, 'offer_wait') || ticket.state === 'appeal';
  if (arbitrates && canMove(ticket.state, 'arb_decided'))
    draft.act(ticket.id, { type: 'arbitrate', outcome, note: reason }, actor);
  if (outcome === 'reject') return reject(draft, ticket, ruling);
  const liability = ruling.liability ?? liabilityOf(ticket);
  if (!liability) return false;
  const terms = termsOf(draft, ticket, ruling);
  if (!terms) return false;
  if (arbitrates) {
    draft.say([
      told ?? { name: 'arbitrated', facts: { reason: { kind: 'quoted', text: reason } } },
    ]);
    return grant(draft, ticket.id, { terms, liability, row, actor });
  }
  return offerRuling(draft, ticket, { terms, liability, ruling });
}

function offerRuling(
  draft: Draft,
  ticket: Ticket,
  { terms, liability, ruling }: { terms: RemedyTerms; liability: Liability; ruling: Ruling },
): boolean {
  const { reason, actor, row } = ruling;
  const base = computedOf(ticket);
  const computed: Computed = freely({
    terms,
    alternatives: besideRuled(terms, base?.alternatives ?? [], {
      risk: base?.risk ?? 'low',
      rules: rulesOf(draft, ticket),
    }),
    capCents: Math.max(base?.capCents ?? 0, terms.amountCents),
    tableCents: base?.tableCents ?? terms.amountCents,
    tableBps: base?.tableBps ?? 0,
    liability,
    freightPayer: base?.freightPayer ?? 'platform',
    risk: base?.risk ?? 'low',
  });
  const verdict = asOffer(draft, ticket, computed, reason);
  const offers = offersOf(draft, computed.terms, computed.alternatives, ticket.round + 1);
  const command = { type: 'offer', row, offers, verdict, to: 'offer_wait' } as const;
  const done = byWayOfReview(draft, ticket, command, { actor, row });
  if (done) tellDecidedOffer(draft, ticket.id, 'offer_wait');
  return done;
}

/** Does a ruling's command; in a state that does not lead there, by way of the platform's own (E16). */
function byWayOfReview(
  draft: Draft,
  { id }: Ticket,
  command: Command,
  { actor, row }: { readonly actor: Actor; readonly row: string },
): boolean {
  const refer = { type: 'refer', group: 'lead', reasons: ['override'], row } as const;
  return (
    draft.act(id, command, actor) || (draft.act(id, refer, actor) && draft.act(id, command, actor))
  );
}

function tellDecidedOffer(
  draft: Draft,
  ticketId: string,
  to: 'offer_wait' | 'merchant_review',
): void {
  const ticket = draft.ticketById(ticketId);
  const offer = ticket && mainOffer(ticket);
  if (!ticket || !offer) return;
  draft.showTicket(ticketId);
  if (to === 'merchant_review') {
    draft.say([{ name: 'merchant_asked', facts: doneFact(ticket) }]);
    return;
  }
  draft.say([{ name: 'platform_offer', facts: { terms: termsSpeech(offer, ticket) } }]);
  showOffer(draft, ticketId);
}

function reject(draft: Draft, ticket: Ticket, { reason, told, actor, row }: Ruling): boolean {
  const now = draft.ticketById(ticket.id) ?? ticket;
  const command = {
    type: 'decline',
    reasons: ['platform_rejected'],
    row,
    note: reason,
  } as const;
  const done = byWayOfReview(draft, now, command, { actor, row });
  if (!done) return false;
  draft.say([
    told ?? { name: 'platform_rejected', facts: { reason: { kind: 'quoted', text: reason } } },
    { name: 'declined_review', facts: appealWindow(draft) },
  ]);
  draft.showTicket(now.id);
  endCase(draft, now.id);
  return true;
}

function uphold(draft: Draft, ticket: Ticket, { reason, actor }: Ruling): boolean {
  if (!draft.act(ticket.id, { type: 'uphold', note: reason }, actor)) return false;
  draft.say([{ name: 'appeal_upheld', facts: { reason: { kind: 'quoted', text: reason } } }]);
  draft.showTicket(ticket.id);
  endCase(draft, ticket.id);
  return true;
}

/** The cash a ruling would give; nothing is done. */
export const rulingCents = (
  draft: Draft,
  ticket: Ticket,
  { outcome, amountCents }: Pick<Ruling, 'outcome' | 'amountCents'>,
): number => termsOf(draft, ticket, { outcome, amountCents })?.amountCents ?? 0;

/** The ruling's terms: those the tables know for this remedy where there are any, else as ruled. */
function termsOf(
  draft: Draft,
  ticket: Ticket,
  ruling: Pick<Ruling, 'outcome' | 'amountCents'>,
): RemedyTerms | undefined {
  const { outcome, amountCents } = ruling;
  const computed = computedOf(ticket);
  const due = dueTerms(ticket);
  const remedy = outcome === 'buyer' ? due?.remedy : (outcome as Remedy);
  if (!remedy) return undefined;
  const all = [due, computed?.terms, ...(computed?.alternatives ?? [])];
  const known = all.find((terms) => terms?.remedy === remedy);
  const whole = remedy === 'return_refund' || remedy === 'refund_only' ? claimedCents(ticket) : 0;
  const cents = amountCents ?? known?.amountCents ?? whole;
  const asKnown = known?.amountCents === cents ? known : { ...known, percentBps: undefined };
  const compensationCents = awardCents(draft, ticket);
  return {
    ...asKnown,
    remedy,
    amountCents: Math.min(cents, roomOf(draft, ticket)),
    ...(ticket.goods === 'quarantined' && { freight: undefined }),
    ...(compensationCents > 0 && { compensationCents }),
  };
}

/** What is left of what the buyer paid for it (I9). */
function roomOf(draft: Draft, ticket: Ticket): number {
  const { item, line } = lineOf(draft, ticket);
  return Math.max(0, (item?.paidCents ?? ticket.paidCents) - (line?.refundedCents ?? 0));
}

/** A person's decision as a verdict, so that its figures are as bound as the tables' are. */
function asOffer(
  draft: Draft,
  ticket: Ticket,
  computed: Computed,
  note: string | undefined,
): OfferVerdict {
  const before = ticket.verdict;
  return {
    ...computed,
    kind: 'offer',
    route: 'automatic',
    ruleSetVersion: before?.ruleSetVersion ?? draft.rules.version,
    ruleIds: [...new Set([...(before?.ruleIds ?? []), 'E16'])],
    trace: [
      ...(before?.trace ?? []),
      {
        ruleId: 'E16',
        label: 'decided by a person',
        facts: { amountCents: computed.terms.amountCents, remedy: computed.terms.remedy },
        outcome: note ?? 'as computed',
      },
    ],
  };
}
