import type { PairTable } from './labels.ts';

/** What a posting to an account says in plain words, by `account` and side. */
export const POSTINGS: PairTable = {
  '1001.debit': ['支付渠道收进', 'Comes in through the payment channel'],
  '1001.credit': ['支付渠道付出', 'Goes out through the payment channel'],
  '1101.debit': ['余额不足，记为寄售方欠款', 'Not covered: the merchant now owes it'],
  '1101.credit': ['寄售方欠款减少', 'The merchant owes less'],
  '1102.debit': ['向承运人索赔', 'Claimed from the carrier'],
  '1102.credit': ['承运人已赔付', 'Settled by the carrier'],
  '1103.debit': ['向保险索赔', 'Claimed from the insurer'],
  '1103.credit': ['保险已赔付', 'Settled by the insurer'],
  '2001.debit': ['从寄售方待结算货款扣除', 'Taken from the merchant’s pending proceeds'],
  '2001.credit': ['计入寄售方待结算货款', 'Added to the merchant’s pending proceeds'],
  '2002.debit': ['从寄售方可提现余额扣除', 'Taken from the merchant’s available balance'],
  '2002.credit': ['计入寄售方可提现余额', 'Added to the merchant’s available balance'],
  '2003.debit': ['从寄售方保证金扣除', 'Taken from the merchant’s deposit'],
  '2003.credit': ['计入寄售方保证金', 'Added to the merchant’s deposit'],
  '2004.debit': ['应退买家的款项已结清', 'What was owed to the buyer is settled'],
  '2004.credit': ['登记应退给买家', 'Now owed to the buyer'],
  '2005.debit': ['优惠券已使用或失效', 'Coupon used or expired'],
  '2005.credit': ['发给买家的优惠券', 'Coupon granted to the buyer'],
  '2006.debit': ['积分已使用或失效', 'Points used or expired'],
  '2006.credit': ['发给买家的积分', 'Points granted to the buyer'],
  '2007.debit': ['运费已支付', 'Freight paid'],
  '2007.credit': ['登记应付运费', 'Freight now owed'],
  '2008.debit': ['维修/鉴定费已支付', 'Repair or appraisal paid'],
  '2008.credit': ['登记应付维修/鉴定费', 'Repair or appraisal now owed'],
  '2010.debit': ['从争议冻结中释放', 'Released from the dispute hold'],
  '2010.credit': ['争议期间冻结', 'Frozen while in dispute'],
  '4001.credit': ['平台佣金', 'Commission earned'],
  '4001.debit': ['冲减平台佣金', 'Commission taken back'],
  '4002.debit': ['平台退回这部分佣金', 'The platform gives this commission back'],
  '4002.credit': ['恢复这部分佣金', 'Commission restored'],
  '5001.debit': ['平台承担损失', 'Loss borne by the platform'],
  '5001.credit': ['平台损失减少', 'Platform loss reduced'],
  '5002.debit': ['平台补偿支出', 'Goodwill paid by the platform'],
  '5002.credit': ['补偿支出收回', 'Goodwill returned'],
  '5003.debit': ['平台运费支出', 'Freight paid by the platform'],
  '5003.credit': ['运费支出收回', 'Freight returned'],
  '5005.debit': ['坏账损失', 'Written off'],
  '5005.credit': ['坏账收回', 'Recovered'],
};

