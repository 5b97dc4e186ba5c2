import type { Leaf, Remedy } from '../../server/terms/reason.ts';
import type { Dice } from '../prove/support/dice.ts';
import type { OrderSketch } from '../scenarios/shape.ts';
import { GOODS, type Good, type GoodName } from './goods.ts';
import type { Duty, Plot } from './shape.ts';

/** What a leaf's cases have in common; everything else is thrown. */
interface Frame {
  readonly goods: readonly [GoodName, ...GoodName[]];
  readonly wishes?: readonly [Remedy, ...Remedy[]];
  /** Hours since it was signed for, or where it is else. */
  readonly where?:
    | 'signed'
    | 'unshipped'
    | 'late'
    | 'moving'
    | 'slow'
    | 'stuck'
    | 'unscanned'
    | 'digital';
  readonly hours?: readonly [number, number];
  readonly informed?: true;
  readonly duty?: Duty;
  readonly report?: Plot['report'];
  readonly price?: readonly [number, number];
  readonly pieces?: number;
  readonly stock?: number;
  readonly region?: Plot['region'];
  readonly codes?: false;
}

/** 48 hours for what can be seen, 7 days for what has to be used (DT-14). */
const SEEN = [1, 40] as const;
const USED = [1, 150] as const;
const HALF_FACE = { status: 'wrong_face', listed_face_cents: 10_000, actual_face_cents: 5_000 };
const REGION = { zh: '我账号是国区的', en: 'my account is in the China region' };
const code = (result: unknown): Plot['report'] => ({ kind: 'code_check', result });
const trace = (result: unknown): Plot['report'] => ({ kind: 'intercept', result });

/** DT-5: up to here a machine may pay for what the buyer keeps, or a code. */
export const FRAMES: Readonly<Record<string, Frame>> = {
  'NAD.appearance': {
    goods: ['laptop', 'phone', 'bag', 'coat', 'shoes', 'watch'],
    wishes: ['partial_refund', 'return_refund'],
    hours: SEEN,
  },
  'NAD.spec_lower': { goods: ['laptop'], wishes: ['return_refund'], hours: USED },
  'NAD.size_spec': { goods: ['coat'], wishes: ['return_refund', 'partial_refund'], hours: USED },
  'NAD.material_color': {
    goods: ['coat'],
    wishes: ['return_refund', 'partial_refund'],
    hours: USED,
  },
  'NAD.history': { goods: ['phone', 'laptop'], wishes: ['return_refund'], hours: USED },
  'NAD.listing_conflict': { goods: ['laptop'], hours: USED, price: [20_000, 50_000] },
  'CND.grade_lower': { goods: ['phone', 'bag'], hours: SEEN, duty: 'policy' },
  'CND.wear_excess': { goods: ['shoes', 'bag'], hours: SEEN, duty: 'policy' },
  'CND.odor_hygiene': {
    goods: ['coat', 'bag'],
    wishes: ['return_refund', 'partial_refund'],
    hours: SEEN,
  },
  'CND.restoration': { goods: ['bag'], hours: USED, duty: 'policy' },
  'AUT.counterfeit': { goods: ['bag', 'shoes'], hours: USED, duty: 'counterfeit' },
  'AUT.part_replaced': { goods: ['watch', 'phone'], hours: USED, duty: 'counterfeit' },
  'AUT.cert_mismatch': { goods: ['watch'], hours: USED, duty: 'counterfeit' },
  'AUT.prior_report': { goods: ['bag'], hours: USED, duty: 'counterfeit' },
  'DEF.power': {
    goods: ['phone', 'laptop'],
    wishes: ['return_refund', 'exchange', 'repair'],
    hours: USED,
    stock: 3,
  },
  'DEF.function': { goods: ['phone'], wishes: ['repair', 'return_refund'], hours: USED },
  'DEF.material': { goods: ['shoes'], wishes: ['return_refund', 'repair'], hours: USED },
  'DEF.timekeeping': { goods: ['watch'], wishes: ['repair', 'return_refund'], hours: USED },
  'DEF.account_lock': { goods: ['phone'], wishes: ['return_refund'], hours: USED },
  'DEF.safety': { goods: ['laptop', 'phone'], hours: USED, duty: 'safety' },
  'DEF.after_repair': { goods: ['phone'], wishes: ['return_refund'], hours: USED },
  'LOG.damaged': { goods: ['coat'], hours: SEEN, price: [5_000, 9_900] },
  'LOG.lost': { goods: ['phone', 'coat'], where: 'stuck', report: trace('lost') },
  'LOG.not_received': { goods: ['coat', 'shoes'], hours: SEEN, report: trace('lost') },
  'LOG.delay': { goods: ['shoes'], where: 'slow', price: [20_000, 60_000] },
  'LOG.short_in_transit': { goods: ['laptop'], hours: SEEN, stock: 2 },
  'LOG.reject_return': { goods: ['coat'], where: 'moving', report: trace('intercepted') },
  'WRG.wrong_item': {
    goods: ['coat', 'shoes'],
    wishes: ['exchange', 'return_refund'],
    hours: SEEN,
    stock: 3,
  },
  'WRG.missing_part': {
    goods: ['laptop', 'phone'],
    wishes: ['resend', 'partial_refund'],
    hours: SEEN,
    stock: 2,
  },
  'WRG.missing_item': { goods: ['shoes'], hours: SEEN, pieces: 3, stock: 5 },
  'WRG.empty': { goods: ['coat'], hours: SEEN, report: trace('lost') },
  'WRG.gift_missing': { goods: ['shoes'], hours: SEEN, stock: 2 },
  'FUL.cancel_unshipped': { goods: ['laptop', 'coat', 'shoes'], where: 'unshipped' },
  'FUL.late_ship': { goods: ['coat', 'bag'], wishes: ['refund_only', 'coupon'], where: 'late' },
  'FUL.oos': { goods: ['shoes'], where: 'unshipped' },
  'FUL.fake_ship': { goods: ['shoes'], where: 'unscanned' },
  'FUL.address_change': { goods: ['coat'], where: 'moving', report: trace('intercepted') },
  'NRR.seven_day': { goods: ['coat', 'bag', 'shoes'], hours: USED },
  'NRR.change_mind': { goods: ['coat', 'bag'], where: 'moving', report: trace('intercepted') },
  'NRR.size_fit': { goods: ['coat', 'shoes'], hours: USED, wishes: ['return_refund'] },
  'NRR.price_drop': { goods: ['phone'], hours: SEEN, informed: true },
  'NRR.relist': { goods: ['bag'], hours: USED, informed: true },
  'VIR.code_invalid': {
    goods: ['code'],
    wishes: ['refund_only', 'resend'],
    where: 'digital',
    stock: 2,
    report: code({ status: 'never_valid' }),
    region: REGION,
  },
  'VIR.code_used': {
    goods: ['code'],
    where: 'digital',
    report: code({
      status: 'redeemed',
      redeemed_at: '2026-01-01T00:00:00Z',
      delivered_at: '2026-01-02T00:00:00Z',
    }),
  },
  'VIR.wrong_face_value': { goods: ['code'], where: 'digital', report: code(HALF_FACE) },
  'VIR.wrong_region': {
    goods: ['code'],
    where: 'digital',
    report: code({ status: 'wrong_region' }),
    region: REGION,
  },
  'VIR.not_delivered': {
    goods: ['code'],
    where: 'digital',
    codes: false,
    wishes: ['refund_only', 'resend'],
    stock: 2,
    report: code({ status: 'not_delivered' }),
  },
  'VIR.expired': { goods: ['code'], where: 'digital', report: code({ status: 'expired' }) },
  'VIR.account_reclaimed': {
    goods: ['code'],
    where: 'digital',
    duty: 'policy',
    report: code({ status: 'reclaimed' }),
  },
  'VIR.topup_missing': {
    goods: ['code'],
    where: 'digital',
    report: code({ status: 'not_delivered' }),
  },
  'SVC.refund_not_arrived': { goods: ['coat'], hours: USED, informed: true },
  'SVC.freight': { goods: ['coat'], hours: USED },
  'SVC.coupon_points': { goods: ['shoes'], hours: USED, informed: true },
  'SVC.invoice': { goods: ['laptop'], hours: USED, informed: true },
  'SVC.attitude': { goods: ['bag'], hours: USED, duty: 'policy' },
  'SVC.prohibited': { goods: ['bag'], hours: USED, duty: 'policy' },
  'SVC.order_access': { goods: ['shoes'], hours: USED, informed: true },
  'SVC.other': { goods: ['coat'], hours: USED, duty: 'asks_person' },
};
export const LEAVES = Object.keys(FRAMES) as Leaf[];

