import type { WidgetLocale } from './locale.ts';
import type { Holder, TicketState } from './wire.ts';

/** What a buyer reads for a state (policy §4), and the short word a flowchart's node has room for. */
interface StateWords {
  readonly name: string;
  readonly node: string;
}
type StateTable = Readonly<Record<TicketState, StateWords>>;

const table = (rows: Readonly<Record<TicketState, readonly [string, string]>>): StateTable =>
  Object.fromEntries(
    Object.entries(rows).map(([state, [name, node]]) => [state, { name, node }]),
  ) as unknown as StateTable;

const ZH = table({
  draft: ['填写中', '填写申请'],
  screening: ['系统审核中', '系统审核'],
  evidence_wait: ['请补充凭证', '补充凭证'],
  offer_wait: ['方案待您确认', '确认方案'],
  merchant_review: ['等待寄售方处理', '寄售方处理'],
  negotiation: ['协商中', '协商'],
  platform_review: ['平台审核中', '平台审核'],
  code_check: ['卡密核验中', '卡密核验'],
  appraisal: ['专家鉴定中', '专家鉴定'],
  arb_evidence: ['仲裁举证中', '仲裁举证'],
  arb_jury: ['评审团评议中', '评审团评议'],
  arb_decided: ['已裁决，执行中', '裁决执行'],
  intercepting: ['物流查询/拦截中', '物流拦截'],
  return_wait: ['请寄回商品', '寄回商品'],
  return_transit: ['退货运输中', '退货运输'],
  inspection: ['验收中', '验收'],
  inspect_dispute: ['验收有异议', '验收异议'],
  exchange_wait: ['等待换货/补发', '换货/补发'],
  exchange_transit: ['换货运输中', '换货运输'],
  repair_wait: ['请寄修', '寄修'],
  repairing: ['维修中', '维修'],
  repair_transit: ['修好寄回中', '修好寄回'],
  refunding: ['退款处理中', '退款'],
  refund_failed: ['退款异常，人工处理', '退款异常'],
  settling: ['结算处理中', '结算'],
  completed: ['已完成', '完成'],
  rejected: ['未通过（可申诉）', '未通过'],
  cancelled: ['已撤销', '已撤销'],
  closed_timeout: ['超时关闭（可重开1次）', '超时关闭'],
  appeal: ['申诉复核中', '申诉复核'],
  suspended: ['已中止', '中止'],
});

const EN = table({
  draft: ['Draft', 'Your claim'],
  screening: ['Checking your claim', 'Check'],
  evidence_wait: ['Photos needed from you', 'Evidence'],
  offer_wait: ['Your decision', 'Your decision'],
  merchant_review: ['With the consignor', 'Consignor'],
  negotiation: ['Negotiating', 'Negotiation'],
  platform_review: ['Platform review', 'Platform review'],
  code_check: ['Checking the code', 'Code check'],
  appraisal: ['With an expert', 'Appraisal'],
  arb_evidence: ['Arbitration: evidence', 'Arbitration'],
  arb_jury: ['Panel is voting', 'Panel vote'],
  arb_decided: ['Decided, being carried out', 'Decision'],
  intercepting: ['Carrier is tracing it', 'Trace'],
  return_wait: ['Please send the item back', 'Send back'],
  return_transit: ['Return on its way', 'In transit'],
  inspection: ['Being inspected', 'Inspection'],
  inspect_dispute: ['Inspection disputed', 'Dispute'],
  exchange_wait: ['Replacement being prepared', 'Replacement'],
  exchange_transit: ['Replacement on its way', 'On its way'],
  repair_wait: ['Please send it for repair', 'Send for repair'],
  repairing: ['Being repaired', 'Repair'],
  repair_transit: ['Repaired, on its way back', 'On its way'],
  refunding: ['Refund in progress', 'Refund'],
  refund_failed: ['Refund problem, we are on it', 'Refund problem'],
  settling: ['Settling the accounts', 'Settlement'],
  completed: ['Completed', 'Done'],
  rejected: ['Not approved (you may appeal)', 'Not approved'],
  cancelled: ['Withdrawn', 'Withdrawn'],
  closed_timeout: ['Timed out (may be reopened once)', 'Timed out'],
  appeal: ['Appeal under review', 'Appeal'],
  suspended: ['Suspended', 'Suspended'],
});

/** The stops of the buyer's flowchart, as the ticket's progress names them. */
const STOPS: Readonly<Record<WidgetLocale, Readonly<Record<string, string>>>> = {
  'zh-CN': {
    submitted: '提交申请',
    evidence: '提供凭证',
    review: '审核',
    code_check: '卡密核验',
    tracing: '物流查询/拦截',
    appraisal: '专家鉴定',
    offer: '确认方案',
    arbitration: '仲裁',
    return_wait: '寄回商品',
    return_transit: '退货运输',
    inspection: '验收',
    exchange: '换货/补发',
    repair: '维修',
    payout: '退款 / 履行',
    appeal: '申诉复核',
    completed: '完成',
  },
  en: {
    submitted: 'Claim sent',
    evidence: 'Evidence',
    review: 'Review',
    code_check: 'Code check',
    tracing: 'Carrier enquiry',
    appraisal: 'Appraisal',
    offer: 'Your decision',
    arbitration: 'Arbitration',
    return_wait: 'Send back',
    return_transit: 'On its way back',
    inspection: 'Inspection',
    exchange: 'Replacement',
    repair: 'Repair',
    payout: 'Refund',
    appeal: 'Appeal',
    completed: 'Done',
  },
};

const HOLDERS: Readonly<Record<WidgetLocale, Readonly<Record<Holder, string>>>> = {
  'zh-CN': {
    buyer: '您',
    merchant: '寄售方',
    platform: '平台',
    carrier: '承运方',
    appraiser: '鉴定方',
    none: '',
  },
  en: {
    buyer: 'you',
    merchant: 'the consignor',
    platform: 'the platform',
    carrier: 'the carrier',
    appraiser: 'the appraiser',
    none: '',
  },
};

const isState = (value: string): value is TicketState => Object.hasOwn(ZH, value);
const words = (locale: WidgetLocale): StateTable => (locale === 'zh-CN' ? ZH : EN);

/** An unknown word from a newer server is shown as it came rather than hidden. */
export const stateName = (state: string, locale: WidgetLocale): string =>
  isState(state) ? words(locale)[state].name : state;
export const nodeName = (node: string, locale: WidgetLocale): string =>
  STOPS[locale][node] ?? (isState(node) ? words(locale)[node].node : node);
export const holderName = (holder: Holder, locale: WidgetLocale): string => HOLDERS[locale][holder];
