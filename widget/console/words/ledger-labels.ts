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

/** Why a journal was posted. */
export const JOURNAL_EVENTS: PairTable = {
  'settlement.decided': ['方案确认：由谁承担', 'Settlement decided: who bears it'],
  'refund.succeeded': ['退款成功：钱已付出', 'Refund paid: the money has left'],
};
