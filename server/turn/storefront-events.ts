import { discreet } from '../contract/notice-words/discreet.ts';
import type { StorefrontEventType } from '../contract/operations.ts';
import { allocate } from '../terms/allocate.ts';
import type { NoticeDraft } from '../terms/notice.ts';
import type { Order } from '../terms/order.ts';
import type { Remedy } from '../terms/reason.ts';
import { isTerminal } from '../terms/state.ts';
import type { TicketEvent } from '../ticket/events.ts';
import { noticesOf } from '../ticket/notices.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { EffectWrite } from './effect.ts';

type Told = readonly [StorefrontEventType, Readonly<Record<string, unknown>>];

/** What the storefront hears of a ticket's events (protocol §3), in their order, as one effect at most. */
export function storefrontEffects(
  before: Ticket | undefined,
  after: Ticket,
  events: readonly TicketEvent[],
  order?: Order | undefined,
): EffectWrite[] {
  const told: Told[] = events.flatMap((event) => [...aboutEvent(event, after)]);
  if (order && events.some(({ type }) => type === 'ticket_completed') && allGivenBack(after))
    told.push(...couponBack(after, order));
  const state = { state: after.state, holder: after.holder };
  if (!before)
    told.unshift(
      ['ticket.created', state],
      ['payout.held', { orderId: after.orderId, itemId: after.itemId }],
    );
  else if (before.state !== after.state) told.push(['ticket.updated', state]);
  if (before?.deadline?.at !== after.deadline?.at)
    told.push(['deadline.changed', { deadline: after.deadline ?? null }]);
  if (isTerminal(after.state) && !(before && isTerminal(before.state)))
    told.push(
      ['ticket.closed', state],
      ['payout.released', { orderId: after.orderId, itemId: after.itemId }],
    );
  told.push(...toBuyer(noticesOf(before, after, events), after));
  if (told.length === 0) return [];
  const news = told.map(([type, data]) => ({ type, data: { number: after.number, ...data } }));
  return [
    {
      key: `event:${after.id}:${after.version}`,
      ticketId: after.id,
      effect: { kind: 'storefront.events', ticketId: after.id, events: news },
    },
  ];
}

/** What the buyer is told, for a shop that tells them by ways of its own; in words for any screen. */
const toBuyer = (notices: readonly NoticeDraft[], { conversationId }: Ticket): Told[] =>
  notices
    .filter(({ to }) => to === 'buyer')
    .map((notice) => {
      const { topic, name, facts } = notice;
      const words = { 'zh-CN': discreet(notice, 'zh-CN'), en: discreet(notice, 'en') };
      const { deadlineAt, percent } = facts;
      return [
        'notice.buyer',
        {
          ...{ conversationId, topic, name, words },
          ...(deadlineAt !== undefined && { deadlineAt }),
          ...(percent !== undefined && { percent }),
        },
      ];
    });

/** Nothing of the line was kept: all that was paid comes back, were it nothing. */
const allGivenBack = ({ granted, paidCents }: Ticket): boolean =>
  granted !== undefined &&
  WHOLE.includes(granted.terms.remedy) &&
  !granted.terms.deductCents &&
  granted.terms.amountCents === paidCents;

const WHOLE: readonly Remedy[] = ['refund_only', 'return_refund'];

/** 暂行办法 §15: what a coupon paid of this line is given back in kind; all lines' parts together are the coupon. */
function couponBack({ orderId, itemId }: Ticket, order: Order): Told[] {
  const prices = order.items.map(({ paidCents }) => paidCents);
  const free = prices.every((cents) => cents === 0);
  const weights = free ? order.items.map(({ listCents = 1 }) => listCents) : prices;
  const line = order.items.findIndex(({ id }) => id === itemId);
  const couponCents = allocate(order.couponCents, weights)[line] ?? 0;
  return couponCents > 0 ? [['coupon.return_due', { orderId, itemId, couponCents }]] : [];
}

function aboutEvent(event: TicketEvent, ticket: Ticket): readonly Told[] {
  switch (event.type) {
    case 'offer_made':
      return [['offer.made', { offers: event.offers.map(({ id, terms }) => ({ id, ...terms })) }]];
    case 'offer_accepted':
      return [['offer.accepted', { offerId: event.offerId }]];
    case 'offer_declined':
      return [['offer.declined', { offerId: event.offerId }]];
    case 'offer_expired':
      return [['offer.expired', {}]];
    case 'refund_requested':
      return [
        [
          'refund.requested',
          {
            refundId: event.refund.id,
            orderId: ticket.orderId,
            amountCents: event.refund.amountCents,
            currency: ticket.currency,
          },
        ],
      ];
    case 'refund_succeeded':
      return [['refund.succeeded', { refundId: event.refundId }]];
    case 'appraisal_fee_agreed': {
      const { feeCents, consentId } = event;
      const { orderId, currency } = ticket;
      return [['appraisal.fee_due', { orderId, feeCents, currency, consentId }]];
    }
    case 'refund_failed':
      return [['refund.failed', { refundId: event.refundId, reason: event.reason }]];
    case 'settlement_posted':
      return [['settlement.posted', { journals: event.journalKeys }]];
    case 'parcel_booked': {
      const { carrier, trackingNo } = event.parcel;
      if (event.leg !== 'return') return [];
      return [['return.label_created', { returnId: ticket.return?.id, carrier, trackingNo }]];
    }
    case 'parcel_delivered':
      return event.leg === 'return'
        ? [['return.received', { returnId: ticket.return?.id, deliveredAt: event.deliveredAt }]]
        : [];
    case 'inspected': {
      const { class: found, deductBps, note } = event.inspection;
      return [['return.inspected', { returnId: ticket.return?.id, class: found, deductBps, note }]];
    }
    case 'exchange_authorised': {
      const { id, kind, what } = event.leg;
      const { orderId, itemId, claim } = ticket;
      const quantity = claim.quantity ?? ticket.quantity;
      return [
        ['exchange.order_requested', { exchangeId: id, kind, what, orderId, itemId, quantity }],
      ];
    }
    case 'evidence_requested': {
      const { from, keys, until } = event.wanted ?? {};
      if (from !== 'merchant') return [];
      const { merchantId } = ticket;
      return [['alert.raised', { reason: 'evidence_wanted', merchantId, keys, until }]];
    }
    case 'dispute_noted': {
      const refunds = ticket.refunds.filter(({ status }) => status === 'requested');
      const { orderId } = ticket;
      const asked = refunds.map(({ id, amountCents }) => ({ id, amountCents }));
      return [['alert.raised', { reason: 'dispute_while_refunding', orderId, refunds: asked }]];
    }
    case 'escalated_to_lead':
      return [['alert.raised', { reason: 'escalated_to_lead' }]];
    default:
      return [];
  }
}
