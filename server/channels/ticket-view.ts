import type { z } from 'zod';
import { moderate } from '../contract/contact.ts';
import type { Eta } from '../contract/conversation-events.ts';
import type { TicketView } from '../contract/tickets.ts';
import type { Caller } from '../terms/caller.ts';
import type { Party } from '../terms/party.ts';
import { trunkOf } from '../terms/reason.ts';
import { type ActionContext, nextActions } from '../ticket/actions.ts';
import type { Parcel } from '../ticket/legs.ts';
import type { Offer, Ticket } from '../ticket/ticket.ts';
import type { TicketSnapshot } from './ports.ts';
import { talkOf } from './talk-view.ts';
import { decisionView, momentView, partsOf, wordsFor } from './ticket-parts.ts';

/** What a view needs beside the case. */
export interface ViewParts {
  /** How long the rest usually takes, from what such tickets took before. */
  readonly eta: (ticket: Ticket) => z.infer<typeof Eta>;
  /** What decides which actions are open now. */
  readonly actions: () => ActionContext;
}

/** A ticket as the API shows it to this caller. Pure. */
export function ticketView(
  { ticket, events, evidence, buyerName, merchantName }: TicketSnapshot,
  caller: Caller,
  parts: ViewParts,
): TicketView {
  const accepted = ticket.offers.find((offer) => offer.status === 'accepted');
  // What the rules grant without a choice was never an offer.
  const terms = accepted?.terms ?? ticket.granted?.terms;
  const { claim, deadline } = ticket;
  return {
    ...headOf(ticket),
    ...(buyerName === undefined ? {} : { buyerName }),
    ...(merchantName === undefined ? {} : { merchantName }),
    conversationId: ticket.conversationId,
    quantity: ticket.quantity,
    description: isMerchant(caller) ? moderate(claim.description).text : claim.description,
    requested: { ...claim.requested },
    ...(ticket.referral
      ? { referral: { group: ticket.referral.group, reasons: [...ticket.referral.reasons] } }
      : {}),
    offers: ticket.offers.map(offerView),
    refunds: ticket.refunds.map(({ id, amountCents, status }) => ({ id, amountCents, status })),
    coupons: ticket.coupons.map((coupon) => ({ ...coupon })),
    points: ticket.points.map((points) => ({ ...points })),
    evidence: evidence.map(fileView),
    timeline: events.map((event) => momentView(event, caller)),
    next: nextFor(ticket, caller, parts.actions()),
    eta: parts.eta(ticket),
    ...legsOf(ticket),
    ...(claim.secondary?.length ? { secondary: claim.secondary.map(({ leaf }) => leaf) } : {}),
    ...(claim.severity ? { severity: claim.severity } : {}),
    ...(terms ? { remedy: terms.remedy } : {}),
    ...partsOf(ticket, caller),
    ...talkOf(ticket, parts.actions().rounds, (by, text) => wordsFor(caller, by, text)),
    ...(ticket.verdict ? { decision: decisionView(ticket.verdict, caller) } : {}),
    ...(deadline
      ? { deadline: { at: deadline.at, thenState: deadline.thenState, timer: deadline.timer } }
      : {}),
  };
}

/** The other side of the case reads the buyer's words without the ways to reach them. */
const isMerchant = (caller: Caller): boolean =>
  caller.kind === 'staff' && caller.role === 'merchant';

/** What this caller may do now; the integration key reads only. */
export function nextFor(
  ticket: Ticket,
  caller: Caller,
  context: ActionContext,
): TicketView['next'] {
  const party = partyOf(caller);
  const person = caller.kind === 'staff' || caller.kind === 'juror';
  const actor = person ? { actorId: caller.userId } : {};
  return party ? nextActions(ticket, party, { ...context, ...actor }) : [];
}

function partyOf(caller: Caller): Party | undefined {
  switch (caller.kind) {
    case 'integration':
      return undefined;
    case 'juror':
      return 'appraiser';
    case 'buyer':
    case 'visitor':
      return 'buyer';
    case 'staff':
      return caller.role === 'merchant' ? 'merchant' : 'platform';
  }
}

/** Where the goods are and go; the other side's address stays out of it. */
const legsOf = ({ return: back, exchange, repair, goods, money, settlement }: Ticket) => ({
  goods,
  money,
  settlement,
  ...(back ? { return: { ...flat(back) } } : {}),
  ...(exchange ? { exchange: { ...flat(exchange) } } : {}),
  ...(repair ? { repair: { ...flat(repair) } } : {}),
});

/** A way of the goods with its parcel's number beside its own fields. */
const flat = <T extends { readonly parcel?: Parcel | undefined }>({ parcel, ...leg }: T) => ({
  ...leg,
  ...parcel,
});

const headOf = (ticket: Ticket) => ({
  id: ticket.id,
  number: ticket.number,
  state: ticket.state,
  holder: ticket.holder,
  version: ticket.version,
  buyerId: ticket.buyerId,
  merchantId: ticket.merchantId,
  orderId: ticket.orderId,
  itemId: ticket.itemId,
  itemTitle: ticket.itemTitle,
  currency: ticket.currency,
  paidCents: ticket.paidCents,
  reason: trunkOf(ticket.claim.leaf),
  leaf: ticket.claim.leaf,
  createdAt: ticket.createdAt,
  updatedAt: ticket.updatedAt,
});

const offerView = ({ id, group, by, terms, status, round, madeAt, expiresAt }: Offer) => ({
  offerId: id,
  group,
  by,
  ...terms,
  status,
  round,
  madeAt,
  expiresAt,
});

const fileView = (file: TicketSnapshot['evidence'][number]): TicketView['evidence'][number] => ({
  id: file.id,
  ...(file.key ? { key: file.key } : {}),
  kind: file.kind,
  ok: file.quality.ok,
  problems: [...file.quality.problems],
  sha256: file.sha256,
  uploadedAt: file.uploadedAt,
  url: `/v1/evidence/${file.id}`,
});
