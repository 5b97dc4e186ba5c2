import { z } from 'zod';
import { readFinding } from '../contract/findings.ts';
import { GatewayEventBody } from '../contract/gateway.ts';
import { Id } from '../contract/primitives.ts';
import {
  BuyerBody,
  MerchantBody,
  OrderBody,
  RedeemBody,
  ReportBody,
  TrackingBody,
} from '../contract/storefront.ts';
import { Refused } from '../terms/refused.ts';
import type { TurnService } from '../turn/service.ts';
import { tellPayout } from './payout-news.ts';
import type { PayoutDesk, StorefrontWrites, TicketReads } from './ports.ts';
import { defineRoute, type Route } from './route.ts';
import { passOn } from './scans.ts';

const Path = z.strictObject({ id: Id });
const Done = z.strictObject({ ok: z.literal(true) });
const STOREFRONT = ['integration'] as const;
/** A shop that brings its whole catalogue of orders along is no attacker. */
const LIMIT = { burst: 5_000, perSecond: 1_000 };
/** The inbox name of the storefront's payment gateway. */
const GATEWAY = 'storefront-gateway';
/** The inbox name of those whose findings the storefront brings. */
const REPORTS = 'reports';

interface Parts {
  readonly turn: TurnService;
  readonly writes: StorefrontWrites;
  readonly tickets: TicketReads;
  readonly payouts: PayoutDesk;
  readonly clock: { now(): string };
}

/** What the storefront's back end tells us (protocol §2). */
export function storefrontRoutes(parts: Parts): readonly Route[] {
  return [...masterData(parts), ...news(parts)];
}

function masterData({ writes }: Parts): readonly Route[] {
  return [
    defineRoute({
      method: 'PUT',
      url: '/v1/merchants/:id',
      summary: 'Create or replace a merchant',
      callers: STOREFRONT,
      params: Path,
      body: MerchantBody,
      answers: { 200: Done },
      limit: LIMIT,
      async handler({ params, body: { negotiation, ...merchant } }) {
        await writes.putMerchant({ id: params.id, ...merchant }, negotiation);
        return { ok: true };
      },
    }),
    defineRoute({
      method: 'PUT',
      url: '/v1/buyers/:id',
      summary: 'Create or replace a buyer',
      callers: STOREFRONT,
      params: Path,
      body: BuyerBody,
      answers: { 200: Done },
      limit: LIMIT,
      async handler({ params, body }) {
        await writes.putBuyer({ id: params.id, ...body });
        return { ok: true };
      },
    }),
    defineRoute({
      method: 'PUT',
      url: '/v1/orders/:id',
      summary: 'Create or replace an order; an older updatedAt changes nothing and answers stale',
      callers: STOREFRONT,
      params: Path,
      body: OrderBody,
      answers: { 200: Done.extend({ stale: z.literal(true).optional() }) },
      limit: LIMIT,
      async handler({ params, body }) {
        const { stale } = await writes.putOrder({ id: params.id, ...body });
        return stale ? { ok: true, stale } : { ok: true };
      },
    }),
  ];
}

function news({ turn, writes, tickets, payouts, clock }: Parts): readonly Route[] {
  return [
    defineRoute({
      method: 'POST',
      url: '/v1/tracking',
      summary: 'Add tracking events to a shipment',
      callers: STOREFRONT,
      body: TrackingBody,
      answers: {
        200: Done.extend({ orderIds: z.array(z.string()), ticketIds: z.array(z.string()) }),
      },
      limit: LIMIT,
      async handler({ body }) {
        const told = await writes.addTracking(body.carrier, body.trackingNo, body.events);
        if (told.orderIds.length === 0 && told.parcels.length === 0)
          throw new Refused('not_found', 'No shipment has this carrier and tracking number.');
        return { ok: true, orderIds: told.orderIds, ticketIds: await passOn(turn, body, told) };
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/v1/gateway-events',
      summary: 'What became of a refund, dispute or payout at the payment gateway; safe to repeat',
      callers: STOREFRONT,
      body: GatewayEventBody,
      answers: { 200: Done.extend({ applied: z.boolean() }) },
      limit: LIMIT,
      async handler({ body }) {
        const { applied } = body.type.startsWith('payout.')
          ? await tellPayout(payouts, body, clock.now())
          : await turn.gatewayEvent(GATEWAY, body);
        return { ok: true, applied };
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/v1/coupons/:id/redeem',
      summary: 'A coupon of ours paid for a later sale; safe to repeat',
      callers: STOREFRONT,
      params: Path,
      body: RedeemBody,
      answers: { 200: Done.extend({ applied: z.boolean() }) },
      limit: LIMIT,
      async handler({ params, body }) {
        return { ok: true, applied: await writes.redeemCoupon({ couponId: params.id, ...body }) };
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/v1/reports',
      summary: 'A finding of a system or partner outside; safe to repeat',
      callers: STOREFRONT,
      body: ReportBody,
      answers: { 200: Done.extend({ applied: z.boolean() }) },
      limit: LIMIT,
      async handler({ body: { result, ...report }, caller }) {
        const { ticketId, kind, at } = report;
        if (!(await tickets.one(caller, ticketId)))
          throw new Refused('not_found', 'There is no such ticket.');
        const findings = readFinding({ kind, result, at });
        const { applied } = await turn.report(REPORTS, { ...report, findings });
        return { ok: true, applied };
      },
    }),
  ];
}
