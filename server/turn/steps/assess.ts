import type {
  Computed,
  DeclineVerdict,
  OfferVerdict,
  ProceedVerdict,
  RemedyTerms,
  Verdict,
} from '../../terms/verdict.ts';
import type { Command } from '../../ticket/commands.ts';
import type { Offer, Ticket } from '../../ticket/ticket.ts';
import { type Draft, SYSTEM } from '../draft.ts';
import { reviewMinutesOf } from './ask-first.ts';
import { startCodeCheck } from './code-check.ts';
import { showConfirm } from './confirm.ts';
import { tellDeclined } from './decline.ts';
import { endCase } from './end.ts';
import { finishTerms, planTerms } from './execute.ts';
import { judgeCase } from './facts.ts';
import { tellMerchantAsked, tellOffer } from './offer.ts';
import { refer } from './refer.ts';

export { factsOf } from './facts.ts';

/** Decides the claim and carries out what needs no choice: an offer, a way straight on, a no, a person. */
export function assessClaim(draft: Draft, ticketId: string, consentId?: string): void {
  const ticket = draft.ticketById(ticketId);
  carryOut(draft, ticketId, ticket && judgeCase(draft, ticket), consentId);
}

/** Carries out what the rules say of a case; where they could not be asked, a person has it. */
export function carryOut(
  draft: Draft,
  ticketId: string,
  verdict: Verdict | undefined,
  consentId?: string,
): void {
  const ticket = draft.ticketById(ticketId);
  // The bank decides first.
  if (ticket?.state === 'suspended') return;
  if (!ticket || !verdict) {
    refer(draft, { group: 'general', reasons: ['generic'], row: 'E11' });
    return;
  }
  switch (verdict.kind) {
    case 'offer':
      putOffer(draft, ticket, verdict, consentId);
      return;
    case 'proceed':
      proceed(draft, ticket, verdict, consentId);
      return;
    case 'decline':
      decline(draft, ticket, verdict);
      return;
    case 'refer':
      refer(draft, {
        group: verdict.group,
        reasons: verdict.reasons,
        row: verdict.urgent ? 'E35' : 'E11',
        verdict,
        ...(verdict.urgent && { urgent: true }),
      });
      return;
    case 'inform':
      // A case that only wants information has nothing to be decided: a person closes it.
      refer(draft, { group: 'general', reasons: ['generic'], row: 'E11' });
  }
}

function decline(draft: Draft, ticket: Ticket, verdict: DeclineVerdict): void {
  const { reasons } = verdict;
  if (!draft.act(ticket.id, { type: 'decline', verdict, reasons })) {
    refer(draft, { group: 'general', reasons: ['generic'], row: 'E11' });
    return;
  }
  tellDeclined(draft, verdict);
  draft.showTicket(ticket.id);
  endCase(draft, ticket.id);
}

/** Whether a claim that a way straight on is open to is put on a card before it is opened. */
export const needsYes = ({ to, terms }: ProceedVerdict): boolean =>
  to === 'refunding' || to === 'intercepting' || (to === 'return_wait' && !!terms.freight?.offset);

function proceed(
  draft: Draft,
  ticket: Ticket,
  verdict: ProceedVerdict,
  consentId: string | undefined,
): void {
  if (verdict.to === 'code_check') {
    startCodeCheck(draft, ticket, verdict);
    return;
  }
  // A carrier is asked where a parcel is without a yes: neither money nor goods move by it.
  const moves = needsYes(verdict) && !(verdict.to === 'intercepting' && !turnsRound(verdict));
  if (moves && consentId === undefined) {
    putOffer(draft, ticket, { ...verdict, kind: 'offer', route: 'automatic' });
    return;
  }
  const yes = consentId === undefined ? {} : { consentId };
  if (verdict.to === 'intercepting') {
    startTrace(draft, ticket, verdict, yes);
    return;
  }
  const plan = planTerms(draft, ticket, verdict.terms, verdict.liability);
  if (draft.act(ticket.id, { type: 'proceed', verdict, ...yes, made: plan.made }, SYSTEM))
    finishTerms(draft, ticket.id, plan);
  else refer(draft, { group: 'general', reasons: ['generic'], row: 'E11' });
}

/** Whether the parcel is to come back, or is only looked for. */
export const turnsRound = ({ terms }: ProceedVerdict): boolean => terms.remedy === 'return_refund';

