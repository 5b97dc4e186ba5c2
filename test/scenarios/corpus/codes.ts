import type { Scenario } from '../shape.ts';
import { code, digital, files, NOTHING, PAID, paid } from './kit.ts';

const SHOT = files('screenshot_error');
const FILMED = files('screenshot_error', 'screen_recording');
/** The whole order's proceeds are frozen meanwhile. */
const CHECK = '(screening|screening evidence_wait screening) code_check';

/** VIR: what the issuer says decides (DT-13, V1 to V8). */
export const CODES: readonly Scenario[] = [
  {
    id: 'vir-reissue',
    title: 'V1 从未有效：补发新码',
    order: digital(code(9_500)),
    knows: { leaf: 'VIR.code_invalid', remedy: 'resend', other: { redeem_region: '国区' } },
    steps: [
      { say: '卡密无效 兑换提示代码不存在 账号是国区的', files: FILMED },
      { is: 'code_check' },
      { report: 'code_check', result: { status: 'never_valid' } },
      { accept: 'resend' },
      { is: 'exchange_wait' },
      { by: 'merchant', act: 'ship_exchange', trackingNo: 'NEW-CODE-SENT' },
      { by: 'buyer', act: 'confirm_receipt' },
    ],
    end: {
      state: 'completed',
      path: `${CHECK} offer_wait exchange_wait exchange_transit settling completed`,
      leaf: 'VIR.code_invalid',
      remedy: 'resend',
      ...NOTHING,
      because: ['DT-13 V1: refund or reissue', 'E21 → EXCHANGE_WAIT'],
    },
  },
  {
    id: 'vir-used-before',
    title: 'V2 交付前已被兑换：退款',
    order: digital(code(9_500)),
    knows: { leaf: 'VIR.code_used', remedy: 'refund_only' },
    steps: [
      { say: '卡密提示已被使用 我根本没用过 退款', files: FILMED },
      {
        report: 'code_check',
        result: {
          status: 'redeemed',
          redeemed_at: '2026-01-01T00:00:00Z',
          delivered_at: '2026-01-02T00:00:00Z',
        },
      },
      { finish: true },
      paid,
    ],
    end: {
      state: 'completed',
      path: `${CHECK} (offer_wait )?${PAID}`,
      leaf: 'VIR.code_used',
      cash: 9_500,
      shares: { merchant: 9_500 },
      reversal: 475,
      goods: 'void',
      because: ['DT-13 V2; L03 10000; 5 % of 9,500', '§2: a refunded code is VOID'],
    },
  },
  {
    id: 'vir-used-unknown',
    title: 'V8 交付后被不明方兑换：平台审核，默认退一半',
    order: digital(code(30_000)),
    knows: { leaf: 'VIR.code_used', remedy: 'refund_only' },
    approves: true,
    steps: [
      { say: '卡密提示已被使用 我根本没用过 退款', files: FILMED },
      {
        report: 'code_check',
        result: {
          status: 'redeemed',
          redeemed_at: '2026-01-02T00:10:00Z',
          delivered_at: '2026-01-02T00:00:00Z',
          ip_match_buyer: false,
        },
      },
      { is: 'platform_review' },
      { finish: true },
      paid,
    ],
    end: {
      state: 'completed',
      path: `${CHECK} platform_review (offer_wait )?${PAID}`,
      leaf: 'VIR.code_used',
      cash: 15_000,
      because: [
        'DT-13 V8: PLATFORM_REVIEW, 50/50 default: half of 30,000; who bears it a person says',
      ],
    },
  },
  {
    id: 'vir-face',
    title: 'V4 面值不符：退差额',
    order: digital(code(9_500)),
    knows: { leaf: 'VIR.wrong_face_value', remedy: 'partial_refund' },
    steps: [
      { say: '充值码面值不符 写100元实际只到账50 退差价', files: SHOT },
      {
        report: 'code_check',
        result: { status: 'wrong_face', listed_face_cents: 10_000, actual_face_cents: 5_000 },
      },
      { finish: true },
      paid,
    ],
    end: {
      state: 'completed',
      path: `${CHECK} (offer_wait )?${PAID}`,
      leaf: 'VIR.wrong_face_value',
      cash: 4_750,
      shares: { merchant: 4_750 },
      reversal: 238,
      because: [
        'DT-13 V4: difference pro rata, 9,500 × 5,000/10,000',
        '5 % of 4,750 = 237.5 → 238',
      ],
    },
  },
  {
    id: 'vir-region',
    title: 'V5 页面写错区：退款',
    order: digital(code(8_000)),
    knows: { leaf: 'VIR.wrong_region', remedy: 'refund_only', other: { redeem_region: '国区' } },
    steps: [
      { say: '卡密区服不对 页面写国区 兑换提示是港区的 退款', files: SHOT },
      { report: 'code_check', result: { status: 'wrong_region' } },
      { finish: true },
      paid,
    ],
    end: {
      state: 'completed',
      path: `${CHECK} (offer_wait )?${PAID}`,
      leaf: 'VIR.wrong_region',
      cash: 8_000,
      shares: { merchant: 8_000 },
      reversal: 400,
      because: ['DT-13 V5: listing wrong → refund; L17 consignor; 5 %'],
    },
  },
  {
    id: 'vir-undelivered',
    title: 'V6 未收到卡密：两小时没补发，退款，平台自动发货的责任',
    order: { ...digital({ ...code(5_000), codes: [] }), status: 'paid' },
    knows: { leaf: 'VIR.not_delivered' },
    steps: [
      { say: '付了款一直没收到卡密 给我补发' },
      { report: 'code_check', result: { status: 'not_delivered' } },
      { accept: 'resend' },
      { wait: 'PT1H59M' },
      { is: 'exchange_wait' },
      { deadline: 'T-16' },
      { is: 'refunding' },
      paid,
    ],
    end: {
      state: 'completed',
      path: `${CHECK} offer_wait exchange_wait ${PAID}`,
      leaf: 'VIR.not_delivered',
      cash: 5_000,
      shares: { platform: 5_000 },
      reversal: 0,
      because: [
        'DT-13 V6: resend 2 h / refund',
        'E27: T-16 virtual 2 h, refund default',
        'L04 platform',
      ],
    },
  },
  {
    id: 'vir-ten-codes',
    title: '十张码三张过期：只退三张，其余解冻（O7）',
    order: digital(code(47_500, 10)),
    knows: {
      leaf: 'VIR.expired',
      remedy: 'refund_only',
      other: { digital_code: '3', quantity: '3' },
    },
    steps: [
      { say: '十张充值码里有三张过期了 退这三张的钱', files: SHOT },
      { report: 'code_check', result: { status: 'expired', code_ids: ['k1', 'k2', 'k3'] } },
      { finish: true },
      paid,
    ],
    end: {
      state: 'completed',
      path: `${CHECK} (offer_wait )?${PAID}`,
      leaf: 'VIR.expired',
      cash: 14_250,
      shares: { merchant: 14_250 },
      reversal: 713,
      because: ['O7-2: 3 of 10 of 47,500 = 14,250; 713 reversed (712.5)', 'O7-3 releases 31,588'],
    },
  },
  {
    id: 'vir-reclaimed',
    title: 'V7 账号被找回：人工，退款',
    order: digital({ ...code(60_000), title: '游戏账号 全皮肤' }),
    knows: { leaf: 'VIR.account_reclaimed', remedy: 'refund_only' },
    approves: true,
    steps: [
      { say: '买的游戏账号被原号主找回了 登不上去 退款', files: FILMED },
      { report: 'code_check', result: { status: 'reclaimed' } },
      { finish: true },
      paid,
    ],
    end: {
      state: 'completed',
      path: `${CHECK} platform_review (offer_wait )?${PAID}`,
      leaf: 'VIR.account_reclaimed',
      cash: 60_000,
      shares: { merchant: 60_000 },
      reversal: 3_000,
      because: ['DT-13 V7 ≤ 30 d: refund; §3 HM→RO', 'L03; 5 %'],
    },
  },
  {
    id: 'vir-topup',
    title: '直充未到账，供货方 24 小时不举证：自动退款',
    order: digital({ ...code(10_000), title: '话费直充 100 元' }),
    knows: {
      leaf: 'VIR.topup_missing',
      remedy: 'refund_only',
      other: { topup_account: '尾号8888' },
    },
    steps: [
      { say: '话费直充一直没到账 充值账号尾号8888 退款', files: SHOT },
      { is: 'code_check' },
      { deadline: 'T-24' },
      paid,
    ],
    end: {
      state: 'completed',
      path: `${CHECK} ${PAID}`,
      leaf: 'VIR.topup_missing',
      cash: 10_000,
      shares: { merchant: 10_000 },
      reversal: 500,
      because: ['T-24: silence → refund, 10,000 ≤ 20,000 (DT-5)', 'L03; 5 %'],
    },
  },
];
