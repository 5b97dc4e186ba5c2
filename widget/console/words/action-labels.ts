import type { PairTable } from './labels.ts';

export const REJECT_REASON_NAMES: PairTable = {
  disclosed: ['商品页已写明', 'The listing said so'],
  not_visible: ['凭证看不出问题', 'The evidence does not show it'],
  buyer_caused: ['签收后造成', 'Caused after delivery'],
  not_this_item: ['不是本店发出的商品', 'Not the item that was sent'],
  too_much: ['金额过高', 'The amount is too high'],
  other: ['其他', 'Another reason'],
};

/** What a partner outside may have found. */
export const FINDINGS: PairTable = {
  code_check: ['卡密核验', 'Code check'],
  appraisal: ['鉴定', 'Appraisal'],
  regrade: ['平台重新定级', 'Regrade'],
  repair: ['维修', 'Repair'],
  intercept: ['物流拦截/查询', 'Intercept or trace'],
  carrier_claim: ['承运人理赔', 'Carrier claim'],
  stock_out: ['缺货', 'Out of stock'],
  outbound_check: ['出库检查', 'Outbound check'],
};

/** The inspection classes of DT-11. */
export const INSPECTIONS: PairTable = {
  R0: ['R0 与寄出一致', 'R0 as sent'],
  R1: ['R1 拆封试用，完好', 'R1 opened, intact'],
  R2: ['R2 有污渍，可恢复', 'R2 soiled, restorable'],
  R3: ['R3 价值明显降低', 'R3 lasting loss of value'],
  R4: ['R4 缺少配件', 'R4 accessory missing'],
  R5: ['R5 不是原商品', 'R5 another item'],
};
