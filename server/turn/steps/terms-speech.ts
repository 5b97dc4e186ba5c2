import type { Fact } from '../../dialogue/facts.ts';
import { keepsNothing, partCalled } from '../../dialogue/keeping.ts';
import type { Speech } from '../../dialogue/speech.ts';
import type { Claim } from '../../terms/claim.ts';
import type { Leaf } from '../../terms/reason.ts';
import type { RemedyTerms } from '../../terms/verdict.ts';
import type { Offer, Ticket } from '../../ticket/ticket.ts';

type MoneyFact = Extract<Fact, { kind: 'money' }>;

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
  const wanted = sizeWanted(ticket.claim);
  const size: Fact | undefined =
    wanted === undefined ? undefined : { kind: 'quoted', text: wanted };
  const whole = refundsWhole(terms, ticket.paidCents);
  const goods = goodsSpeech(terms, leaf, { amount, face, size, count: someFact(ticket), whole });
  if (goods) return goods;
  if (terms.points !== undefined)
    return { name: 'alt_points', facts: { points: { kind: 'count', value: terms.points, cite } } };
  if (face && terms.amountCents > 0) return { name: 'alt_coupon_cash', facts: { face, amount } };
  if (face) return { name: waitsFor(ticket) ? 'alt_coupon_wait' : 'alt_coupon', facts: { face } };
  const part = partCalled(leaf);
  return { name: part ? `alt_${part}` : 'alt_partial_refund', facts: { amount } };
}

/** Whether that is all that was paid for the line: only then it is called a full refund. */
export const refundsWhole = ({ amountCents }: RemedyTerms, paidCents: number): boolean =>
  amountCents >= paidCents;

/** A late order that is not cancelled is one that is still waited for. */
const waitsFor = ({ claim, goods }: Ticket): boolean =>
  claim.leaf === 'FUL.late_ship' && (goods === 'at_platform' || goods === 'at_consignor');

/** How many of a line's pieces the claim is about, where it is not about all. */
const someFact = ({ id, claim, quantity }: Ticket): Fact | undefined =>
  claim.quantity !== undefined && claim.quantity < quantity
    ? { kind: 'count', value: claim.quantity, cite: { kind: 'action', id: `claim:${id}` } }
    : undefined;

const SIZES: readonly Leaf[] = ['NRR.size_fit', 'NAD.size_spec'];
/** The size an exchange is for, where it is the size that is wrong. */
export const sizeWanted = ({ leaf, details }: Claim): string | undefined =>
  isOfSize(leaf) ? details?.wantedSize : undefined;

export const isOfSize = (leaf: Leaf): boolean => SIZES.includes(leaf);

interface GoodsFacts {
  readonly amount: MoneyFact;
  readonly face: Fact | undefined;
  readonly size: Fact | undefined;
  readonly count: Fact | undefined;
  readonly whole: boolean;
}

/** Remedies in which goods move, or which give everything back without any. */
function goodsSpeech(
  terms: RemedyTerms,
  leaf: Leaf,
  { amount, face, size, count, whole }: GoodsFacts,
): Speech | undefined {
  switch (terms.remedy) {
    case 'return_refund':
      return returnSpeech(terms, amount, whole);
    case 'refund_only':
      if (face)
        return {
          name: whole ? 'alt_refund_whole_coupon' : 'alt_refund_part_coupon',
          facts: { amount, face },
        };
      if (count) return { name: 'alt_refund_some', facts: { amount, count } };
      return { name: REFUNDS[whole ? 'whole' : 'part'](keepsNothing(leaf)), facts: { amount } };
    case 'exchange':
      if (size)
        return terms.freight?.payer === 'buyer'
          ? { name: 'alt_exchange_size_own', facts: { size } }
          : { name: 'alt_exchange_size', facts: { size } };
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

const REFUNDS = {
  whole: (nothing: boolean) => (nothing ? 'alt_refund_whole' : 'alt_refund_only'),
  part: (nothing: boolean) => (nothing ? 'alt_refund_part' : 'alt_refund_part_kept'),
} as const;

/** A label that comes off the refund is told in the same breath as the refund. */
function returnSpeech(
  { amountCents, freight }: RemedyTerms,
  amount: MoneyFact,
  whole: boolean,
): Speech {
  if (amountCents <= 0) return { name: 'alt_send_back' };
  if (!freight?.offset)
    return { name: whole ? 'alt_return_refund' : 'alt_return_refund_part', facts: { amount } };
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
