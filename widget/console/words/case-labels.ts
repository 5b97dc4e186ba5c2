import type { ActionName } from '../../../server/contract/tickets.ts';
import type { Pair, PairTable } from './labels.ts';

/** The server’s actions; the compiler asks for a new one. */
export const ACTIONS: Readonly<Record<ActionName | 'report_repair', Pair>> = {
  approve: ['同意方案', 'Approve'],
  reject: ['拒绝', 'Reject'],
  propose: ['提出其他方案', 'Propose another remedy'],
  accept_offer: ['接受方案', 'Accept offer'],
  decline_offer: ['不接受方案', 'Decline offer'],
  confirm_receipt: ['签收退货', 'Confirm receipt'],
  inspect: ['登记验收结果', 'Record inspection'],
  ship_exchange: ['登记换货发出', 'Ship the exchange'],
  counter: ['还价', 'Counter'],
  add_evidence: ['补充凭证', 'Add evidence'],
  ship_return: ['登记退货寄出', 'Ship the return'],
  book_pickup: ['预约上门取件', 'Book a pick-up'],
  escalate: ['升级到平台', 'Escalate'],
  withdraw: ['撤销申请', 'Withdraw'],
  change_solution: ['换处理方式', 'Ask for another remedy'],
  appeal: ['申诉', 'Appeal'],
  rate: ['评价', 'Rate'],
  assign: ['领取工单', 'Assign to me'],
  request_evidence: ['索取凭证', 'Ask for evidence'],
  arbitrate: ['作出裁决', 'Arbitrate'],
  open_jury: ['召集评审团', 'Open a jury'],
  decline_seat: ['不参加评议', 'Decline the seat'],
  extend_deadline: ['延长时限', 'Extend the deadline'],
  override: ['人工改判', 'Override'],
  confirm_ruling: ['复核通过', 'Confirm the decision'],
  withdraw_ruling: ['撤回待复核的决定', 'Withdraw the decision'],
  reopen: ['重新打开', 'Reopen'],
  audit_confirm: ['抽查：维持', 'Audit: it stands'],
  audit_overturn: ['抽查：不成立', 'Audit: overturn it'],
  ask_merchant: ['请寄售方确认', 'Ask the merchant'],
  send_to_appraisal: ['送第三方鉴定', 'Send to appraisal'],
  open_arbitration: ['进入仲裁举证', 'Open arbitration'],
  vote: ['登记评审票', 'Record a vote'],
  report: ['登记核验结果', 'File a finding'],
  report_repair: ['登记维修报价或结果', 'Quote or result of the repair'],
  retry_refund: ['重试退款', 'Retry the refund'],
  suspend: ['中止处理', 'Suspend'],
  resume: ['恢复处理', 'Resume'],
  delegate: ['请平台代为协商', 'Let Redress negotiate'],
};

export const OFFER_STATUSES: PairTable = {
  open: ['待确认', 'open'],
  accepted: ['已接受', 'accepted'],
  declined: ['未接受', 'declined'],
  expired: ['已过期', 'expired'],
  superseded: ['已被替代', 'superseded'],
  stands: ['已生效', 'carried out'],
  lapsed: ['已失效', 'no longer open'],
};

export const REFUND_STATUSES: PairTable = {
  requested: ['渠道处理中', 'with the payment channel'],
  succeeded: ['已到账', 'paid'],
  failed: ['失败', 'failed'],
};

export const ROUTES: PairTable = {
  automatic: ['系统自动处理', 'Automatic'],
  merchant: ['需寄售方同意', 'Merchant agrees first'],
  platform: ['需平台审核', 'Platform reviews'],
  decline: ['按规则不支持', 'Declined by rule'],
  refer: ['转人工判断', 'Referred to a person'],
  proceed: ['按规则直接执行', 'The rules lead straight on'],
  inform: ['只需答复', 'Only an answer is due'],
};

export const EVIDENCE_NAMES: PairTable = {
  photo_overview: ['整体照', 'Whole item'],
  photo_closeup: ['近景照', 'Close-up'],
  photo_serial: ['序列号/吊牌', 'Serial or tag'],
  photo_waybill: ['面单与外箱', 'Waybill and box'],
  video_unbox: ['开箱视频', 'Unboxing video'],
  video_fault: ['故障演示', 'Fault video'],
  page_snapshot: ['商品页快照', 'Listing snapshot'],
  screenshot_error: ['报错截图', 'Error screenshot'],
  screen_recording: ['录屏', 'Screen recording'],
  inapp_photo: ['应用内拍照', 'In-app photo'],
  photo_with_code: ['口令纸条照', 'Photo with code'],
  cert_report: ['鉴定报告', 'Certificate'],
  all_contents: ['全部物品平铺', 'All contents'],
  repair_report: ['维修检测单', 'Repair report'],
  carrier_proof: ['承运人证明', 'Carrier proof'],
  bank_statement: ['支付流水', 'Bank statement'],
  photo: ['照片', 'Photo'],
  video: ['视频', 'Video'],
  screenshot: ['截图', 'Screenshot'],
  document: ['文件', 'Document'],
};

export const PROBLEMS: PairTable = {
  blurry: ['模糊', 'blurry'],
  dark: ['太暗', 'too dark'],
  bright: ['过曝', 'too bright'],
  too_small: ['尺寸太小', 'too small'],
  duplicate: ['重复图片', 'duplicate'],
  screenshot: ['是截图', 'a screenshot'],
  unreadable: ['无法读取', 'unreadable'],
  wrong_kind: ['类型不符', 'wrong kind of file'],
};

export const PHASE_NAMES: PairTable = {
  submitted: ['提交', 'Filed'],
  review: ['审核', 'Review'],
  solution: ['方案', 'Offer'],
  goods: ['退换修', 'Goods'],
  money: ['退款', 'Refund'],
  books: ['结算', 'Books'],
  end: ['完成', 'Done'],
};

export const GOODS_PLACES: PairTable = {
  with_buyer: ['买家处', 'with the buyer'],
  in_transit: ['运输中', 'in transit'],
  return_in_transit: ['退货途中', 'on the way back'],
  at_platform: ['平台仓', 'at the platform'],
  at_consignor: ['寄售方处', 'at the merchant'],
  at_repairer: ['维修点', 'at the repairer'],
  quarantined: ['隔离封存', 'quarantined'],
  relisted: ['重新上架', 'listed again'],
  shipped_back: ['已寄回买家', 'sent back to the buyer'],
  lost: ['丢失', 'lost'],
  void: ['作废', 'void'],
};

export const MONEY_STATES: PairTable = {
  none: ['未动', 'untouched'],
  held: ['寄售方款项暂扣', 'merchant’s money held'],
  refund_requested: ['退款中', 'refund requested'],
  refunded: ['已退款', 'refunded'],
  failed: ['退款失败', 'refund failed'],
};

export const SETTLEMENT_STATES: PairTable = {
  open: ['未入账', 'open'],
  posted: ['已入账', 'posted'],
  disputed: ['有争议', 'disputed'],
};