/** Why a journal was posted: every event the settlement posts under. */
export const JOURNAL_EVENTS: PairTable = {
  sale: ['成交：货款与佣金入账', 'Sale: proceeds and commission booked'],
  'settlement.decided': ['处理结果确定：由谁承担', 'Settlement decided: who bears it'],
  'deduction.covered': [
    '先退后验：扣减由平台补给寄售方',
    'Paid before it came: the platform makes it good',
  ],
  'freight.offset': ['退货运费从退款中抵扣', 'Return freight taken off the refund'],
  'freight.paid': ['运费付给承运人', 'Freight paid to the carrier'],
  'vendor.paid': ['维修/鉴定费已付', 'Repairer or expert paid'],
  'refund.succeeded': ['退款成功：原路退回买家', 'Refund paid: back by the original route'],
  'transfer.paid': ['转账付给买家', 'Paid to the buyer by transfer'],
  'hold.frozen': ['争议冻结：暂不结算给寄售方', 'Frozen for the dispute'],
  'hold.released': ['解除冻结：还给寄售方', 'Released from the dispute hold'],
  'carrier.answered': ['承运人理赔答复', 'The carrier answered our claim'],
  'coupon.granted': ['平台答复超时：补偿优惠券', 'Late answer: a coupon from the platform'],
  'coupon.redeemed': ['优惠券已使用', 'Coupon redeemed'],
  'coupon.expired': ['优惠券过期，退还出资方', 'Coupon expired: back to its funders'],
  'payable.matured': ['账期届满：货款可提现', 'Proceeds matured'],
  'payout.confirmed': ['货款已打给寄售方', 'Paid out to the merchant'],
  'receivable.written_off': ['欠款核销为坏账', 'Receivable written off'],
  balance_told: ['商城同步余额', 'Balance as the storefront told it'],
};

/** What each of them means, in one sentence. */
export const JOURNAL_WHYS: PairTable = {
  sale: [
    '买家付款后，货款记给寄售方，佣金记给平台。',
    'The buyer paid: proceeds to the merchant, commission to the platform.',
  ],
  'settlement.decided': [
    '按责任划分，从各承担方扣下，记为应付买家。',
    'Taken from whoever is liable, by the shares decided, and owed to the buyer.',
  ],
  'deduction.covered': [
    '揽收即退后验收有扣减，买家不退，平台承担。',
    'The refund was paid at the first scan; what the check would have taken off is the platform’s.',
  ],
  'freight.offset': [
    '买家同意后，平台代付的面单费从退款里扣。',
    'With the buyer’s consent the label we paid is taken off the refund.',
  ],
  'freight.paid': ['面单费结给承运人。', 'The label is paid to the carrier.'],
  'vendor.paid': ['账单结给维修或鉴定机构。', 'The bill of the repairer or expert is paid.'],
  'refund.succeeded': [
    '支付渠道确认到账，应付买家结清。',
    'The payment channel confirmed: what was owed to the buyer is settled.',
  ],
  'transfer.paid': [
    '不能原路退的部分（运费、赔付）以转账付出。',
    'What cannot go back by the original route (freight, compensation) is transferred.',
  ],
  'hold.frozen': [
    '只冻结有争议的部分，结案时退回或用于赔付。',
    'Only the contested share is frozen; it is used or given back at the end.',
  ],
  'hold.released': [
    '争议结束，剩余部分退回原账户。',
    'The dispute is over: the rest goes back where it came from.',
  ],
  'carrier.answered': [
    '承运人认赔的收进，不认的由下单方承担。',
    'What the carrier admits comes in; the rest falls on whoever booked the parcel.',
  ],
  'coupon.granted': [
    '买家等平台答复过久，券由平台承担。',
    'The buyer waited too long for us; the platform pays.',
  ],
  'coupon.redeemed': [
    '下一单用券，卖家照收全价。',
    'A later sale was paid with it; its seller gets the full price.',
  ],
  'coupon.expired': [
    '未使用，按原出资比例退回。',
    'Unused: given back in the shares it was funded in.',
  ],
  'payable.matured': [
    '过了保障期，可提现；先还欠款。',
    'Past the protection time: can be withdrawn, debts first.',
  ],
  'payout.confirmed': ['银行确认打款。', 'The bank confirmed.'],
  'receivable.written_off': ['180 天未收回。', 'Not recovered for 180 days.'],
  balance_told: ['商城告知的期初余额。', 'An opening balance told by the storefront.'],
};
