import type { RefusalText } from './refusal-text.ts';

/** What is said of payouts and mandates. */
export const MONEY: readonly RefusalText[] = [
  ['Payouts of this tier are made by the platform’s people.', '您的等级由平台代为提现，请联系平台'],
  ['Whoever asked for a payout may not approve it.', '申请人不能审批自己发起的提现'],
  ['Only finance may ask for a merchant’s payout.', '只有财务可以代寄售方发起提现'],
  ['Say why; the merchant will read it.', '请填写理由，寄售方会看到'],
  ['It is {stage}.', '该提现的状态已变化，请刷新', 'this payout has moved on; reload'],
  ['Say whose money it is.', '请选择寄售方'],
  ['name the merchant', '请选择寄售方'],
  ['There is no such merchant.', '没有这个寄售方'],
  [
    'The merchant owes {cents}; nothing is paid out until that is paid.',
    '尚欠平台 {cents}，还清前不能提现',
    'The merchant owes {cents}; nothing is paid out until that is paid.',
  ],
  ['a debt is open', '有欠款未还'],
  ['{cents} can be withdrawn.', '可提现 {cents}', '{cents} can be withdrawn.'],
  [
    'This clientId has asked for another payout before.',
    '这次提交与上一次不同，请刷新后重试',
    'this differs from what was asked before; reload',
  ],
  [
    'The mandate is at version {n}; read it and decide again.',
    '授权刚被修改过，请刷新后再保存',
    'the mandate has just changed; reload and decide again',
  ],
  ['say up to how much', '请填写最高金额或比例'],
  [
    'this tier may allow {cents} at most',
    '您的等级最高可填 {cents}',
    'your tier may allow {cents} at most',
  ],
  [
    '{cents} is agreed to without asking anyway; a mandate may only allow more',
    '{cents} 以内本就免审，授权须高于它',
    '{cents} is agreed to without asking anyway; allow more than that',
  ],
  ['would allow nothing', '比例须大于 0'],
  ['This limit {fault}.', '这个额度不能这样设'],
  ['there is no reason {what}', '没有这个原因'],
  ["is not tier {tier}'s to set", '您的等级不能设置这项'],
  [
    'tier {tier} may set {cents} to {centsMost}',
    '您的等级可设 {cents} 到 {centsMost}',
    'your tier may set {cents} to {centsMost}',
  ],
];
