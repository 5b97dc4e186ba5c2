import { paidForPieces } from '../../decision/pieces.ts';
import { returnless } from '../../decision/returnless.ts';
import type { Cents } from '../../terms/money.ts';
import type { RemedyTerms } from '../../terms/verdict.ts';
import type { ReturnLeg } from '../../ticket/legs.ts';
import type { Made } from '../../ticket/made.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Draft } from '../draft.ts';
import { rulesOf } from './facts.ts';

/** Remedies for which the item comes back first. */
const COMES_BACK: readonly RemedyTerms['remedy'][] = ['return_refund', 'exchange'];

/** Whether goods still have to move before anything else of these terms can happen. */
export const goodsFirst = (ticket: Ticket, { remedy }: RemedyTerms): boolean =>
  comesBack(ticket, remedy) || remedy === 'exchange' || remedy === 'repair' || remedy === 'resend';

/** Nothing is sent back that is back already, or that nobody will ever see again. */
const comesBack = (ticket: Ticket, remedy: RemedyTerms['remedy']): boolean =>
  COMES_BACK.includes(remedy) && !ticket.return?.inspection && !AWAY.includes(ticket.goods);

/** What is kept from the market or looked into comes back whatever it cost. */
const MUST_COME_BACK = /^AUT\.|^DEF\.safety|^SVC\.prohibited/;

/** E23: whoever is at fault pays the price, and not more for the way back than the goods are worth. */
export function notAskedBack(draft: Draft, ticket: Ticket, terms: RemedyTerms): boolean {
  const { remedy, freight } = terms;
  if (remedy !== 'return_refund' || !freight || freight.payer === 'buyer') return false;
  // A merchant who pays the way back of what is not wanted still wants it back.
  if (ticket.claim.leaf.startsWith('NRR.')) return false;
  if (MUST_COME_BACK.test(ticket.claim.leaf) || !comesBack(ticket, remedy)) return false;
  if (ticket.goods !== 'with_buyer' || ticket.claim.details?.alreadySent) return false;
  return returnless(
    { paidCents: claimedCents(ticket), freightCents: freight.labelCents },
    rulesOf(draft, ticket),
  );
}

/** The goods stay where they are: no label, and what the way out cost comes back all the same. */
export function withoutWayBack({ freight, ...terms }: RemedyTerms): RemedyTerms {
  if (!freight?.outboundCents) return terms;
  return { ...terms, freight: { ...freight, labelCents: 0, offset: false } };
}

/** What was paid for the pieces of the line that go back. */
export const claimedCents = ({ paidCents, quantity, claim }: Ticket): Cents =>
  paidForPieces(paidCents, quantity, claim.quantity ?? quantity);

const AWAY: readonly Ticket['goods'][] = [
  'at_repairer',
  'at_platform',
  'at_consignor',
  'quarantined',
  'lost',
  'void',
];

/** The way the goods take next under these terms. */
export function wayFor(draft: Draft, ticket: Ticket, terms: RemedyTerms): Made {
  if (comesBack(ticket, terms.remedy)) return { return: returnLeg(draft, ticket, terms) };
  if (terms.remedy === 'repair')
    return { repair: { id: draft.id('rp'), attempts: 0, failures: 0 } };
  return {
    exchange: {
      id: draft.id('ex'),
      kind: terms.remedy === 'exchange' ? 'exchange' : 'resend',
      what: terms.resend ?? [ticket.itemTitle],
    },
  };
}

/** The way back: to whoever had the goods before, on the bill of whoever the terms name. */
export function returnLeg(draft: Draft, ticket: Ticket, terms: RemedyTerms): ReturnLeg {
  const item = draft.snapshot.focus?.order.items.find((one) => one.id === ticket.itemId);
  return {
    id: draft.id('rt'),
    to: item?.custody === 'platform_warehouse' ? 'platform' : 'consignor',
    payer: terms.freight?.payer ?? 'platform',
    labelCents: terms.freight?.labelCents ?? 0,
    offset: terms.freight?.offset ?? false,
    extended: false,
  };
}
