import { describe, expect, it } from 'vitest';
import type { Order } from '../../server/terms/order.ts';
import type { Leaf } from '../../server/terms/reason.ts';
import { seed } from '../decision/facts.ts';
import { plainTalk } from '../support/plain-talk.ts';
import { SIGNED, WATCH } from './scenes.ts';

const about = (order: Order = SIGNED) => ({
  orders: [order],
  state: { focus: { orderId: order.id, itemId: order.items[0]?.id ?? '1' } },
});

const offered = (chat: ReturnType<typeof plainTalk>): readonly string[] =>
  chat.last('ask')?.options?.map(({ value }) => value) ?? [];

/** A list of the machine's likely reasons stands open. */
const withList = (...options: Leaf[]) =>
  plainTalk({
    orders: [SIGNED],
    state: {
      ...about().state,
      draft: { description: '不太对劲' },
      asked: { leaf: 1 },
      pending: { askId: 'ask-1', slot: 'leaf', options: [...options, 'other'] },
    },
  });

describe('a reason that was said no to', () => {
  it.each(['都不是', '都不是的。', '以上都不是', 'none of these', 'Neither.'])(
    'is not offered again: %s',
    (no) => {
      const chat = withList('DEF.power', 'DEF.safety');
      chat.say(no);
      expect(chat.last('ask')?.slot).toBe('reason');
      chat.choose('DEF');
      expect(chat.last('ask')?.slot).toBe('leaf');
      expect(offered(chat)).toContain('DEF.function');
      expect(offered(chat)).not.toContain('DEF.power');
      expect(offered(chat)).not.toContain('DEF.safety');
    },
  );

  it('is not offered again where the answer was tapped', () => {
    const chat = withList('NAD.material_color', 'DEF.power');
    chat.send({ choose: { askId: 'ask-1', value: 'other' } });
    chat.choose('NAD');
    expect(chat.last('ask')?.slot).toBe('leaf');
    expect(offered(chat)).toContain('NAD.appearance');
    expect(offered(chat)).not.toContain('NAD.material_color');
  });

  it('leaves the only other one of its kind to a yes or no', () => {
    const declined: Leaf[] = ['LOG.damaged', 'LOG.short_in_transit', 'FUL.late_ship'];
    const others: Leaf[] = ['LOG.not_received', 'FUL.fake_ship'];
    const chat = withList(...declined, ...others);
    chat.say('都不是');
    chat.choose('LOG');
    expect(offered(chat)).toEqual(['FUL.address_change', 'other']);
  });

  it('takes its whole kind out of the menu with it, and nothing else', () => {
    const nrr: Leaf[] = [
      'NRR.seven_day',
      'NRR.change_mind',
      'NRR.size_fit',
      'NRR.price_drop',
      'NRR.relist',
    ];
    const chat = withList(...nrr);
    chat.say('都不是');
    expect(offered(chat)).toEqual(['NAD', 'DEF', 'LOG', 'WRG', 'SVC']);
  });

  it('may still be told in words of its own', () => {
    const chat = withList('DEF.power', 'DEF.safety');
    chat.say('都不是');
    chat.say('电脑开不了机');
    expect(chat.tickets[0]?.claim.leaf).toBe('DEF.power');
  });

  it('is no reason to leave anything out where another list was answered', () => {
    const chat = withList('DEF.power', 'DEF.safety');
    chat.say('屏幕有划痕，页面没写');
    expect(chat.state.draft.declined).toBeUndefined();
    expect(chat.tickets[0]?.claim.leaf).toBe('NAD.appearance');
  });
});

describe('what a list offers', () => {
  it('has no movement for what is no watch, and one for what is', () => {
    const laptop = plainTalk(about());
    laptop.say('有点不对劲这东西');
    laptop.choose('DEF');
    expect(offered(laptop)).toContain('DEF.power');
    expect(offered(laptop)).not.toContain('DEF.timekeeping');
    const watch = plainTalk(about(WATCH));
    watch.say('有点不对劲这东西');
    watch.choose('DEF');
    expect(offered(watch)).toContain('DEF.timekeeping');
  });

  it('speaks of codes to whoever bought one only, and of parcels to all others only', () => {
    const thing = plainTalk(about());
    thing.say('有点不对劲这东西');
    expect(offered(thing)).toEqual(['NAD', 'DEF', 'LOG', 'WRG', 'NRR', 'SVC']);
    const code = {
      ...SIGNED,
      items: [{ ...seed.item, category: 'virtual_code', custody: 'digital' }],
      shipments: [],
    } as unknown as Order;
    const digital = plainTalk(about(code));
    digital.say('有点不对劲这东西');
    expect(offered(digital)).toEqual(['NAD', 'NRR', 'VIR', 'SVC']);
  });
});
