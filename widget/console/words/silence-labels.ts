import type { PairTable } from './labels.ts';

/** What happens when a merchant lets a deadline pass, by its timer (policy §4). */
export const MERCHANT_SILENCE: PairTable = {
  'T-05': ['视为您同意，按上面的方案执行', 'counts as your yes to the terms above'],
  'T-06': ['按平台规则的方案由买家选择', 'the buyer gets what the platform’s rules give'],
  'T-09': ['按现有材料裁决', 'it is decided on what is there'],
  'T-09s': ['按现有材料裁决', 'it is decided on what is there'],
  'T-14c': ['视为验收合格，全额退款', 'the goods count as passed and are refunded in full'],
  'T-16': ['换货取消，买家可改选退款', 'the exchange ends and the buyer may take a refund'],
  'T-16a': ['补发取消，买家可改选退款', 'nothing is sent and the buyer may take a refund'],
  'T-16v': ['换货取消，买家可改选退款', 'the exchange ends and the buyer may take a refund'],
  'T-24': ['按卡券无效处理', 'the code counts as not good'],
  'T-18': ['维修终止，买家可改选退款', 'the repair ends and the buyer may take a refund'],
};
