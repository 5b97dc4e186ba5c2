const DAY_MS = 86_400_000;
const ago = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString();

interface Line {
  readonly id: string;
  readonly buyerId: string;
  readonly title: string;
  readonly category: string;
  readonly grade: string;
  readonly cents: number;
  readonly status: string;
  readonly merchantId: string;
  readonly days: number;
  readonly currency?: string;
  readonly note?: string;
}

const LINES: readonly Line[] = [
  {
    id: 'JS20261101004218',
    buyerId: 'U10023',
    title: 'ThinkPad X1 Carbon Gen9 16G/512G 二手',
    category: 'electronics',
    grade: '95',
    cents: 420_000,
    status: 'signed',
    merchantId: 'C2001',
    days: 4,
  },
  {
    id: 'JS20261028001907',
    buyerId: 'U10023',
    title: 'Coach 中古托特包 经典老花 配防尘袋',
    category: 'luxury_bag',
    grade: '90',
    cents: 168_000,
    status: 'completed',
    merchantId: 'C2002',
    days: 9,
    note: '包底四角轻微磨损',
  },
  {
    id: 'JS20261104008831',
    buyerId: 'U10023',
    title: 'Nintendo Switch 充值卡 200 元',
    category: 'virtual_code',
    grade: 'new',
    cents: 19_200,
    status: 'delivered_digital',
    merchantId: 'C2003',
    days: 1,
  },
  {
    id: 'JS20261103002210',
    buyerId: 'U10023',
    title: '北欧橡木边几 圆形 直径 45cm',
    category: 'home',
    grade: '85',
    cents: 36_000,
    status: 'shipped',
    merchantId: 'C2002',
    days: 2,
    note: '桌面有一处水渍',
  },
  {
    id: 'CS20261030100101',
    buyerId: 'U20011',
    title: 'Marc Jacobs Snapshot camera bag',
    category: 'luxury_bag',
    grade: '95',
    cents: 64_000,
    status: 'signed',
    merchantId: 'C5001',
    days: 6,
    currency: 'USD',
  },
];

/** Enough of a marketplace for the demo shop's pages. */
export function mockMarketplace(host: string) {
  const port = host.split(':')[1] ?? '80';
  return {
    chatOrigin: `http://127.0.0.1:${port}`,
    now: new Date().toISOString(),
    buyers: [
      { id: 'U10023', name: '林一诺', market: 'CN' },
      { id: 'U20011', name: 'Ada Brooks', market: 'US' },
    ],
    merchants: [
      { id: 'C2001', name: '青柠数码寄售', tier: 'B' },
      { id: 'C2002', name: '半日闲中古', tier: 'A' },
      { id: 'C2003', name: '点点卡券', tier: 'C' },
      { id: 'C5001', name: 'Second Story', tier: 'A' },
    ],
    orders: LINES.map(orderOf),
    staff: [{ email: 'operator@demo.redress', name: '运营', role: 'operator' }],
  };
}

function orderOf(line: Line) {
  const { id, buyerId, title, category, grade, cents, status, merchantId, days } = line;
  return {
    id,
    buyerId,
    market: 'CN',
    currency: line.currency ?? 'CNY',
    placedAt: ago(days),
    paidAt: ago(days),
    status,
    paidCents: cents,
    couponCents: 0,
    freightCents: 0,
    purchaseConfirmations: [],
    payout: 'pending',
    receiver: { name: '林*诺', phone: '138****5521', address: '上海市 徐汇区 衡山路 *** 号' },
    updatedAt: ago(0),
    items: [
      {
        id: `${id}-1`,
        merchantId,
        sku: id,
        title,
        category,
        paidCents: cents,
        quantity: 1,
        commissionBps: 1_000,
        remainingStock: 1,
        listedGrade: grade,
        gradedBy: days > 5 ? 'platform' : 'consignor',
        listingAuthor: 'consignor',
        custody: 'consignor',
        disclosures: line.note ? [{ part: 'body', note: line.note, level: 'full' }] : [],
      },
    ],
    shipments: [
      {
        id: `S-${id}`,
        carrier: 'SF',
        trackingNo: 'SF1402233917746',
        bookedBy: 'consignor',
        itemIds: [`${id}-1`],
        events: [
          { at: ago(days - 0.4), code: 'in_transit', text: '快件已到达 上海徐汇中转场' },
          { at: ago(days - 0.8), code: 'delivered', text: '快件已签收，签收人：本人' },
        ],
      },
    ],
  };
}
