import { ago } from './ago.ts';
import type { OrderDraft } from './draft.ts';

/** 周牧野's orders. */
export const zhouOrders = (now: string): readonly OrderDraft[] => [
  {
    id: 'JS20261101006602',
    placed: { days: 4 },
    items: [
      {
        merchantId: 'C2004',
        title: '双面羊绒大衣 驼色 M 码 95新',
        category: 'apparel',
        paidCents: 89_900,
        commissionBps: 1_500,
      },
    ],
    parcel: {
      carrier: 'ZTO',
      trackingNo: 'ZT7730011822654',
      shipped: { days: 3 },
      signed: { days: 1, hours: 6 },
    },
  },
  {
    id: 'JS20261028009914',
    placed: { days: 8 },
    items: [
      {
        merchantId: 'C2004',
        title: 'Air Jordan 1 芝加哥 42.5 码 99新',
        category: 'shoes',
        paidCents: 129_900,
        commissionBps: 1_200,
        listedGrade: '99',
        gradedBy: 'platform',
        custody: 'platform_warehouse',
        intake: {
          inspectedAt: ago(now, { days: 10 }),
          result: 'authenticity_only',
          defects: [],
          accessories: ['鞋盒', '备用鞋带'],
        },
      },
    ],
    parcel: {
      carrier: 'SF',
      trackingNo: 'SF1402240765530',
      shipped: { days: 7 },
      signed: { days: 5 },
      bookedBy: 'platform',
    },
  },
  {
    id: 'JS20261102001745',
    placed: { days: 3, hours: 9 },
    items: [
      {
        merchantId: 'C2006',
        title: '戴森 V10 无绳吸尘器 85新',
        category: 'home',
        paidCents: 118_000,
        listedGrade: '85',
        warrantyDays: 30,
        disclosures: [{ part: '外观', note: '有使用痕迹', level: 'vague' }],
      },
    ],
    parcel: {
      carrier: 'JD',
      trackingNo: 'JDVB02166403991',
      shipped: { days: 3 },
      signed: { days: 2 },
    },
  },
  {
    id: 'JS20261030007128',
    placed: { days: 6 },
    items: [
      {
        merchantId: 'C2007',
        title: '《三体》三部曲 初版 平装',
        category: 'books_media',
        paidCents: 26_800,
        listedGrade: '85',
        disclosures: [{ part: '书脊', note: '书脊有轻微折痕', level: 'full' }],
      },
    ],
    order: { freightCents: 1_200, paidCents: 28_000 },
    parcel: {
      carrier: 'YTO',
      trackingNo: 'YT8812299871043',
      shipped: { days: 5 },
      signed: { days: 3 },
    },
  },
];

/** 陈可欣's orders. */
export const chenOrders = (now: string): readonly OrderDraft[] => [
  {
    id: 'JS20261101003877',
    placed: { days: 4, hours: 4 },
    items: [
      {
        merchantId: 'C2007',
        title: '乐高 42115 兰博基尼 Sián 已拼 齐全',
        category: 'toys_hobby',
        paidCents: 158_000,
        listedGrade: '90',
      },
    ],
    parcel: {
      carrier: 'SF',
      trackingNo: 'SF1402255508112',
      shipped: { days: 3 },
      signed: { days: 1 },
    },
  },
  {
    id: 'JS20261104009006',
    placed: { days: 1, hours: 12 },
    items: [
      {
        merchantId: 'C2006',
        title: '阳澄湖大闸蟹 公4母4 礼盒',
        category: 'fresh',
        paidCents: 38_800,
        listedGrade: 'new',
        special: 'fresh',
      },
    ],
    parcel: {
      carrier: 'SF',
      trackingNo: 'SF1402277346690',
      shipped: { days: 1 },
      signed: { hours: 5 },
    },
  },
  {
    id: 'JS20261031008253',
    placed: { days: 5 },
    items: [
      {
        merchantId: 'C2001',
        title: '机械键盘 87 键 茶轴 90新',
        category: 'electronics',
        paidCents: 36_800,
        listedGrade: '90',
      },
      {
        merchantId: 'C2006',
        title: '27 寸 2K 显示器 95新',
        category: 'electronics',
        paidCents: 89_900,
        warrantyDays: 90,
      },
    ],
    parcel: {
      carrier: 'JD',
      trackingNo: 'JDVB02166311407',
      shipped: { days: 4 },
      signed: { days: 2, hours: 8 },
    },
  },
  {
    id: 'JS20261027004459',
    placed: { days: 10 },
    items: [
      {
        merchantId: 'C2006',
        title: '北欧实木床头柜 一对 95新',
        category: 'home',
        paidCents: 64_000,
      },
    ],
    order: { shipBy: ago(now, { days: 7 }) },
    // No scan for eight days: the carrier seems to have lost it.
    parcel: { carrier: 'ZTO', trackingNo: 'ZT7729984410077', shipped: { days: 8 } },
  },
];

/** Emily Carter's orders. */
export const EMILY_ORDERS: readonly OrderDraft[] = [
  {
    id: 'US20261030000117',
    placed: { days: 6 },
    items: [
      {
        merchantId: 'C3001',
        title: 'Canon EOS R6 body, excellent',
        category: 'electronics',
        paidCents: 89_900,
        serial: '032021004417',
      },
    ],
    parcel: {
      carrier: 'UPS',
      trackingNo: '1Z999AA10123456784',
      shipped: { days: 5 },
      signed: { days: 2 },
      declaredValueCents: 89_900,
    },
  },
  {
    id: 'US20261101000254',
    placed: { days: 4 },
    items: [
      {
        merchantId: 'C3001',
        title: 'Patagonia Better Sweater jacket, M, like new',
        category: 'apparel',
        paidCents: 7_900,
        commissionBps: 1_500,
        listedGrade: '99',
      },
    ],
    parcel: {
      carrier: 'USPS',
      trackingNo: '9400111899223197428490',
      shipped: { days: 3 },
      signed: { days: 1 },
    },
  },
];
