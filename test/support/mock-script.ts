import type { VisibleEventOf } from '../../server/contract/conversation-events.ts';

export type MockLocale = 'zh-CN' | 'en';
type Offer = VisibleEventOf<'offer'>;

const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();

const zh = {
  greet:
    '您好，我是售后助手。您要说的是 ThinkPad X1 Carbon Gen9 这笔订单吧？遇到了什么问题，直接告诉我就行。',
  starts: ['外观有划痕', '功能有问题', '发错货了', '转人工'],
  understood:
    '明白了：ThinkPad X1 Carbon Gen9 的屏幕有问题，商品页没有写明。我先按“外观损伤/未告知瑕疵”登记（单号 AS20261105-0001）。如果我理解错了，直接告诉我。',
  wrong: ['不是这个问题'],
  ask: '核对需要这几张照片：整机照片、划痕近景照、序列号照片。拍好直接发给我就行。',
  retake:
    '划痕近景照有些模糊，麻烦重拍一张。对准划痕，手机离远一点再放大。其他照片没问题，不用重发。',
  slots: {
    photo_overview: { label: '整机照片', hint: '亮屏，拍到整台机器' },
    photo_closeup: { label: '划痕近景照', hint: '斜着打光，旁边放枚硬币' },
    photo_serial: { label: '序列号照片', hint: '机身底部，字要看得清' },
  },
  remedyText: '都收到了，很清楚，谢谢您。您希望怎么处理？想退多少也可以直接说。',
  remedies: ['部分退款，商品留下', '退货退款', '优惠券补偿'],
  offerText: '您提的 20% 超出了这类问题的标准。按规则可以退您 15%，也就是 ¥630.00，商品您留着。',
  alternatives: ['退货退款', '优惠券补偿'],
  why: [
    '同类商品、同等程度（轻度划痕）的标准是实付金额的 10%',
    '位置在屏幕正面，按 1.5 倍计算',
    '商品页没有说明，凭证齐全，不打折扣',
  ],
  confirmText: '请核对一下，确认后马上执行，只会执行一次。',
  summary: [
    ['商品', 'ThinkPad X1 Carbon Gen9 16G/512G 二手'],
    ['处理方式', '部分退款'],
    ['退款金额', '¥630.00'],
    ['退回到', '原支付方式'],
    ['商品去向', '您留着，不用寄回'],
  ],
  submitted: '已为您提交退款 ¥630.00，正在原路退回您的支付账户，到账后我会告诉您。',
  resolvedText:
    '退款 ¥630.00 已成功，原路退回您的支付账户（部分银行到账会晚一些）。商品您留着，这次售后就办完了。',
  destination: '原支付方式',
  fallback: '我在。您请说。',
  handoff: { reason: '您希望由人工处理', position: 2, summary: '屏幕划痕，未告知' },
};

type Words = typeof zh;

const en: Words = {
  greet:
    'Hello, I am the after-sales assistant. Is this about the ThinkPad X1 Carbon Gen9? Tell me what went wrong.',
  starts: ['It has a scratch', 'It does not work', 'Wrong item', 'Talk to a person'],
  understood:
    'I see: the screen of your ThinkPad X1 Carbon Gen9 has a flaw that the listing did not mention. I have filed it as “undisclosed damage” (case AS20261105-0001). Tell me if I got that wrong.',
  wrong: ['That is not it'],
  ask: 'To check it I need these photos: the whole item, a close-up of the scratch and the serial number.',
  retake:
    'The close-up of the scratch is blurry. Please take it again from a little farther away. The other photos are fine.',
  slots: {
    photo_overview: { label: 'Whole item', hint: 'Screen on, all of it in view' },
    photo_closeup: {
      label: 'Close-up of the scratch',
      hint: 'Light from the side, a coin next to it',
    },
    photo_serial: { label: 'Serial number', hint: 'On the bottom, readable' },
  },
  remedyText:
    'All received and clear, thank you. How would you like it settled? You can also name an amount.',
  remedies: ['Partial refund, keep it', 'Return for a refund', 'Coupon'],
  offerText:
    '20% is above the standard for this kind of flaw. By the rules I can refund 15%, which is ¥630.00, and you keep the item.',
  alternatives: ['Return for a full refund', 'Coupon'],
  why: [
    'The standard for this flaw (light scratch) is 10% of what you paid',
    'It is on the screen, so 1.5 times that',
    'The listing did not mention it and the evidence is complete',
  ],
  confirmText: 'Please check. It is carried out once, right after you confirm.',
  summary: [
    ['Item', 'ThinkPad X1 Carbon Gen9 16G/512G'],
    ['Remedy', 'Partial refund'],
    ['Refund', '¥630.00'],
    ['Paid to', 'Original payment method'],
    ['The item', 'You keep it'],
  ],
  submitted:
    'Your refund of ¥630.00 has been submitted to your original payment method. I will tell you when it is through.',
  resolvedText:
    'Your refund of ¥630.00 went through to your original payment method. You keep the item, and this case is closed.',
  destination: 'Original payment method',
  fallback: 'I am here. Go ahead.',
  handoff: { reason: 'You asked for a person', position: 2, summary: 'Undisclosed scratch' },
};

const REMEDIES = ['partial_refund', 'return_refund', 'coupon'] as const;

const cardsOf = (words: Words) => ({
  ...words,
  remedy: (): VisibleEventOf<'ask'> => ({
    type: 'ask',
    askId: 'ask-remedy',
    slot: 'remedy',
    text: words.remedyText,
    options: REMEDIES.map((value, index) => ({ value, label: words.remedies[index] ?? value })),
  }),
  offer: (round: number, counterCents?: number): Offer => ({
    type: 'offer',
    offerId: `offer-${round}`,
    ticketId: 'ticket-1',
    by: 'platform',
    remedy: 'partial_refund',
    currency: 'CNY',
    amountCents: 63_000,
    percentBps: 1_500,
    alternatives: [
      {
        offerId: `offer-${round}-rr`,
        remedy: 'return_refund',
        label: words.alternatives[0] ?? '',
        amountCents: 420_000,
      },
      {
        offerId: `offer-${round}-cp`,
        remedy: 'coupon',
        label: words.alternatives[1] ?? '',
        coupon: { faceCents: 75_000, validDays: 180, thresholdCents: 0 },
      },
    ],
    why: words.why,
    ruleIds: ['DT-6'],
    round,
    roundsLeft: 3 - round,
    expiresAt: inHours(71.6),
    proposals: {
      buyer: { amountCents: counterCents ?? 84_000, percentBps: counterCents ? 1_700 : 2_000 },
      platform: { amountCents: 63_000, percentBps: 1_500 },
    },
  }),
  confirm: (): VisibleEventOf<'confirm'> => ({
    type: 'confirm',
    askId: 'ask-confirm',
    slot: 'confirm',
    text: words.confirmText,
    summary: words.summary.map(([label = '', value = '']) => ({ label, value })),
    digest: 'd1g3st',
    expiresAt: inHours(0.5),
  }),
  resolved: (): VisibleEventOf<'resolved'> => ({
    type: 'resolved',
    ticketId: 'ticket-1',
    text: words.resolvedText,
    remedy: 'partial_refund',
    amountCents: 63_000,
    currency: 'CNY',
    destination: words.destination,
    cites: [{ kind: 'action', id: 'refund-1' }],
  }),
});

export const SCRIPT = { 'zh-CN': cardsOf(zh), en: cardsOf(en) } as const;
