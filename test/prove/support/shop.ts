import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { signToken } from '../../../server/plugins/tokens.ts';
import type { Buyer, Merchant, Order } from '../../../server/terms/order.ts';
import { seed } from '../../decision/facts.ts';
import { INTEGRATION_KEY, STOREFRONT_SECRET } from './server.ts';

const TOKEN_SECONDS = 900;
const HOUR_MS = 3_600_000;
const RETRY_MS = 150;
/** Long, for a photo may be cut off by one kill after another; a server that is dead for good ends a run too. */
const GIVE_UP_MS = 600_000;
const CALL_MS = 10_000;

/** A buyer's token, signed as the storefront's own back end would. */
export function mint(buyerId: string): Promise<string> {
  const issuedAt = Math.floor(Date.now() / 1_000);
  return signToken(
    { sub: buyerId, jti: randomUUID() },
    {
      secret: new TextEncoder().encode(STOREFRONT_SECRET),
      audience: 'redress',
      issuedAt,
      expiresAt: issuedAt + TOKEN_SECONDS,
    },
  );
}

/** The storefront's back end: it repeats a call until the server, which may be dead, has answered. */
export function shop(url: string) {
  const put = async (path: string, { id, ...body }: { readonly id: string }): Promise<void> => {
    const response = await untilAnswered(() =>
      fetch(`${url}/v1/${path}/${id}`, {
        method: 'PUT',
        headers: {
          authorization: `Bearer ${INTEGRATION_KEY}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(CALL_MS),
      }),
    );
    if (!response.ok) throw new Error(`PUT ${path}/${id}: ${await response.text()}`);
  };
  return {
    merchant: (merchant: Merchant) => put('merchants', merchant),
    buyer: (buyer: Buyer) => put('buyers', buyer),
    order: (order: Order) => put('orders', order),
    /** Whether a refund is still under way. */
    async isRefunding(): Promise<boolean> {
      const response = await untilAnswered(() =>
        fetch(`${url}/v1/tickets?state=refunding&limit=1`, {
          headers: { authorization: `Bearer ${INTEGRATION_KEY}` },
          signal: AbortSignal.timeout(CALL_MS),
        }),
      );
      return Page.parse(await response.json()).items.length > 0;
    },
  };
}
const Page = z.object({ items: z.array(z.unknown()) });

export type Shop = ReturnType<typeof shop>;

/** Repeats a call that may be repeated, as long as there is no answer or only "later". */
export async function untilAnswered(call: () => Promise<Response>): Promise<Response> {
  for (const until = Date.now() + GIVE_UP_MS; ; await sleep(RETRY_MS)) {
    const response = await call().catch(() => undefined);
    if (response && response.status !== 429 && response.status < 500) return response;
    if (Date.now() > until) throw new Error(`no answer: ${await response?.text()}`);
    await response?.body?.cancel();
  }
}

export const aMerchant = (id: string): Merchant => ({ ...seed.merchant, id, name: `店铺 ${id}` });

export const aBuyer = (id: string): Buyer => ({ ...seed.buyer, id, name: `买家 ${id}` });

/** An order like the seed claim's, signed for an hour ago. */
export function anOrder(ids: { id: string; buyerId: string; merchantId: string }): Order {
  const ago = (hours: number) => new Date(Date.now() - hours * HOUR_MS).toISOString();
  return {
    ...seed.order,
    id: ids.id,
    buyerId: ids.buyerId,
    placedAt: ago(96),
    paidAt: ago(96),
    updatedAt: ago(1),
    items: [{ ...seed.item, merchantId: ids.merchantId, serial: `SN-${ids.id}` }],
    shipments: seed.order.shipments.map((shipment) => ({
      ...shipment,
      id: `s-${ids.id}`,
      trackingNo: `T-${ids.id}`,
      signedAt: ago(1),
    })),
  };
}
