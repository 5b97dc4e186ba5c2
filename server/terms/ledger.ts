import type { Cents, Currency } from './money.ts';

/** The chart of accounts (policy §6). */
export const ACCOUNTS = {
  '1001': { zh: '渠道清算', en: 'PSP clearing', kind: 'asset' },
  '1101': { zh: '应收寄售方', en: 'Consignor receivable', kind: 'asset' },
  '1102': { zh: '应收承运人', en: 'Carrier claim receivable', kind: 'asset' },
  '1103': { zh: '应收保险', en: 'Insurer receivable', kind: 'asset' },
  '2001': { zh: '应付寄售方(待结算)', en: 'Consignor payable, pending', kind: 'liability' },
  '2002': { zh: '应付寄售方(可提现)', en: 'Consignor payable, available', kind: 'liability' },
  '2003': { zh: '保证金', en: 'Consignor deposit', kind: 'liability' },
  '2004': { zh: '应付买家退款', en: 'Buyer refund payable', kind: 'liability' },
  '2005': { zh: '券负债', en: 'Coupon liability', kind: 'liability' },
  '2006': { zh: '积分负债', en: 'Points liability', kind: 'liability' },
  '2007': { zh: '应付运费', en: 'Freight payable', kind: 'liability' },
  '2008': { zh: '应付维修/鉴定', en: 'Repair and appraisal payable', kind: 'liability' },
  '2010': { zh: '争议冻结', en: 'Dispute hold', kind: 'liability' },
  '4001': { zh: '佣金收入', en: 'Commission revenue', kind: 'income' },
  '4002': { zh: '佣金冲回', en: 'Commission reversal', kind: 'income' },
  '5001': { zh: '平台售后损失', en: 'Platform after-sales loss', kind: 'expense' },
  '5002': { zh: '补偿费用', en: 'Goodwill expense', kind: 'expense' },
  '5003': { zh: '运费支出', en: 'Freight expense', kind: 'expense' },
  '5005': { zh: '坏账', en: 'Bad debt', kind: 'expense' },
} as const;
export type Account = keyof typeof ACCOUNTS;

/** One line of a journal; exactly one of debit and credit is above zero. */
export interface Entry {
  readonly account: Account;
  /** Whose account: the merchant for 1101, 2001, 2002, 2003 and 2010; absent for the platform's own. */
  readonly partyId?: string | undefined;
  readonly debitCents: Cents;
  readonly creditCents: Cents;
}

/** A balanced, append-only posting. `key` is unique for ever: posting it twice posts it once. */
export interface Journal {
  readonly key: string;
  readonly event: string;
  readonly at: string;
  readonly orderId: string;
  readonly itemId?: string | undefined;
  readonly ticketId?: string | undefined;
  /** Of all its lines; absent: the order's. */
  readonly currency?: Currency | undefined;
  readonly note: string;
  readonly entries: readonly Entry[];
  /** What it takes of the line's price from the merchant, commission in it; below zero: gives back. */
  readonly settled?: { readonly merchantCents: Cents; readonly reversedCents: Cents } | undefined;
}

/** A merchant's balances in one currency of this ledger, credit balance positive (1101: debit balance positive). */
export interface MerchantBalances {
  readonly pendingCents: Cents;
  readonly availableCents: Cents;
  readonly depositCents: Cents;
  readonly holdCents: Cents;
  readonly receivableCents: Cents;
}
