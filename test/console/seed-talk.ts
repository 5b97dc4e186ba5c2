import type { WireEvent } from '../../server/contract/conversation-events.ts';

const said = (seq: number, kind: 'buyer' | 'bot', text: string): WireEvent => ({
  conversationId: 'cnv_seed',
  seq,
  at: `2026-11-05T12:${10 + seq}:00Z`,
  actor: { kind },
  type: 'text',
  text,
});

/** The seed claim's talk, shortened. */
export const TALK = {
  ok: true,
  lastSeq: 6,
  events: [
    said(1, 'buyer', '前几天买的那个thinkpad到了 屏幕有道划痕 商品页根本没写'),
    said(2, 'bot', '明白了：ThinkPad X1 Carbon 的屏幕有商品页没写的外观划痕。请拍三张照片。'),
    said(3, 'buyer', '退我20%就行 不想折腾退货了'),
    said(4, 'bot', '按规则可以退 15%，也就是 ¥630.00。'),
    said(5, 'buyer', '行吧 15就15'),
    said(6, 'bot', '已提交退款 ¥630.00。'),
  ],
};
