import { insteadOfCash } from '../../decision/alternatives.ts';
import { shareOf } from '../../decision/exact.ts';
import { haggle } from '../../decision/haggle.ts';
import { basisOf } from '../../decision/pieces.ts';
import { routeOf } from '../../decision/route.ts';
import { scaledFlaws } from '../../decision/scaled-flaws.ts';
import type { Fact } from '../../dialogue/facts.ts';
import type { Heard } from '../../dialogue/hear.ts';
import { type Speech, word } from '../../dialogue/speech.ts';
import type { OfferVerdict } from '../../terms/verdict.ts';
import { roundsLeft } from '../../ticket/proposals.ts';
import type { Offer, Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { factsOf, offersOf } from './assess.ts';
import { showConfirm } from './confirm.ts';
import { rulesOf } from './facts.ts';
import { isBelow, namedAlternative, namesTheOffer, takeMore } from './name-offer.ts';
import { mayAnswer, takeToMerchant } from './negotiate.ts';
import { alternativesSpeech, grantedSpeech, mainOffer, openOffers, showOffer } from './offer.ts';
import { newCounter } from './proposals.ts';
import { refer } from './refer.ts';
import { besideSpeech, termsSpeech } from './terms-speech.ts';
import { takesSize } from './wanted-size.ts';
import { keepsFallback, wayNotOpen } from './way-not-open.ts';
import { claimedCents } from './ways.ts';

/** "51 is fine" to an offer of 51.20: a figure this close below it means the offer. */
const NEAR_CENTS = 100;

/** Answers a message while an offer stands. False where the message was about something else. */
export function respondToOffer(draft: Draft, ticket: Ticket, heard: Heard): boolean {
  const main = mainOffer(ticket);
  if (!main) return false;
  if (keepsFallback(draft, ticket, heard) || takesSize(draft, ticket, heard)) return true;
  const named = namedAlternative(ticket, heard);
  if (named) return showConfirm(draft, ticket.id, named.id, 'accept');
  const figure = figureOf(heard, ticket);
  // Naming what the offer is already about is a yes to it, however it is grumbled.
  if (figure === undefined && namesTheOffer(main, heard))
    return showConfirm(draft, ticket.id, main.id, 'accept');
  if (heard.draft.severity !== undefined && worse(heard, ticket)) {
    refer(draft, { group: 'general', reasons: ['generic'], row: 'E14' });
    return true;
  }
  if (figure !== undefined && meansTheOffer(figure, main, heard))
    return showConfirm(draft, ticket.id, main.id, 'accept');
  if (heard.stance === 'accept' && isBelow(figure, main, ticket))
    return takeMore(draft, ticket, main);
  // "15% is an insult": the figure is ours, and refused.
  if (heard.stance === 'reject' && figure === main.terms.amountCents)
    return declineOffer(draft, ticket, main);
  if (figure !== undefined) return counter(draft, ticket, figure);
  if (heard.stance === 'accept') return showConfirm(draft, ticket.id, main.id, 'accept');
  if (heard.stance === 'haggle') return counter(draft, ticket, undefined);
  if (heard.stance === 'reject') return declineOffer(draft, ticket, main);
  return wayNotOpen(draft, ticket, heard);
}

const figureOf = ({ draft }: Heard, ticket: Ticket): number | undefined =>
  draft.amountCents ??
  (draft.percentBps === undefined ? undefined : shareOf(claimedCents(ticket), draft.percentBps));

function meansTheOffer(figure: number, { terms }: Offer, heard: Heard): boolean {
  const { percentBps } = heard.draft;
  if (figure === terms.amountCents || (percentBps ?? 0) === (terms.percentBps ?? -1))
    return heard.stance !== 'reject';
  const below = terms.amountCents - figure;
  return heard.stance !== 'reject' && below > 0 && below < NEAR_CENTS;
}

const worse = (heard: Heard, ticket: Ticket): boolean =>
  ticket.claim.severity === undefined
    ? (heard.draft.severity ?? 'S1') > 'S2'
    : (heard.draft.severity ?? 'S1') > ticket.claim.severity;

/** DT-12: a lower wish is granted, a higher one may lift the offer once, and then the rules end. */
export function counter(
  draft: Draft,
  ticket: Ticket,
  requestedCents: number | undefined,
  said: { readonly consentId?: string } & Pick<Offer, 'reason' | 'evidenceIds'> = {},
): boolean {
  const main = mainOffer(ticket);
  const { verdict } = ticket;
  if (!main || verdict?.kind !== 'offer') return false;
  const rules = rulesOf(draft, ticket);
  // The way back to the table's own value is open however often was haggled.
  const isDue = requestedCents !== undefined && requestedCents <= verdict.tableCents;
  const ruled = ticket.round >= rules.dt12.maxRounds && !isDue;
  const merchantIsIn = mayAnswer(draft, ticket);
  const spent = roundsLeft(ticket, 'buyer', rules.dt12.maxRounds) === 0 && !isDue;
  if (merchantIsIn ? spent : ruled) return tellFinal(draft, ticket.id);
  const put = newCounter(draft, ticket, { amountCents: requestedCents, ...said });
  const buyer = { kind: 'buyer', id: ticket.buyerId } as const;
  const asked = {
    type: 'counter',
    amountCents: requestedCents,
    ...(put && { counter: put }),
  } as const;
  if (!draft.act(ticket.id, asked, buyer)) return false;
  const bargain = haggleFacts(draft, ticket, { main, verdict, requestedCents });
  const outcome = ruled ? ({ kind: 'final' } as const) : haggle(bargain, rules);
  if (outcome.kind === 'final')
    return takeToMerchant(draft, ticket.id) || tellFinal(draft, ticket.id);
  const { amountCents, percentBps } = outcome;
  const flaws = scaledFlaws(main.terms.flaws, amountCents, bargain.paidCents);
  const terms = {
    remedy: 'partial_refund' as const,
    amountCents,
    percentBps,
    ...(flaws && { flaws }),
  };
  // The other ways stay as they were; only what stands in for the cash follows it (DT-12).
  const alternatives = [
    ...verdict.alternatives.filter(({ remedy }) => remedy !== 'coupon' && remedy !== 'points'),
    ...insteadOfCash(amountCents, verdict.risk, rules),
  ];
  const offers = offersOf(draft, terms, alternatives, ticket.round + 1);
  draft.act(ticket.id, { type: 're_offer', offers, uplifted: outcome.kind === 'uplifted' });
  tellReOffer(draft, ticket.id, outcome.kind);
  return true;
}

interface Bargain {
  readonly main: Offer;
  readonly verdict: OfferVerdict;
  readonly requestedCents: number | undefined;
}

function haggleFacts(draft: Draft, ticket: Ticket, { main, verdict, requestedCents }: Bargain) {
  const facts = factsOf(draft, ticket);
  const history =
    facts?.history && facts.history.count >= rulesOf(draft, ticket).dt6.historyMinCount
      ? facts.history
      : undefined;
  const ceilingCents = facts
    ? routeOf(
        {
          cents: main.terms.amountCents,
          risk: verdict.risk,
          liability: verdict.liability,
          merchant: facts.merchant,
        },
        rulesOf(draft, ticket),
      ).ceilingCents
    : main.terms.amountCents;
  const roomCents = facts ? facts.item.paidCents - facts.refundedCents : main.terms.amountCents;
  return {
    verdict,
    paidCents: facts ? basisOf(facts) : ticket.paidCents,
    offeredCents: main.terms.amountCents,
    uplifted: ticket.uplifted,
    // Never more than is left of the payment (I9).
    ceilingCents: Math.min(ceilingCents, roomCents),
    ...(requestedCents !== undefined && { requestedCents }),
    ...(history && { p75Bps: history.p75Bps }),
  };
}

function tellReOffer(draft: Draft, ticketId: string, kind: 'granted' | 'uplifted'): void {
  const ticket = draft.ticketById(ticketId);
  const offer = ticket && mainOffer(ticket);
  if (!ticket || !offer) return;
  const cite = { kind: 'offer', id: offer.id } as const;
  const amount: Fact = {
    kind: 'money',
    cents: offer.terms.amountCents,
    currency: ticket.currency,
    cite,
  };
  const percent: Fact = { kind: 'percent', bps: offer.terms.percentBps ?? 0, cite };
  draft.showTicket(ticketId);
  draft.say(
    kind === 'granted'
      ? grantedSpeech(ticket, offer)
      : [{ name: 'offer_uplifted', facts: { percent, amount } }],
  );
  showOffer(draft, ticketId);
}

export function tellFinal(draft: Draft, ticketId: string): boolean {
  const ticket = draft.ticketById(ticketId);
  const main = ticket && mainOffer(ticket);
  if (!ticket || !main) return false;
  const terms = termsSpeech(main, ticket);
  const list = openOffers(ticket)
    .filter((o) => o.id !== main.id)
    .map((o) => besideSpeech(o, ticket));
  sayFinal(draft, terms, list);
  showOffer(draft, ticketId);
  return true;
}

/**
 * The same sum in other words each time: first with everything that can be chosen, then with what would
 * change it, then with a person at hand.
 */
function sayFinal(draft: Draft, terms: Speech, list: Speech[]): void {
  const told = draft.state.finals ?? 0;
  draft.note({ type: 'final_told' });
  if (told > 0)
    draft.say(
      [
        {
          name: told % 2 === 1 ? 'offer_final_facts' : 'offer_final_person',
          facts: { terms, rule: DT12 },
        },
      ],
      { quickReplies: [word('quick.human', draft.locale)] },
    );
  else if (list.length > 0)
    draft.say([{ name: 'offer_final', facts: { terms, list, rule: DT12 } }]);
  else draft.say([{ name: 'offer_final_only', facts: { terms, rule: DT12 } }]);
}

/** How far haggling goes. */
const DT12 = { kind: 'basis', cite: { kind: 'rule', id: 'DT-12' } } as const;

/** E13: a plain no keeps every other way open. */
export function declineOffer(draft: Draft, ticket: Ticket, offer: Offer): boolean {
  if (
    !draft.act(
      ticket.id,
      { type: 'decline_offer', offerId: offer.id },
      { kind: 'buyer', id: ticket.buyerId },
    )
  ) {
    draft.say([
      { name: 'offer_reminder', facts: { terms: termsSpeech(offer, ticket) } },
      ...alternativesSpeech(ticket),
    ]);
    return true;
  }
  const now = draft.ticketById(ticket.id) ?? ticket;
  const list = openOffers(now).map((one) => besideSpeech(one, now));
  draft.showTicket(ticket.id);
  draft.say([{ name: 'negotiation_open', facts: { list } }]);
  return true;
}