/** E06: the carrier is asked to stop the parcel, or to say where it is. */
function startTrace(
  draft: Draft,
  ticket: Ticket,
  verdict: ProceedVerdict,
  yes: { consentId?: string },
): void {
  if (!draft.act(ticket.id, { type: 'proceed', verdict, ...yes, made: {} }, SYSTEM)) return;
  const intercepts = turnsRound(verdict);
  const refused = ticket.claim.leaf === 'LOG.reject_return';
  draft.say([
    {
      name: !intercepts ? 'trace_started' : refused ? 'refused_started' : 'intercept_started',
      facts: { done: { kind: 'done', cite: { kind: 'action', id: ticket.id } } },
    },
  ]);
  draft.showTicket(ticket.id);
}

function putOffer(
  draft: Draft,
  ticket: Ticket,
  verdict: OfferVerdict,
  consentId?: string | undefined,
): void {
  const offers = offersOf(draft, verdict.terms, verdict.alternatives, ticket.round + 1);
  const reviewMinutes = reviewMinutesOf(draft, ticket);
  const reached = draft.act(ticket.id, { type: 'reach_verdict', verdict, offers }, undefined, {
    reviewMinutes,
  });
  const [main] = offers;
  if (!reached || !main) {
    refer(draft, { group: 'general', reasons: ['generic'], row: 'E11' });
    return;
  }
  draft.showTicket(ticket.id);
  if (verdict.route === 'automatic') {
    tellOffer(draft, ticket.id, verdict);
    return;
  }
  tellMerchantAsked(
    draft,
    ticket.id,
    verdict,
    reviewMinutes ?? draft.rules.timers['T-05']?.minutes ?? 0,
  );
  // A yes that was given before is not asked for again.
  if (consentId === undefined) showConfirm(draft, ticket.id, main.id, 'consent');
  else draft.act(ticket.id, { type: 'consent', offerId: main.id, consentId });
}

/** An expert has spoken: what the tables then give is offered, whatever ceiling a machine would have. */
export function offerAfterExpert(draft: Draft, ticketId: string): void {
  const ticket = draft.ticketById(ticketId);
  const verdict = ticket && judgeCase(draft, ticket);
  const computed =
    verdict?.kind === 'refer' ? verdict.proposal : verdict?.kind === 'offer' ? verdict : undefined;
  if (!ticket || !verdict || !computed) {
    carryOut(draft, ticketId, verdict);
    return;
  }
  const { ruleSetVersion, trace, ruleIds } = verdict;
  const base = { ruleSetVersion, trace, ruleIds };
  putOffer(draft, ticket, { ...freely(computed), ...base, kind: 'offer', route: 'automatic' });
}

/** Judges the case again because the way that was chosen leads nowhere (E27, E28). */
export function reoffer(
  draft: Draft,
  ticket: Ticket,
  reply: 'exchange_failed' | 'repair_given_up' | 'repair_too_dear',
  command: (verdict: OfferVerdict, offers: readonly Offer[]) => Command,
): void {
  const judged = judgeCase(draft, ticket);
  const verdict: OfferVerdict | undefined =
    judged?.kind === 'offer'
      ? { ...freely(judged), route: 'automatic' }
      : judged?.kind === 'proceed'
        ? { ...freely(judged), kind: 'offer', route: 'automatic' }
        : undefined;
  draft.say([{ name: reply }]);
  const offers = verdict
    ? offersOf(draft, verdict.terms, verdict.alternatives, ticket.round + 1)
    : [];
  if (!verdict || !draft.act(ticket.id, command(verdict, offers), SYSTEM)) {
    refer(draft, { group: 'general', reasons: [reply], row: 'E11' });
    return;
  }
  draft.showTicket(ticket.id);
  tellOffer(draft, ticket.id, verdict);
}

/** What a person or an expert stands for asks nobody again, whatever the ceilings of a machine. */
export const freely = <C extends Pick<Computed, 'terms' | 'alternatives'>>(computed: C): C => ({
  ...computed,
  terms: askingNobody(computed.terms),
  alternatives: computed.alternatives.map(askingNobody),
});

const askingNobody = ({ agreedBy: _, ...terms }: RemedyTerms): RemedyTerms => terms;

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
