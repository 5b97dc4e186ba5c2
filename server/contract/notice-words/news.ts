import { type Both, both, THEN, UNTIL } from './text.ts';

/** Words of reminders, news and the daily digest, by `topic.name`. */
export const NEWS_WORDS: Readonly<Record<string, Both>> = {
  'reminder.reminded': both(
    [
      '还等您处理',
      '{number}「{item}」的处理时间已过 {percent}%。',
      '请在 {deadline} 前处理。',
      THEN[0],
    ],
    [
      'Still waiting for you',
      '{number}, “{item}”: {percent}% of the time is over.',
      UNTIL[1],
      THEN[1],
    ],
  ),
  'reminder.jury_seat': both(
    ['还等您投票', '评审时间已过 {percent}%。', '请在 {deadline} 前投票。'],
    ['Your vote is still open', '{percent}% of the time is over.', 'Please vote by {deadline}.'],
  ),
  'news.jury_over': both(
    ['您参与的评审有结果了', '谢谢您花时间评议，结果可以在“评审”里看到。'],
    ['The case you judged is decided', 'Thank you for your time. The outcome is under “Jury”.'],
  ),
  'news.ticket_submitted': both(
    ['买家提交了售后', '{number}「{item}」有新的售后申请，平台正在核对。'],
    ['A new case', '{number}, “{item}”: the buyer filed a claim. We are looking into it.'],
  ),
  'news.ticket_reopened': both(
    ['售后已重新打开', '{number}「{item}」重新进入处理。'],
    ['A case was reopened', '{number}, “{item}” is open again.'],
  ),
  'news.ticket_withdrawn': both(
    ['买家已撤销售后', '{number}「{item}」已撤销，无需处理。'],
    ['A case was withdrawn', '{number}, “{item}”: nothing is left to do.'],
  ),
  'news.offer_accepted': both(
    ['买家接受了方案', '{number}「{item}」已达成一致。', '金额 {amount}。'],
    ['The buyer accepted', '{number}, “{item}” is agreed.', 'The amount is {amount}.'],
  ),
  'news.goods_lost': both(
    ['包裹丢失', '{number}「{item}」的包裹确认丢失，平台正在跟进。'],
    ['The parcel is lost', '{number}, “{item}”: the parcel is lost. We are on it.'],
  ),
  'news.inspected': both(
    ['退货验收完成', '{number}「{item}」验收已完成。'],
    ['The return was inspected', '{number}, “{item}”: the inspection is done.'],
  ),
  'news.refund_succeeded': both(
    ['退款已到账', '{number}「{item}」的退款已原路退回。', '金额 {amount}。'],
    [
      'Your refund arrived',
      '{number}, “{item}”: the money went back the way you paid.',
      'It is {amount}.',
    ],
  ),
  'news.ticket_completed': both(
    ['售后已完成', '{number}「{item}」已处理完毕。'],
    ['The case is closed', '{number}, “{item}” is settled.'],
  ),
  'news.ticket_rejected': both(
    ['售后未通过', '{number}「{item}」的申请未通过，理由见工单。'],
    ['The claim was declined', '{number}, “{item}” was declined; the case says why.'],
  ),
  'news.ticket_timed_out': both(
    ['售后超时关闭', '{number}「{item}」因超时未操作已关闭。'],
    ['The case timed out', '{number}, “{item}” was closed: nobody acted in time.'],
  ),
  'news.arbitrated': both(
    ['仲裁结果已出', '{number}「{item}」已有裁决，详情见工单。'],
    ['A ruling was made', '{number}, “{item}” was decided; see the case.'],
  ),
  'news.appealed': both(
    ['对方提起申诉', '{number}「{item}」将由另一位同事复核。'],
    ['An appeal was filed', '{number}, “{item}” will be looked at by somebody else.'],
  ),
  'news.suspended': both(
    ['售后已中止', '{number}「{item}」暂时中止，恢复后会通知您。'],
    ['The case is suspended', '{number}, “{item}” is on hold. You will hear when it goes on.'],
  ),
  'news.resumed': both(
    ['售后恢复处理', '{number}「{item}」继续处理。'],
    ['The case goes on', '{number}, “{item}” is being dealt with again.'],
  ),
  'news.deadline_extended': both(
    ['处理时限已延长', '{number}「{item}」延长至 {deadline}。'],
    ['More time was given', '{number}, “{item}”: until {deadline}.'],
  ),
  'news.supplement_opened': both(
    ['仲裁补充举证', '{number}「{item}」还可以补充说明和凭证，{deadline} 前有效。'],
    [
      'More time for evidence',
      '{number}, “{item}”: statements and evidence can still be added until {deadline}.',
    ],
  ),
  'news.staff_wrote': both(
    ['平台客服给您留言', '{number}「{item}」有一条平台留言，买家看不到。请到工单的三方对话查看。'],
    [
      'The platform wrote to you',
      '{number}, “{item}”: a message that the buyer does not see, in the thread of the case.',
    ],
  ),
  'news.payout_confirmed': both(
    ['提现已到账', '{amount} 已打到您的收款账户。'],
    ['Your money arrived', '{amount} reached your account.'],
  ),
  'news.payout_rejected': both(
    ['提现未通过', '{amount} 的提现申请未通过，余额没有减少。'],
    ['A payout was declined', 'Your payout of {amount} was declined; your balance is as it was.'],
  ),
  'news.payout_failed': both(
    ['提现未成功', '{amount} 没有打款成功，平台正在处理，余额没有减少。'],
    ['A payout failed', '{amount} did not go through. We are on it; your balance is as it was.'],
  ),
  'digest.daily': both(
    [
      '今日售后小结',
      '待您处理 {todo} 单，其中 24 小时内到期 {due} 单。',
      '近 24 小时新增 {opened} 单，结案 {closed} 单。',
      '进行中共 {open} 单。',
    ],
    [
      'Your day in short',
      'Waiting for you: {todo}; due within 24 hours: {due}.',
      'Opened since yesterday: {opened}; closed: {closed}.',
      'Under way: {open}.',
    ],
  ),
};
