import type { OrderBody } from '../../server/contract/storefront.ts';

/** `PUT /v1/orders/{id}` of the seed case. */
export const anOrder: OrderBody = {
  buyerId: 'buyer-1',
  market: 'CN',
  currency: 'CNY',
  placedAt: '2026-11-01T02:00:00.000Z',
  paidAt: '2026-11-01T02:05:00.000Z',
  status: 'signed',
  paidCents: 420_000,
  couponCents: 0,
  freightCents: 0,
  purchaseConfirmations: [],
  payout: 'pending',
  receiver: { name: '林一', phone: '13800000042', address: '杭州' },
  updatedAt: '2026-11-04T00:00:00.000Z',
  items: [
    {
      id: '1',
      merchantId: 'm-1',
      sku: 'TP-X1-G9',
      title: 'ThinkPad X1',
      category: 'electronics',
      paidCents: 420_000,
      quantity: 1,
      commissionBps: 800,
      remainingStock: 0,
      listedGrade: '95',
      gradedBy: 'consignor',
      listingAuthor: 'consignor',
      custody: 'consignor',
      disclosures: [],
    },
  ],
  shipments: [],
};
