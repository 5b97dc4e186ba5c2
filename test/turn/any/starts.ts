import type { Order, OrderItem } from '../../../server/terms/order.ts';

/** Where a run begins: an order, and the words with which its buyer opens the chat. */
export interface Start {
  readonly item: Partial<OrderItem>;
  readonly order?: Partial<Order>;
  readonly words: string;
}

const unsent = { status: 'paid', shipments: [] } as const;
const onTheWay = {
  status: 'shipped',
  shipments: [
    {
      id: 's1',
      carrier: 'SF',
      trackingNo: 'SF1',
      bookedBy: 'consignor',
      itemIds: ['1'],
      shippedAt: '2026-11-04T10:00:00Z',
      events: [],
    },
  ],
} as const;
const code = {
  category: 'virtual_code',
  custody: 'digital',
  serial: undefined,
  codes: [{ id: 'c1', masked: '****-89', deliveredAt: '2026-11-05T11:00:00Z' }],
} as const;
const coat = { category: 'apparel', title: '羊毛大衣', serial: undefined } as const;

export const STARTS: readonly Start[] = [
  { item: { paidCents: 420_000 }, words: '屏幕有道划痕 页面没写 退点钱就行' },
  { item: { paidCents: 1_200_000 }, words: '屏幕有道划痕 页面没写 退点钱就行' },
  { item: { paidCents: 1 }, words: '屏幕有道划痕 页面没写 退点钱就行' },
  { item: { paidCents: 0 }, words: '不想要了 退货' },
  { item: { ...coat, paidCents: 128_000 }, words: '大衣不想要了 七天无理由退货' },
  { item: { ...coat, paidCents: 30_001, quantity: 3 }, words: '买了三件 少发了一件 退那一件的钱' },
  { item: { ...coat, paidCents: 50_000, remainingStock: 2 }, words: '发错货了 给我换一件' },
  { item: { paidCents: 90_000 }, words: '手机充不进电了 开不了机 帮我修' },
  { item: { paidCents: 260_000 }, order: unsent, words: '还没发货 不想要了 取消订单' },
  { item: { paidCents: 156_000 }, order: onTheWay, words: '拍错了 还在路上 帮我拦截退款' },
  { item: { paidCents: 80_000 }, order: onTheWay, words: '快递一直不动 是不是丢了' },
  {
    item: { ...code, paidCents: 9_500 },
    order: { status: 'delivered_digital', shipments: [] },
    words: '卡密无效 用不了 退款',
  },
  { item: { category: 'luxury_bag', paidCents: 980_000 }, words: '这个包是假货吧 走线不对' },
  {
    item: { paidCents: 400_000 },
    order: { market: 'US', currency: 'USD' },
    words: 'the screen has a scratch the listing never mentioned, refund me some',
  },
  { item: { paidCents: 70_000 }, words: '质量太差 我要投诉 转人工' },
];
