import type { OfferAlternative } from '../../contract/cards.ts';
import type { Fact } from '../../dialogue/facts.ts';
import { keepsNothing, partCalled } from '../../dialogue/keeping.ts';
import { capital } from '../../dialogue/labels.ts';
import { render, type Speech } from '../../dialogue/speech.ts';
import type { Leaf } from '../../terms/reason.ts';
import type { OfferVerdict, RemedyTerms } from '../../terms/verdict.ts';
import type { Offer, Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { offerCites } from './card-cites.ts';
import { noKeeping } from './no-keeping.ts';
import { termsOf } from './offer-terms.ts';
import { sideBySide } from './side-by-side.ts';
import { whyLines } from './why.ts';

type MoneyFact = Extract<Fact, { kind: 'money' }>;

export const openOffers = (ticket: Ticket): Offer[] =>
  ticket.offers.filter((offer) => offer.status === 'open');
/** The one that was put last, where several parties' stand side by side. */
export const mainOffer = (ticket: Ticket): Offer | undefined =>
  openOffers(ticket).findLast((offer) => offer.id === offer.group);

/** The terms of an offer in one phrase, every figure bound to that offer. */
export function termsSpeech(offer: Offer, ticket: Ticket): Speech {
  const cite = { kind: 'offer', id: offer.id } as const;
  const { terms } = offer;
  const amount: MoneyFact = {
    kind: 'money',
    cents: terms.amountCents,
    currency: ticket.currency,
    cite,
  };
  const { leaf } = ticket.claim;
  const face: Fact | undefined = terms.coupon && {
    kind: 'money',
    cents: terms.coupon.faceCents,
    currency: ticket.currency,
    cite,
  };
  const goods = goodsSpeech(terms, leaf, { amount, face });
  if (goods) return goods;
  if (terms.points !== undefined)
    return { name: 'alt_points', facts: { points: { kind: 'count', value: terms.points, cite } } };
  if (face && terms.amountCents > 0) return { name: 'alt_coupon_cash', facts: { face, amount } };
  if (face) return { name: waitsFor(ticket) ? 'alt_coupon_wait' : 'alt_coupon', facts: { face } };
  const part = partCalled(leaf);
  return { name: part ? `alt_${part}` : 'alt_partial_refund', facts: { amount } };
}

/** A late order that is not cancelled is one that is still waited for. */
const waitsFor = ({ claim, goods }: Ticket): boolean =>
  claim.leaf === 'FUL.late_ship' && (goods === 'at_platform' || goods === 'at_consignor');

/** Remedies in which goods move, or which give everything back without any. */
function goodsSpeech(
  terms: RemedyTerms,
  leaf: Leaf,
  { amount, face }: { readonly amount: MoneyFact; readonly face: Fact | undefined },
): Speech | undefined {
  switch (terms.remedy) {
    case 'return_refund':
      return returnSpeech(terms, amount);
    case 'refund_only':
      if (face) return { name: 'alt_refund_whole_coupon', facts: { amount, face } };
      return {
        name: keepsNothing(leaf) ? 'alt_refund_whole' : 'alt_refund_only',
        facts: { amount },
      };
    case 'exchange':
      return { name: terms.freight?.payer === 'buyer' ? 'alt_exchange_own' : 'alt_exchange' };
    case 'repair':
      return { name: 'alt_repair' };
    case 'resend': {
      const list = (terms.resend ?? []).map((key): Fact => ({ kind: 'thing', key }));
      return terms.amountCents > 0
        ? { name: 'alt_resend_cash', facts: { list, amount } }
        : { name: 'alt_resend', facts: { list } };
    }
    default:
      return undefined;
  }
}

/** A label that comes off the refund is told in the same breath as the refund. */
function returnSpeech({ amountCents, freight }: RemedyTerms, amount: MoneyFact): Speech {
  if (amountCents <= 0) return { name: 'alt_send_back' };
  if (!freight?.offset) return { name: 'alt_return_refund', facts: { amount } };
  const label = { ...amount, cents: freight.labelCents };
  return { name: 'alt_return_refund_offset', facts: { amount, label } };
}

/** The same, with who has to be asked before it can be had. */
export function besideSpeech(offer: Offer, ticket: Ticket): Speech {
  const terms = termsSpeech(offer, ticket);
  const { agreedBy } = offer.terms;
  return agreedBy ? { name: ASKS[agreedBy], facts: { terms } } : terms;
}

const ASKS = { merchant: 'alt_asks_merchant', platform: 'alt_asks_platform' } as const;

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
  const said = { verdict, heard: draft.heard ?? '' };
  draft.say([...headline(ticket, offer, said), ...alternativesSpeech(ticket)]);
  showOffer(draft, ticketId);
}

function headline(
  ticket: Ticket,
  offer: Offer,
  { verdict, heard }: { readonly verdict: OfferVerdict; readonly heard: string },
): Speech[] {
  const cite = { kind: 'offer', id: offer.id } as const;
  const amount: Fact = {
    kind: 'money',
    cents: offer.terms.amountCents,
    currency: ticket.currency,
    cite,
  };
  const percent: Fact = { kind: 'percent', bps: offer.terms.percentBps ?? 0, cite };
  if (offer.terms.remedy !== 'partial_refund' || offer.terms.percentBps === undefined) {
    const { remedy, amountCents: figure } = ticket.claim.requested;
    const wished = remedy === offer.terms.remedy && (figure ?? 0) <= offer.terms.amountCents;
    const facts = { terms: termsSpeech(offer, ticket) };
    return [
      ...noKeeping(ticket, offer, heard),
      { name: wished ? 'offer_as_wished' : 'offer_terms', facts },
    ];
  }
  const asked = requestedFact(ticket);
  if (offer.terms.amountCents < verdict.tableCents) return grantedSpeech(ticket, offer);
  if (asked && asked.cents > offer.terms.amountCents)
    return [{ name: 'offer_less_than_asked', facts: { requested: asked.fact, percent, amount } }];
  return [{ name: 'offer_keep', facts: { percent, amount } }];
}

/** What the buyer asked for, read back as it was said: a share as a share. */
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
    const duration: Fact = { kind: 'duration', minutes, cite: { kind: 'rule', id: 'T-05' } };
    draft.say([
      ...noKeeping(ticket, offer, draft.heard ?? ''),
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
        duration: { kind: 'duration', minutes, cite: { kind: 'rule', id: 'T-05' } },
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
    proposals: sideBySide(ticket),
  });
}

const alternative = (draft: Draft, ticket: Ticket, offer: Offer): OfferAlternative => ({
  offerId: offer.id,
  label: capital(render(besideSpeech(offer, ticket), draft.locale).text),
  ...termsOf(draft, offer.terms),
});
