import type { OfferAlternative } from '../../contract/cards.ts';
import { lasting } from '../../dialogue/durations.ts';
import type { Fact } from '../../dialogue/facts.ts';
import { capital } from '../../dialogue/labels.ts';
import { render, type Speech } from '../../dialogue/speech.ts';
import type { OfferVerdict } from '../../terms/verdict.ts';
import type { Offer, Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { offerCites } from './card-cites.ts';
import { termsOf } from './offer-terms.ts';
import { sideBySide } from './side-by-side.ts';
import { besideSpeech, termsSpeech } from './terms-speech.ts';
import { unmetWish } from './unmet-wish.ts';
import { whyLines } from './why.ts';

export const openOffers = (ticket: Ticket): Offer[] =>
  ticket.offers.filter((offer) => offer.status === 'open');
/** The one that was put last, where several parties' stand side by side. */
export const mainOffer = (ticket: Ticket): Offer | undefined =>
  openOffers(ticket).findLast((offer) => offer.id === offer.group);

/** Nobody sends back for what they are offered to keep the goods with. */
const isIdle = ({ terms }: Offer, main: Offer | undefined): boolean =>
  terms.remedy === 'return_refund' &&
  main?.terms.remedy === 'refund_only' &&
  terms.amountCents <= main.terms.amountCents;

const besides = (ticket: Ticket): Speech[] =>
  openOffers(ticket)
    .filter((offer) => offer.id !== offer.group && !isIdle(offer, mainOffer(ticket)))
    .map((offer) => besideSpeech(offer, ticket));

export const alternativesSpeech = (ticket: Ticket): Speech[] => {
  const list = besides(ticket);
  return list.length > 0 ? [{ name: 'offer_alternatives', facts: { list } }] : [];
};

/** The first offer: the answer in a line, then the card with everything else. */
export function tellOffer(draft: Draft, ticketId: string, verdict: OfferVerdict): void {
  const ticket = draft.ticketById(ticketId);
  const offer = ticket && mainOffer(ticket);
  if (!ticket || !offer) return;
  const [answer, unmet] = [headline(ticket, offer, verdict), unmetWish(draft, ticket)];
  // What was wished for next is said yes to once the first wish was said no to.
  const next = ticket.claim.requested.fallbacks?.includes(offer.terms.remedy);
  const said = next ? [...unmet, ...answer] : [...answer, ...unmet];
  draft.say([...said, ...alternativesSpeech(ticket)]);
  showOffer(draft, ticketId);
}

function headline(ticket: Ticket, offer: Offer, verdict: OfferVerdict): Speech[] {
  const cite = { kind: 'offer', id: offer.id } as const;
  const amount: Fact = {
    kind: 'money',
    cents: offer.terms.amountCents,
    currency: ticket.currency,
    cite,
  };
  const percent: Fact = { kind: 'percent', bps: offer.terms.percentBps ?? 0, cite };
  if (offer.terms.remedy !== 'partial_refund' || offer.terms.percentBps === undefined) {
    const { remedy, fallbacks = [], amountCents: figure } = ticket.claim.requested;
    const wished =
      [remedy, ...fallbacks].includes(offer.terms.remedy) &&
      (figure ?? 0) <= offer.terms.amountCents;
    const facts = { terms: termsSpeech(offer, ticket) };
    return [{ name: wished ? 'offer_as_wished' : 'offer_terms', facts }];
  }
  const asked = requestedFact(ticket);
  if (offer.terms.amountCents < verdict.tableCents) return grantedSpeech(ticket, offer);
  if (asked && asked.cents > offer.terms.amountCents)
    return [{ name: 'offer_less_than_asked', facts: { requested: asked.fact, percent, amount } }];
  return [{ name: 'offer_keep', facts: { percent, amount } }];
}

/** DT-12: what was asked for is granted, and where the table gives more the buyer is told so. */
export function grantedSpeech(ticket: Ticket, offer: Offer): Speech[] {
  const { verdict, currency } = ticket;
  const cite = { kind: 'offer', id: offer.id } as const;
  const amount: Fact = { kind: 'money', cents: offer.terms.amountCents, currency, cite };
  const granted: Speech = { name: 'offer_as_asked', facts: { amount } };
  if (verdict?.kind !== 'offer' || verdict.tableCents <= offer.terms.amountCents) return [granted];
  const rule = { kind: 'rule', id: verdict.ruleIds.at(-1) ?? 'DT-6' } as const;
  const table: Fact = { kind: 'money', cents: verdict.tableCents, currency, cite: rule };
  return [granted, { name: 'offer_table_is_more', facts: { table } }];
}

/** What the buyer asked for, read back as it was said: a share as a share. */
function requestedFact(ticket: Ticket): { cents: number; fact: Fact } | undefined {
  const { amountCents, percentBps } = ticket.claim.requested;
  const cite = { kind: 'action', id: `claim:${ticket.id}` } as const;
  if (amountCents === undefined) return undefined;
  const fact: Fact =
    percentBps === undefined
      ? { kind: 'money', cents: amountCents, currency: ticket.currency, cite }
      : { kind: 'percent', bps: percentBps, cite };
  return { cents: amountCents, fact };
}

export function tellMerchantAsked(
  draft: Draft,
  ticketId: string,
  verdict: OfferVerdict,
  minutes: number,
): void {
  const ticket = draft.ticketById(ticketId);
  const offer = ticket && mainOffer(ticket);
  if (!ticket || !offer) return;
  const cite = { kind: 'offer', id: offer.id } as const;
  if (offer.terms.percentBps === undefined) {
    const duration = lasting(minutes, { kind: 'rule', id: 'T-05' });
    draft.say([
      ...unmetWish(draft, ticket),
      { name: 'offer_pending_terms', facts: { terms: termsSpeech(offer, ticket), duration } },
    ]);
    return;
  }
  draft.say([
    {
      name: 'offer_pending_merchant',
      facts: {
        percent: { kind: 'percent', bps: offer.terms.percentBps ?? verdict.tableBps, cite },
        amount: { kind: 'money', cents: offer.terms.amountCents, currency: ticket.currency, cite },
        duration: lasting(minutes, { kind: 'rule', id: 'T-05' }),
      },
    },
  ]);
}

/** The card with the open offers of a ticket. */
export function showOffer(draft: Draft, ticketId: string): void {
  const ticket = draft.ticketById(ticketId);
  const offer = ticket && mainOffer(ticket);
  const verdict = ticket?.verdict;
  if (!ticket || !offer) return;
  draft.show({
    type: 'offer',
    offerId: offer.id,
    ticketId,
    by: offer.by,
    currency: ticket.currency,
    ...termsOf(draft, offer.terms),
    alternatives: openOffers(ticket)
      .filter((one) => one.id !== offer.id)
      .map((one) => alternative(draft, ticket, one)),
    why: whyLines(draft, ticket),
    ruleIds: [...(verdict?.ruleIds ?? [])],
    cites: offerCites(draft, ticket, offer.id),
    round: offer.round,
    roundsLeft: Math.max(0, draft.rules.dt12.maxRounds - offer.round),
    expiresAt: offer.expiresAt,
    proposals: sideBySide(draft, ticket),
  });
}

const alternative = (draft: Draft, ticket: Ticket, offer: Offer): OfferAlternative => ({
  offerId: offer.id,
  label: capital(render(besideSpeech(offer, ticket), draft.locale).text),
  ...termsOf(draft, offer.terms),
});