export function plotOf(leaf: Leaf, chance: Dice): Plot {
  const frame = FRAMES[leaf];
  if (!frame) throw new Error(`no frame for ${leaf}`);
  const good: Good = GOODS[chance.pick(frame.goods)];
  const [from, to] = frame.price ?? good.price;
  const paidCents = chance.int(from / 100, to / 100) * 100;
  return {
    leaf,
    order: orderOf(frame, good, paidCents, chance),
    noun: { zh: good.zh, en: good.en },
    part: chance.pick(good.parts),
    wish: frame.wishes && chance.pick(frame.wishes),
    informed: frame.informed,
    duty: frame.duty,
    report: frame.report,
    region: frame.region,
  };
}

function orderOf(frame: Frame, good: Good, paidCents: number, chance: Dice): OrderSketch {
  const line = {
    title: good.title,
    category: good.category,
    paidCents,
    quantity: frame.pieces ?? 1,
    remainingStock: frame.stock ?? 0,
    ...('serial' in good && { serial: `SN${paidCents}` }),
  };
  const hours = chance.int(...(frame.hours ?? [2, 3]));
  switch (frame.where ?? 'signed') {
    case 'signed':
      return { items: [line], placed: -hours - 96, shipped: -hours - 60, signed: -hours };
    case 'unshipped':
      return { items: [line], placed: -20, status: 'paid', parcel: null, shipBy: 52 };
    case 'late':
      return { items: [line], placed: -100, status: 'paid', parcel: null, shipBy: -28 };
    case 'moving':
      return {
        items: [line],
        placed: -40,
        status: 'shipped',
        shipped: -20,
        scans: [{ at: -18, code: 'in_transit' }],
      };
    case 'slow':
      return {
        items: [line],
        placed: -280,
        status: 'shipped',
        shipped: -250,
        scans: [{ at: -30, code: 'in_transit' }],
      };
    case 'stuck':
      return {
        items: [line],
        placed: -280,
        status: 'shipped',
        shipped: -250,
        scans: [{ at: -245, code: 'in_transit' }],
      };
    case 'unscanned':
      return { items: [line], placed: -144, status: 'shipped', shipped: -120 };
    case 'digital':
      return digital(frame, line);
  }
}

const digital = ({ codes }: Frame, line: OrderSketch['items'][number]): OrderSketch => ({
  items: [
    {
      ...line,
      listedGrade: 'new',
      custody: 'digital',
      special: 'digital_code',
      ...(codes !== false && {
        codes: [{ id: 'k1', masked: 'ABCD-****-**10', delivered: -0.5, revealed: -0.4 }],
      }),
    },
  ],
  placed: -3,
  status: codes === false ? 'paid' : 'delivered_digital',
  parcel: null,
});
