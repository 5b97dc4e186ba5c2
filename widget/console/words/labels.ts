import type { Holder, Locale } from '../../../server/terms/party.ts';
import type { TicketState } from '../../../server/terms/state.ts';

/** A word in both languages, Chinese first. */
export type Pair = readonly [zh: string, en: string];
export type PairTable = Readonly<Record<string, Pair>>;

/** Policy §4 as staff read it: "您" of the buyer's page is the buyer here. */
export const STATES: Readonly<Record<TicketState, Pair>> = {
  draft: ['填写中', 'Draft'],
  screening: ['系统审核中', 'Screening'],
  evidence_wait: ['待补充凭证', 'Awaiting evidence'],
  offer_wait: ['方案待买家确认', 'Offer with buyer'],
  merchant_review: ['等待寄售方处理', 'Merchant review'],
  negotiation: ['协商中', 'Negotiating'],
  platform_review: ['平台审核中', 'Platform review'],
  code_check: ['卡密核验中', 'Checking the code'],
  appraisal: ['专家鉴定中', 'Appraisal'],
  arb_evidence: ['仲裁举证中', 'Arbitration: evidence'],
  arb_jury: ['评审团评议中', 'Arbitration: jury'],
  arb_decided: ['已裁决，执行中', 'Arbitration: decided'],
  intercepting: ['物流查询/拦截中', 'Intercepting'],
  return_wait: ['待买家寄回', 'Awaiting return'],
  return_transit: ['退货运输中', 'Return in transit'],
  inspection: ['验收中', 'Inspection'],
  inspect_dispute: ['验收有异议', 'Inspection disputed'],
  exchange_wait: ['等待换货/补发', 'Awaiting exchange'],
  exchange_transit: ['换货运输中', 'Exchange in transit'],
  repair_wait: ['待买家寄修', 'Awaiting repair parcel'],
  repairing: ['维修中', 'Repairing'],
  repair_transit: ['修好寄回中', 'Repaired, on its way'],
  refunding: ['退款处理中', 'Refunding'],
  refund_failed: ['退款异常', 'Refund failed'],
  settling: ['结算处理中', 'Settling'],
  completed: ['已完成', 'Completed'],
  rejected: ['未通过', 'Rejected'],
  cancelled: ['已撤销', 'Withdrawn'],
  closed_timeout: ['超时关闭', 'Closed by timeout'],
  appeal: ['申诉复核中', 'Appeal'],
  suspended: ['已中止', 'Suspended'],
};

export const HOLDERS: Readonly<Record<Holder, Pair>> = {
  buyer: ['买家', 'Buyer'],
  merchant: ['寄售方', 'Merchant'],
  platform: ['平台', 'Platform'],
  carrier: ['承运人', 'Carrier'],
  appraiser: ['鉴定方', 'Appraiser'],
  none: ['—', '—'],
};

export const ACTORS: PairTable = {
  ...HOLDERS,
  bot: ['智能客服', 'Assistant'],
  agent: ['客服', 'Agent'],
  operator: ['运营', 'Operator'],
  juror: ['评审员', 'Juror'],
  system: ['系统', 'System'],
};

export const TRUNK_NAMES: PairTable = {
  NAD: ['商品与描述不符', 'Not as described'],
  CND: ['成色分歧', 'Condition'],
  AUT: ['真伪争议', 'Authenticity'],
  DEF: ['质量/功能故障', 'Defect'],
  LOG: ['物流问题', 'Logistics'],
  WRG: ['错发/漏发', 'Wrong or missing'],
  FUL: ['发货与取消', 'Fulfilment'],
  NRR: ['无理由/个人原因', 'Change of mind'],
  VIR: ['虚拟商品/卡密', 'Virtual goods'],
  SVC: ['费用、服务与合规', 'Fees and service'],
};

export const REMEDIES: PairTable = {
  partial_refund: ['部分退款', 'Partial refund'],
  refund_only: ['仅退款', 'Refund without return'],
  return_refund: ['退货退款', 'Return and refund'],
  exchange: ['换货', 'Exchange'],
  resend: ['补发', 'Resend'],
  repair: ['维修', 'Repair'],
  coupon: ['优惠券', 'Coupon'],
  points: ['积分', 'Points'],
};

export const SEVERITIES: PairTable = {
  S1: ['S1 微', 'S1 slight'],
  S2: ['S2 轻', 'S2 light'],
  S3: ['S3 中', 'S3 medium'],
  S4: ['S4 重', 'S4 severe'],
  S5: ['S5 不可用', 'S5 unusable'],
};

/** A word's name, or the word itself where the table does not know it. */
export function label(table: PairTable, key: string, locale: Locale): string {
  const pair = table[key];
  if (pair) return locale === 'en' ? pair[1] : pair[0];
  return key.replaceAll('_', ' ');
}

/** DT-10: cases that a merchant decided alone, drawn for the platform. */
export const AUDITS: PairTable = { open: ['待抽查', 'To be audited'] };
