import { type Both, both, THEN, UNTIL } from './text.ts';

/** Words of what somebody is to do, by `topic.name`. */
export const ACT_WORDS: Readonly<Record<string, Both>> = {
  'act.evidence_wait': both(
    ['请补充凭证', '{number}「{item}」还需要您补充凭证。', UNTIL[0], THEN[0]],
    ['More evidence is needed', '{number}, “{item}”: we need more from you.', UNTIL[1], THEN[1]],
  ),
  'act.offer_wait': both(
    [
      '处理方案待您确认',
      '{number}「{item}」有新方案等您确认。',
      '金额 {amount}。',
      '请在 {deadline} 前确认。',
      THEN[0],
    ],
    [
      'An offer awaits you',
      '{number}, “{item}”: there is a new offer.',
      'It is {amount}.',
      'Please decide by {deadline}.',
      THEN[1],
    ],
  ),
  'act.negotiation': both(
    ['协商等待您回复', '{number}「{item}」正在协商，轮到您了。', UNTIL[0], THEN[0]],
    [
      'Your turn to reply',
      '{number}, “{item}” is being negotiated, and it is your turn.',
      UNTIL[1],
      THEN[1],
    ],
  ),
  'act.merchant_review': both(
    ['有售后等您处理', '{number}「{item}」等您确认。', '涉及金额 {amount}。', UNTIL[0], THEN[0]],
    [
      'A case awaits your answer',
      '{number}, “{item}” waits for your answer.',
      '{amount} is at stake.',
      UNTIL[1],
      THEN[1],
    ],
  ),
  'act.code_check': both(
    [
      '卡密有问题，请举证',
      '{number}「{item}」的买家称卡密不能用，整单货款已冻结，平台正在核验。',
      '请在 {deadline} 前提交卡密有效的证明，逾期按买家所说处理。',
    ],
    [
      'A code is called bad',
      '{number}, “{item}”: the buyer says that a code does not work. It is being checked, and the order’s money is on hold.',
      'Show by {deadline} that it is good; after that the buyer’s word counts.',
    ],
  ),
  'act.platform_review': both(
    ['有工单待审核', '{number}「{item}」已转人工。', UNTIL[0]],
    ['A case needs a person', '{number}, “{item}” was referred to you.', UNTIL[1]],
  ),
  'act.appraisal': both(
    ['有商品待鉴定', '{number}「{item}」等待鉴定结果。', UNTIL[0]],
    ['An item awaits appraisal', '{number}, “{item}”: the finding is still open.', UNTIL[1]],
  ),
  'act.arb_evidence': both(
    [
      '进入仲裁，请举证',
      '{number}「{item}」已进入仲裁，请提交说明和凭证。',
      '请在 {deadline} 前提交。',
      THEN[0],
    ],
    [
      'Arbitration: file your evidence',
      '{number}, “{item}” is in arbitration. Tell your side and add evidence.',
      'Please do so by {deadline}.',
      THEN[1],
    ],
  ),
  'act.arb_jury': both(
    ['评审团待投票', '{number}「{item}」等待评审团投票。', UNTIL[0]],
    ['The jury is to vote', '{number}, “{item}” awaits the jury.', UNTIL[1]],
  ),
  'act.jury_seat': both(
    [
      '邀请您参加评审',
      '有一件纠纷想请您评一评谁更有道理，材料已隐去双方身份。',
      '请在 {deadline} 前投票。',
    ],
    [
      'You are invited to a jury',
      'Two sides disagree, and we ask you who is right. The file does not say who they are.',
      'Please vote by {deadline}.',
    ],
  ),
  'act.arb_decided': both(
    ['裁决待签发', '{number}「{item}」的裁决等待签发。', UNTIL[0]],
    ['A ruling awaits signature', '{number}, “{item}”: the ruling is to be signed.', UNTIL[1]],
  ),
  'act.return_wait': both(
    ['请寄回商品', '{number}「{item}」退货已通过。', '请在 {deadline} 前寄出。', THEN[0]],
    [
      'Please send the item back',
      '{number}, “{item}”: the return is approved.',
      'Please send it by {deadline}.',
      THEN[1],
    ],
  ),
  'act.inspection': both(
    ['退货待验收', '{number}「{item}」已退回，请验收。', UNTIL[0], THEN[0]],
    [
      'A return awaits inspection',
      '{number}, “{item}” came back. Please inspect it.',
      UNTIL[1],
      THEN[1],
    ],
  ),
  'act.inspect_dispute': both(
    ['验收结果待您确认', '{number}「{item}」验收有扣减，请确认是否接受。', UNTIL[0], THEN[0]],
    [
      'Please check the inspection',
      '{number}, “{item}”: the inspection deducts something. Do you accept it?',
      UNTIL[1],
      THEN[1],
    ],
  ),
  'act.exchange_wait': both(
    ['请发出换货', '{number}「{item}」等待您发货。', '请在 {deadline} 前发出。', THEN[0]],
    [
      'Please ship the replacement',
      '{number}, “{item}” is to be shipped.',
      'Please ship it by {deadline}.',
      THEN[1],
    ],
  ),
  'act.repair_wait': both(
    ['请寄出维修商品', '{number}「{item}」维修已安排。', '请在 {deadline} 前寄出。', THEN[0]],
    [
      'Please send it for repair',
      '{number}, “{item}”: the repair is arranged.',
      'Please send it by {deadline}.',
      THEN[1],
    ],
  ),
  'act.repairing': both(
    ['请完成维修', '{number}「{item}」正在您处维修。', UNTIL[0], THEN[0]],
    ['A repair is with you', '{number}, “{item}” is with you for repair.', UNTIL[1], THEN[1]],
  ),
  'act.refund_failed': both(
    ['退款失败，请处理', '{number}「{item}」退款未成功。', '金额 {amount}。', UNTIL[0]],
    [
      'A refund failed',
      '{number}, “{item}”: the refund did not go through.',
      'It is {amount}.',
      UNTIL[1],
    ],
  ),
  'act.appeal': both(
    ['有申诉待复核', '{number}「{item}」有人申诉，请换人复核。', UNTIL[0]],
    [
      'An appeal is to be heard',
      '{number}, “{item}” was appealed; somebody else must judge it.',
      UNTIL[1],
    ],
  ),
  'act.suspended': both(
    ['工单已中止', '{number}「{item}」因银行争议中止，请跟进。', UNTIL[0]],
    ['A case is suspended', '{number}, “{item}” is suspended; please follow it up.', UNTIL[1]],
  ),
  'act.escalated': both(
    ['工单超时升级', '{number}「{item}」超时未处理，已升级给您。', UNTIL[0]],
    ['Escalated to you', '{number}, “{item}” was not dealt with in time.', UNTIL[1]],
  ),
  'act.payout_requested': both(
    ['有提现待审批', '商家申请提现 {amount}，请审批。'],
    ['A payout awaits approval', 'A merchant asks for {amount}. Please approve or reject it.'],
  ),
  'act.payout_failed': both(
    ['提现打款失败，请处理', '{amount} 的提现没有打款成功。'],
    ['A payout failed', 'A merchant’s payout of {amount} did not go through.'],
  ),
  'act.assigned': both(
    ['有工单分配给您', '{number}「{item}」已分配给您处理。', UNTIL[0]],
    ['A case was assigned to you', '{number}, “{item}” is yours now.', UNTIL[1]],
  ),
};
