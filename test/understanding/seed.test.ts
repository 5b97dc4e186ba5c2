import { expect, it } from 'vitest';
import type { UnderstandingContext } from '../../server/terms/understanding.ts';
import { slotOf } from '../../server/terms/understanding.ts';
import { loadUnderstanding } from '../../server/understanding/load-model.ts';

const understand = await loadUnderstanding();
const context: UnderstandingContext = {
  locale: 'zh-CN',
  now: '2026-11-05T20:14:00+08:00',
  orders: [
    {
      id: 'JS20261101004218',
      status: 'signed',
      items: [
        { id: 'item-1', title: 'ThinkPad X1 Carbon Gen9 16G/512G 二手', category: 'electronics' },
      ],
    },
  ],
};

it('reads a laptop with a scratch that the page did not tell of', () => {
  const read = understand('前几天买的那个thinkpad到了 屏幕有道划痕 商品页根本没写', context);
  expect(read.intents[0]?.id).toBe('not_as_described');
  expect(read.leaves[0]?.id).toBe('NAD.appearance');
  expect(slotOf(read, 'item')).toBe('item-1');
  expect(slotOf(read, 'part')).toBe('screen');
  expect(slotOf(read, 'zone')).toBe('primary');
});

it('reads a share asked for and a return declined', () => {
  const read = understand('退我20%就行 不想折腾退货了', context);
  expect(read.intents[0]?.id).toBe('counter_offer');
  expect(slotOf(read, 'share')).toBe(2000);
  expect(read.slots.filter(({ name }) => name === 'remedy').map(({ value }) => value)).toEqual([
    'partial_refund',
  ]);
});

it('reads an offer taken', () => {
  const offered = { ...context, ticketState: 'offer_wait' };
  expect(slotOf(understand('行吧 15就15', offered), 'share')).toBe(1500);
  expect(slotOf(understand('行吧 15就15', offered), 'stance')).toBe('accept');
  const confirmed = understand('确认', { ...offered, pending: { slot: 'confirm' } });
  expect(confirmed.intents[0]?.id).toBe('affirm');
  expect(slotOf(confirmed, 'stance')).toBe('accept');
});
