import { ago } from './ago.ts';
import type { OrderDraft } from './draft.ts';

/** 林晓's orders: the seed case first, then what a claim of another kind needs. */
export const linOrders = (now: string): readonly OrderDraft[] => [
  {
    id: 'JS20261101004218',
    placed: { days: 4, hours: 7, minutes: 43 },
    items: [
      {
        merchantId: 'C2001',
        title: 'ThinkPad X1 Carbon Gen9 16G/512G 二手',
        category: 'electronics',
        paidCents: 420_000,
        remainingStock: 1,
        serial: 'PF3K9X2A',
      },
    ],
    parcel: {
      carrier: 'SF',
      trackingNo: 'SF1402233917746',
      shipped: { days: 2, hours: 6 },
      signed: { hours: 2, minutes: 12 },
      declaredValueCents: 420_000,
    },
  },
  {
    id: 'JS20261029001187',
    placed: { days: 7 },
    items: [
      {
        merchantId: 'C2002',
        title: 'LV Neverfull 中号 老花 99新',
        category: 'luxury_bag',
        paidCents: 860_000,
        listedGrade: '99',
        gradedBy: 'platform',
        custody: 'platform_warehouse',
        special: 'luxury',
        serial: 'GI4199',
        disclosures: [{ part: '底角', note: '右后底角轻微磨损', level: 'full' }],
        intake: {
          inspectedAt: ago(now, { days: 12 }),
          result: 'defects',
          defects: [{ part: '底角', note: '右后底角轻微磨损' }],
          accessories: ['防尘袋', '购物小票'],
        },
      },
    ],
    parcel: {
      carrier: 'SF',
      trackingNo: 'SF1402251180021',
      shipped: { days: 5 },
      signed: { days: 3, hours: 4 },
      bookedBy: 'platform',
      declaredValueCents: 860_000,
    },
  },
  {
    id: 'JS20261031003360',
    placed: { days: 4 },
    items: [
      {
        merchantId: 'C2003',
        title: '欧米茄海马 300 自动机械 90新',
        category: 'watch_jewelry',
        paidCents: 1_580_000,
        listedGrade: '90',
        gradedBy: 'platform',
        custody: 'platform_warehouse',
        special: 'luxury',
        serial: '84 917 226',
        intake: {
          inspectedAt: ago(now, { days: 9 }),
          result: 'clean',
          defects: [],
          accessories: ['保卡', '表盒'],
        },
      },
    ],
    parcel: {
      carrier: 'SF',
      trackingNo: 'SF1402260093348',
      shipped: { days: 3 },
      signed: { days: 1 },
      bookedBy: 'platform',
      declaredValueCents: 1_580_000,
    },
  },
  {
    id: 'JS20261103005521',
    placed: { days: 2, hours: 3 },
    items: [
      {
        merchantId: 'C2001',
        title: '索尼 WH-1000XM5 头戴耳机 95新',
        category: 'electronics',
        paidCents: 139_900,
      },
    ],
    parcel: { carrier: 'YTO', trackingNo: 'YT8812300456127', shipped: { days: 1, hours: 20 } },
  },
  {
    id: 'JS20261104002093',
    placed: { days: 1, hours: 2 },
    items: [
      {
        merchantId: 'C2001',
        title: 'Switch OLED 白色 国行 99新',
        category: 'electronics',
        paidCents: 165_000,
        listedGrade: '99',
      },
    ],
    order: { shipBy: ago(now, { days: -1 }) },
  },
  {
    id: 'JS20261105000318',
    placed: { hours: 5 },
    items: [
      {
        merchantId: 'C2005',
        title: '视频会员季卡 兑换码 ×2',
        category: 'virtual_code',
        paidCents: 9_500,
        quantity: 2,
        commissionBps: 500,
        remainingStock: 120,
        listedGrade: 'new',
        custody: 'digital',
        special: 'digital_code',
        codes: [
          { id: 'K-318-1', masked: 'VIP3-****-****-7Q2M', deliveredAt: ago(now, { hours: 5 }) },
          {
            id: 'K-318-2',
            masked: 'VIP3-****-****-K8DT',
            deliveredAt: ago(now, { hours: 5 }),
            revealedAt: ago(now, { hours: 4 }),
          },
        ],
      },
    ],
    order: {
      status: 'delivered_digital',
      purchaseConfirmations: [{ id: 'pc-318', kind: 'digital_no_reason_waiver', explicit: true }],
    },
  },
];
