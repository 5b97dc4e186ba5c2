import type { OrderBody } from '../../server/contract/storefront.ts';

export type Order = OrderBody & { readonly id: string };
export type OrderItem = Order['items'][number];

export interface Buyer {
  readonly id: string;
  readonly name: string;
  readonly market: string;
}

/** What the demo shop stands on: `GET /v1/demo/marketplace`. */
export interface Marketplace {
  readonly chatOrigin: string;
  readonly now: string;
  readonly buyers: readonly Buyer[];
  readonly merchants: readonly { readonly id: string; readonly name: string }[];
  readonly orders: readonly Order[];
  readonly staff: readonly {
    readonly email: string;
    readonly name: string;
    readonly role: string;
  }[];
}

export async function loadMarketplace(): Promise<Marketplace> {
  const answer = await fetch('/v1/demo/marketplace');
  if (!answer.ok) throw new Error(`marketplace: ${answer.status}`);
  return (await answer.json()) as Marketplace;
}

/** In a real shop its own back end signs this. */
export async function buyerToken(buyerId: string): Promise<string> {
  const answer = await fetch('/v1/demo/buyer-token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ buyerId }),
  });
  if (!answer.ok) throw new Error(`token: ${answer.status}`);
  return ((await answer.json()) as { token: string }).token;
}
