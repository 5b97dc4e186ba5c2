import type { Accessory } from '../../../server/terms/claim.ts';
import type { Pair, PairTable } from './labels.ts';

export const REJECT_REASON_NAMES: PairTable = {
  disclosed: ['商品页已写明', 'The listing said so'],
  not_visible: ['凭证看不出问题', 'The evidence does not show it'],
  buyer_caused: ['签收后造成', 'Caused after delivery'],
  not_this_item: ['不是本店发出的商品', 'Not the item that was sent'],
  too_much: ['金额过高', 'The amount is too high'],
  out_of_stock: ['缺货', 'Out of stock'],
  cannot_ship: ['无法发出', 'Cannot be sent'],
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
  bill: ['账单', 'Bill'],
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

/** How each kind of finding may have gone, in the words the server reads. */
export const FINDING_STATUSES: Readonly<Record<string, PairTable>> = {
  code_check: {
    never_valid: ['从未有效', 'Never valid'],
    redeemed_before_delivery: ['发码前已被使用', 'Redeemed before delivery'],
    redeemed_by_buyer: ['发码后由买家使用', 'Redeemed by the buyer'],
    redeemed_unknown: ['被使用，使用人不明', 'Redeemed, unknown by whom'],
    wrong_face: ['面值不符', 'Another face value'],
    wrong_region: ['区域不符', 'Another region'],
    not_delivered: ['未发码', 'Never delivered'],
    reclaimed: ['账号被找回', 'Account reclaimed'],
    expired: ['已过期', 'Expired'],
    valid: ['有效且未使用', 'Valid and unused'],
  },
  appraisal: {
    genuine: ['正品', 'Genuine'],
    counterfeit: ['假货', 'Counterfeit'],
    part_replaced: ['有非原装件', 'A part replaced'],
    restored: ['翻新', 'Restored'],
    inconclusive: ['无结论', 'Inconclusive'],
  },
  regrade: {
    new: ['全新', 'New'],
    '99': ['99 新', 'Grade 99'],
    '95': ['95 新', 'Grade 95'],
    '90': ['90 新', 'Grade 90'],
    '85': ['85 新', 'Grade 85'],
    '80': ['80 新', 'Grade 80'],
  },
  repair: {
    quoted: ['报价', 'Quoted'],
    fixed: ['修好', 'Fixed'],
    not_fixed: ['没有修好', 'Not fixed'],
  },
  intercept: {
    intercepted: ['已拦截，退回中', 'Stopped, on its way back'],
    failed: ['拦截未成功', 'Could not be stopped'],
    lost: ['确认丢件', 'Lost'],
    delivered: ['已送达', 'Delivered'],
    moving: ['仍在途', 'Still moving'],
  },
  carrier_claim: { accepted: ['认赔', 'Admitted'], rejected: ['拒赔', 'Rejected'] },
  stock_out: { out_of_stock: ['没有库存', 'Out of stock'] },
  outbound_check: { clean: ['出库完好', 'Clean'], not_clean: ['出库时已有问题', 'Not clean'] },
  bill: {
    freight: ['承运人运费', 'Carrier’s freight'],
    vendor: ['维修或鉴定', 'Repair or appraisal'],
  },
};

/** What a person may rule beside a remedy. */
export const RULINGS: PairTable = {
  reject: ['不支持申请', 'Reject the claim'],
  uphold: ['维持原决定', 'Uphold what was decided'],
};

export const YES_NO: PairTable = { yes: ['是', 'Yes'], no: ['否', 'No'] };

export const ACCESSORY_NAMES: Readonly<Record<Accessory, Pair>> = {
  charger: ['充电器', 'Charger'],
  cable: ['线材', 'Cable'],
  box: ['包装盒', 'Box'],
  luxury_card: ['身份卡', 'Authenticity card'],
  watch_certificate: ['保卡', 'Watch certificate'],
  dust_bag: ['防尘袋', 'Dust bag'],
  strap_key_lock: ['肩带/钥匙/锁', 'Strap, key or lock'],
  remote: ['遥控器', 'Remote'],
  disc_case: ['碟盒', 'Disc case'],
  gift: ['赠品', 'Gift'],
  other: ['其他配件', 'Another accessory'],
};
