import type { EvidenceKey } from '../../../server/terms/evidence.ts';
import type { FileSketch, OrderSketch, Scenario, Step } from '../shape.ts';

type Line = OrderSketch['items'][number];

/** Pieces of paths that many cases share. */
export const PAID = 'refunding settling completed';
export const BACK = 'return_wait return_transit inspection';

const VIDEOS: readonly EvidenceKey[] = ['video_unbox', 'video_fault', 'screen_recording'];
const PAPERS: readonly EvidenceKey[] = ['cert_report', 'repair_report', 'bank_statement'];

/** Files as the widget's checklist would name them. */
export const files = (...keys: readonly EvidenceKey[]): FileSketch[] =>
  keys.map((key) => ({
    key,
    kind: VIDEOS.includes(key)
      ? 'video'
      : PAPERS.includes(key)
        ? 'document'
        : key === 'screenshot_error'
          ? 'screenshot'
          : 'photo',
  }));

export const paid: Step = { gateway: 'refund.succeeded' };
/** By our label and to the inspector. */
export const sentBack: Step = { returned: 'delivered' };
/** At the buyer's own cost: nothing is taken off. */
export const sentBackByOwnHand: Step = { returned: 'delivered', own: true };

export const phone: Line = { title: 'iPhone 14 128G 午夜色 95新', category: 'electronics' };
export const bag: Line = { title: 'Coach 托特包 95新', category: 'luxury_bag' };
export const dress: Line = {
  title: '真丝连衣裙 99新',
  category: 'apparel',
  listedGrade: '99',
  commissionBps: 1_500,
};
export const shoes: Line = {
  title: '耐克跑鞋 42 码 95新',
  category: 'shoes',
  commissionBps: 1_200,
};
export const watch: Line = { title: '欧米茄海马 300 95新', category: 'watch_jewelry' };

/** A card code, delivered half an hour ago, never used as far as anybody knows. */
export const code = (paidCents: number, count = 1): Line => ({
  title: 'Steam 钱包充值码 100元',
  category: 'virtual_code',
  listedGrade: 'new',
  paidCents,
  quantity: count,
  commissionBps: 500,
  custody: 'digital',
  special: 'digital_code',
  codes: Array.from({ length: count }, (_, index) => ({
    id: `k${index + 1}`,
    masked: `ABCD-****-**${10 + index}`,
    delivered: -0.5,
    revealed: -0.4,
  })),
});

/** An order of digital goods: nothing travels. */
export const digital = (line: Line): OrderSketch => ({
  items: [line],
  placed: -0.5,
  status: 'delivered_digital',
  parcel: null,
});

/** Nothing moved, nobody bears anything. */
export const NOTHING = { cash: 0, shares: {}, reversal: 0 } as const;

/** There was only something to be told. */
export const informed = (leaf: string): Scenario['end'] => ({
  state: 'informed',
  path: '.*',
  leaf,
  ...NOTHING,
  because: ['§3: the ladder is IF, information'],
});
