import { expect, it } from 'vitest';
import { slotOf, type UnderstandingContext } from '../../server/terms/understanding.ts';
import { loadUnderstanding } from '../../server/understanding/load-model.ts';

const understand = await loadUnderstanding();
const calm: UnderstandingContext = {
  locale: 'zh-CN',
  now: '2026-11-05T20:14:00+08:00',
  orders: [],
};
const offered = { ticketState: 'offer_wait', pending: { slot: 'offer' } };
const confirming = { pending: { slot: 'confirm' } };
const photos = { ticketState: 'evidence_wait', pending: { slot: 'photo_closeup' } };

const order = (status: string): Partial<UnderstandingContext> => ({
  focus: { orderId: 'JS20261101004218' },
  orders: [
    {
      id: 'JS20261101004218',
      status,
      items: [
        { id: 'laptop', title: 'ThinkPad X1 Carbon Gen9', category: 'laptop' },
        { id: 'shoes', title: 'Nike Pegasus 跑鞋 42', category: 'shoes' },
      ],
    },
  ],
});
const asking = (slot: string): Partial<UnderstandingContext> => ({
  ...order('signed'),
  pending: { slot },
});
const during = (ticketState: string): Partial<UnderstandingContext> => ({ ticketState });
const shot = { ticketState: 'evidence_wait', pending: { slot: 'evidence' } };

/** Fragments as they stand in a talk: what the state of the talk makes of them. */
it.each([
  ['行吧 15就15', offered, ['affirm', 'counter_offer'], { stance: 'accept', share: 1500 }],
  ['确认', confirming, ['affirm'], { stance: 'accept' }],
  ['可以', confirming, ['affirm'], { stance: 'accept' }],
  ['就差一天通融一下呗', {}, ['return_policy'], { duration: 'P1D' }],
  ['拦截吧', {}, ['cancel_order'], {}],
  ['就蹭到一点点 洗洗就没了 扣10%最多', {}, ['counter_offer'], { share: 1000 }],
  ['券吧 反正还要买', offered, ['affirm', 'coupon_points', 'counter_offer'], { remedy: 'coupon' }],
  ['no recording just this', photos, ['evidence'], {}],
  ['someone hacked me then', {}, ['digital_code'], {}],
] as const)('%s', (text, state, intents, slots) => {
  const read = understand(text, { ...calm, ...state });
  expect(intents).toContain(read.intents[0]?.id);
  expect(read.outOfScope).toBeLessThan(0.6);
  for (const [name, value] of Object.entries(slots))
    expect(slotOf(read, name as 'share')).toBe(value);
});

/** The smallest fragments: nobody could place them without the question or the state they answer. */
it.each([
  ['对', asking('order'), ['affirm'], { stance: 'accept' }],
  ['没错', asking('order'), ['affirm'], {}],
  ['不是', asking('order'), ['deny'], {}],
  ['第二个', asking('item'), undefined, { item: 'shoes' }],
  ['跑鞋那个', asking('item'), undefined, { item: 'shoes' }],
  ['那个电脑', asking('item'), undefined, { item: 'laptop' }],
  ['就那个呗', asking('order'), ['affirm'], {}],
  ['second one', asking('item'), undefined, { item: 'shoes' }],
  ['the shoes', asking('item'), undefined, { item: 'shoes' }],
  ['都不是', asking('leaf'), ['deny'], {}],
  ['昨天', asking('description'), undefined, { date: '2026-11-04' }],
  ['前天到的', asking('description'), undefined, { date: '2026-11-03' }],
  ['屏幕', asking('part'), undefined, { part: 'screen' }],
  ['鞋底', asking('part'), undefined, { part: 'sole' }],
  ['没收到啊', order('shipped'), ['not_received'], {}],
  ['还没到', order('shipped'), ['logistics_status', 'not_received'], {}],
  ['多久', during('refunding'), ['refund_status'], {}],
  ['啥时候', during('refunding'), ['refund_status'], {}],
  ['how long', during('refunding'), ['refund_status', 'claim_status'], {}],
  ['还要多久', during('merchant_review'), ['claim_status'], {}],
  ['咋样了', during('platform_review'), ['claim_status'], {}],
  ['any news', during('merchant_review'), ['claim_status'], {}],
  ['发了', shot, ['evidence'], {}],
  ['就这些', shot, ['evidence'], {}],
  ['这样行吗', shot, ['evidence'], {}],
  ['等下拍', shot, ['evidence'], {}],
  ['sent', shot, ['evidence'], {}],
  ['行', offered, ['affirm'], { stance: 'accept' }],
  ['不行', offered, ['deny'], { stance: 'reject' }],
  ['太少', offered, ['counter_offer'], { stance: 'haggle' }],
  ['两百', offered, ['counter_offer'], {}],
  ['再加50', offered, ['counter_offer'], { stance: 'haggle' }],
  ['half', offered, ['counter_offer'], { share: 5000 }],
  ['我再想想', offered, ['deny'], {}],
  ['退货', offered, ['return_refund'], { remedy: 'return_refund' }],
  ['修', asking('remedy'), ['repair'], {}],
  ['换新的', asking('remedy'), ['exchange'], { remedy: 'exchange' }],
  ['寄哪', during('return_wait'), ['return_address'], {}],
  ['上门', during('return_wait'), ['pickup'], {}],
  ['SF1234567890123', during('return_wait'), undefined, { tracking: 'SF1234567890123' }],
] as const)('%s, in its place', (text, state, intents, slots) => {
  const read = understand(text, { ...calm, ...state } as UnderstandingContext);
  if (intents) expect(intents as readonly string[]).toContain(read.intents[0]?.id);
  expect(read.outOfScope).toBeLessThan(0.6);
  for (const [name, value] of Object.entries(slots))
    expect(slotOf(read, name as 'share')).toBe(value);
});
