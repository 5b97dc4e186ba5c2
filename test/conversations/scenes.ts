import type { Order } from '../../server/terms/order.ts';
import { rules, seed } from '../decision/facts.ts';
import { ticket } from '../store/world.ts';
import { plainTalk } from '../support/plain-talk.ts';

export const NOW = '2026-11-05T12:14:00.000Z';
const [parcel] = seed.order.shipments;
if (!parcel) throw new Error('the seed order has a parcel');

/** Signed today, on its way, paid an hour ago, paid and overdue. */
export const SIGNED: Order = seed.order;
export const MOVING: Order = {
  ...seed.order,
  status: 'shipped',
  shipments: [
    {
      ...parcel,
      shippedAt: '2026-11-02T04:00:00Z',
      signedAt: undefined,
      events: [
        { at: '2026-11-03T04:00:00Z', code: 'in_transit', text: '到达转运中心', place: '武汉' },
      ],
    },
  ],
};
export const PAID: Order = {
  ...seed.order,
  status: 'paid',
  shipments: [],
  paidAt: '2026-11-05T11:00:00Z',
  placedAt: '2026-11-05T11:00:00Z',
  couponCents: 2_000,
};
export const OVERDUE: Order = { ...PAID, paidAt: '2026-11-01T04:31:00Z' };
export const COAT: Order = {
  ...seed.order,
  id: 'JS20261015000077',
  items: [{ ...seed.item, id: '2', title: '羊毛大衣 9成新', category: 'apparel' }],
  shipments: [{ ...parcel, id: 's2', itemIds: ['2'], signedAt: '2026-10-20T10:00:00Z' }],
};

export const SHOES: Order = {
  ...seed.order,
  id: 'JS20261101000042',
  items: [
    {
      ...seed.item,
      id: '3',
      title: '耐克跑鞋 42码 95新',
      category: 'shoes',
      paidCents: 52_000,
      serial: undefined,
      remainingStock: 2,
    },
  ],
  shipments: [{ ...parcel, id: 's3', itemIds: ['3'] }],
};
export const WATCH: Order = {
  ...seed.order,
  id: 'JS20261101000043',
  items: [{ ...seed.item, id: '4', title: '天梭机械表 95新', category: 'watch_jewelry' }],
  shipments: [{ ...parcel, id: 's4', itemIds: ['4'] }],
};

export const BRICKS: Order = {
  ...seed.order,
  id: 'JS20261101000044',
  items: [
    {
      ...seed.item,
      id: '5',
      title: '乐高 42115 已拼 齐全',
      category: 'toys_hobby',
      serial: undefined,
    },
  ],
  shipments: [{ ...parcel, id: 's5', itemIds: ['5'] }],
};

/** A case of the seed order in this state. */
export const caseIn = (
  state: ReturnType<typeof ticket>['state'],
  changes: Parameters<typeof ticket>[0] = {},
) =>
  ticket({
    state,
    orderId: SIGNED.id,
    buyerId: seed.buyer.id,
    merchantId: seed.merchant.id,
    holder: 'platform',
    deadline: {
      timer: 'T-07',
      at: '2026-11-06T12:14:00.000Z',
      thenState: 'platform_review',
      from: NOW,
    },
    ruleSetVersion: rules.version,
    ...changes,
  });

export const inCase = { ticketId: 'T1', focus: { orderId: SIGNED.id, itemId: '1' } } as const;

/** A scratch that the listing kept quiet about is told; then photographed, and an offer made. */
export const scratched = (locale: 'en' | 'zh-CN' = 'zh-CN') => {
  const chat = plainTalk({ locale });
  chat.say(locale === 'en' ? 'the screen is scratched, not in the listing' : '屏幕有划痕 页面没写');
  return chat;
};
export const offered = (locale: 'en' | 'zh-CN' = 'zh-CN') => {
  const chat = scratched(locale);
  chat.photos('', 3);
  chat.choose('suggest');
  return chat;
};
