import type { PairTable } from './labels.ts';

/** What happened: the ticket's event types. */
export const EVENTS: PairTable = {
  ticket_submitted: ['提交售后申请', 'Claim submitted'],
  claim_revised: ['修改诉求', 'Claim revised'],
  evidence_requested: ['请买家补充凭证', 'Evidence asked for'],
  evidence_added: ['收到凭证', 'Evidence received'],
  verdict_reached: ['系统完成判定', 'Verdict reached'],
  offer_made: ['给出方案', 'Offer made'],
  offer_declined: ['买家不接受方案', 'Offer declined'],
  offer_countered: ['买家还价', 'Counter-offer'],
  consent_given: ['买家明确同意', 'Consent given'],
  offer_accepted: ['买家确认方案', 'Offer accepted'],
  offer_expired: ['方案过期', 'Offer expired'],
  merchant_asked: ['请寄售方处理', 'Merchant asked'],
  merchant_agreed: ['寄售方同意', 'Merchant agreed'],
  merchant_rejected: ['寄售方拒绝', 'Merchant rejected'],
  referred: ['转人工处理', 'Referred to a person'],
  refund_requested: ['发起退款', 'Refund requested'],
  refund_resumed: ['退款恢复处理', 'Refund resumed'],
  refund_succeeded: ['退款成功', 'Refund succeeded'],
  refund_failed: ['退款失败', 'Refund failed'],
  coupon_issued: ['发放优惠券', 'Coupon issued'],
  points_granted: ['发放积分', 'Points granted'],
  settlement_posted: ['结算入账', 'Settlement posted'],
  ticket_completed: ['售后完成', 'Completed'],
  ticket_withdrawn: ['买家撤销申请', 'Claim withdrawn'],
  ticket_timed_out: ['超时关闭', 'Timed out'],
  ticket_rejected: ['申请未通过', 'Claim rejected'],
  escalated_to_lead: ['升级给主管', 'Escalated to the lead'],
};

export const ACTIONS: PairTable = {
  approve: ['同意方案', 'Approve'],
  reject: ['拒绝', 'Reject'],
  propose: ['提出其他方案', 'Propose another remedy'],
  accept_offer: ['接受方案', 'Accept offer'],
  decline_offer: ['不接受方案', 'Decline offer'],
  confirm_receipt: ['确认收到退货', 'Confirm receipt'],
  inspect: ['登记验收结果', 'Record inspection'],
  ship_exchange: ['登记换货发出', 'Ship the exchange'],
  counter: ['还价', 'Counter'],
  add_evidence: ['补充凭证', 'Add evidence'],
  ship_return: ['登记退货寄出', 'Ship the return'],
  book_pickup: ['预约上门取件', 'Book a pick-up'],
  escalate: ['升级到平台', 'Escalate'],
  withdraw: ['撤销申请', 'Withdraw'],
  appeal: ['申诉', 'Appeal'],
  rate: ['评价', 'Rate'],
  assign: ['领取工单', 'Assign to me'],
  request_evidence: ['索取凭证', 'Ask for evidence'],
  arbitrate: ['作出裁决', 'Arbitrate'],
  open_jury: ['召集评审团', 'Open a jury'],
  extend_deadline: ['延长时限', 'Extend the deadline'],
  override: ['人工改判', 'Override'],
  reopen: ['重新打开', 'Reopen'],
  ask_merchant: ['请寄售方确认', 'Ask the merchant'],
  send_to_appraisal: ['送第三方鉴定', 'Send to appraisal'],
  open_arbitration: ['进入仲裁举证', 'Open arbitration'],
  vote: ['登记评审票', 'Record a vote'],
  report: ['登记核验结果', 'File a finding'],
  retry_refund: ['重试退款', 'Retry the refund'],
  suspend: ['中止处理', 'Suspend'],
  resume: ['恢复处理', 'Resume'],
};

export const OFFER_STATUSES: PairTable = {
  open: ['待确认', 'open'],
  accepted: ['已接受', 'accepted'],
  declined: ['未接受', 'declined'],
  expired: ['已过期', 'expired'],
  superseded: ['已被替代', 'superseded'],
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

/** Why a person has the case. */
export const REFERRALS: PairTable = {
  not_covered: ['规则表不覆盖，需要人工判断', 'Not decided by a table'],
  above_ceiling: ['超出自动处理额度', 'Above what may be settled automatically'],
  order_value: ['订单金额大', 'Large order'],
  special_goods: ['特殊商品，需要鉴定', 'Special goods'],
  window_human: ['超过自动处理时限', 'Past the automatic window'],
  window_passed: ['超过受理时限', 'Past the claim window'],
  not_signed_yet: ['没有签收记录', 'No delivery record'],
  return_only: ['程度严重，只能退货', 'Too severe to keep'],
  evidence_insufficient: ['凭证不足', 'Evidence not sufficient'],
  too_many_submissions: ['同一商品提交次数过多', 'Too many submissions'],
  liability_unclear: ['责任不明确', 'Liability unclear'],
  return_arranged: ['买家要退换修，需要安排', 'Return, exchange or repair to arrange'],
  buyer_asked: ['买家要求人工', 'The buyer asked for a person'],
  not_understood: ['没有理解买家的意思', 'The buyer was not understood'],
  uncovered_request: ['助手还办不了的请求', 'A request the assistant cannot serve yet'],
  safety: ['涉及人身安全，请立即跟进', 'Danger to people: act at once'],
  generic: ['需要人工查看', 'Needs a look'],
};
