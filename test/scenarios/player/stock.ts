import type { Buyer, CardCode, Merchant, Order, OrderItem } from '../../../server/terms/order.ts';
import type { OrderSketch, Scenario, When } from '../shape.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Who and what a scenario is about, as the storefront would tell it. */
export interface Stock {
  readonly merchant: Merchant;
  readonly buyer: Buyer;
  readonly order: Order;
}

/** Fills a sketch up; ids are the scenario's own unless it names them. */
export function stockOf(scenario: Scenario, start: string): Stock {
  const { id, merchant, buyer, order } = scenario;
  const { tenureDays = 400, ...known } = buyer ?? {};
  const owner: Merchant = {
    id: `M-${id}`,
    name: `店铺 ${id}`,
    tier: 'B',
    businessOperator: true,
    depositCents: 300_000,
    preauthCents: 80_000,
    ...merchant,
  };
  const customer: Buyer = {
    id: `B-${id}`,
    name: '林晓',
    phone: '13800000000',
    registeredAt: new Date(Date.parse(start) - tenureDays * DAY_MS).toISOString(),
    market: order.market ?? 'CN',
    riskScore: 10,
    ...known,
  };
  return { merchant: owner, buyer: customer, order: orderOf(scenario, start, owner, customer) };
}

function orderOf({ id, order }: Scenario, start: string, owner: Merchant, buyer: Buyer): Order {
  const at = (when: When) => instant(when, start);
  const lines = order.items.map((line, index) => lineOf(line, index, { owner, start, id }));
  const placed = at(order.placed ?? -96);
  return {
    id: order.id ?? `O-${id}`,
    buyerId: buyer.id,
    market: order.market ?? 'CN',
    currency:
      order.currency ?? (order.market === 'US' ? 'USD' : order.market === 'EU' ? 'EUR' : 'CNY'),
    placedAt: placed,
    paidAt: placed,
    status: order.status ?? 'signed',
    paidCents: order.paidCents ?? lines.reduce((sum, line) => sum + line.paidCents, 0),
    couponCents: order.couponCents ?? 0,
    freightCents: order.freightCents ?? 0,
    ...(order.shipBy !== undefined && { shipBy: at(order.shipBy) }),
    ...(order.promotions && { promotions: order.promotions }),
    ...(order.freeShipping && { freeShipping: order.freeShipping }),
    purchaseConfirmations: order.purchaseConfirmations ?? [],
    payout: order.payout ?? 'pending',
    receiver: {
      name: buyer.name,
      phone: buyer.phone ?? '13800000000',
      address: `江湾路 8 号 ${id}`,
    },
    updatedAt: start,
    items: lines,
    shipments: parcelOf(id, order, lines, at),
  };
}

function lineOf(
  { intake, codes, ...line }: OrderSketch['items'][number],
  index: number,
  { owner, start, id }: { readonly owner: Merchant; readonly start: string; readonly id: string },
): OrderItem {
  const at = (when: When) => instant(when, start);
  return {
    id: String(index + 1),
    merchantId: owner.id,
    sku: `sku-${id}-${index + 1}`,
    title: 'ThinkPad X1 Carbon Gen9 16G/512G',
    category: 'electronics',
    paidCents: 420_000,
    quantity: 1,
    commissionBps: 1_000,
    remainingStock: 1,
    listedGrade: '95',
    gradedBy: 'consignor',
    listingAuthor: 'consignor',
    custody: 'consignor',
    disclosures: [],
    ...line,
    ...(intake && { intake: { ...withoutAt(intake), inspectedAt: at(intake.at ?? -240) } }),
    ...(codes && { codes: codes.map((code) => codeOf(code, at)) }),
  };
}

type CodeSketch = NonNullable<OrderSketch['items'][number]['codes']>[number];

const codeOf = (
  { id, masked, delivered, revealed, redeemed, redeemedBy }: CodeSketch,
  at: (when: When) => string,
): CardCode => ({
  id,
  masked,
  deliveredAt: at(delivered),
  ...(revealed !== undefined && { revealedAt: at(revealed) }),
  ...(redeemed !== undefined && { redeemedAt: at(redeemed) }),
  ...(redeemedBy !== undefined && { redeemedBy }),
});

const withoutAt = ({ at: _, ...intake }: NonNullable<OrderSketch['items'][number]['intake']>) =>
  intake;

function parcelOf(
  id: string,
  { parcel, shipped, signed, status, scans = [] }: OrderSketch,
  lines: readonly OrderItem[],
  at: (when: When) => string,
): Order['shipments'] {
  if (parcel === null || status === 'paid' || status === 'delivered_digital') return [];
  const signedAt = status === 'shipped' ? null : (signed ?? -2);
  return [
    {
      id: `S-${id}`,
      carrier: 'SF',
      trackingNo: `SF-${id}`,
      bookedBy: 'consignor',
      ...parcel,
      itemIds: lines.map((line) => line.id),
      shippedAt: at(shipped ?? -72),
      ...(signedAt !== null && { signedAt: at(signedAt) }),
      events: scans.map(({ at: when, code }) => ({ at: at(when), code, text: code })),
    },
  ];
}

export const instant = (when: When, start: string): string =>
  typeof when === 'string'
    ? new Date(when).toISOString()
    : new Date(Date.parse(start) + when * HOUR_MS).toISOString();
