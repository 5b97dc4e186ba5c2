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
