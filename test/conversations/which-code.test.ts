import { describe, expect, it } from 'vitest';
import type { Order } from '../../server/terms/order.ts';
import { seed } from '../decision/facts.ts';
import { plainTalk } from '../support/plain-talk.ts';
import { SIGNED } from './scenes.ts';

const codes = ['19', '29', '39'].map((tail, n) => ({
  id: `k${n + 1}`,
  masked: `ABCD-****-**${tail}`,
  deliveredAt: '2026-11-04T10:00:00Z',
}));
const THREE = {
  ...SIGNED,
  id: 'JS20261101000046',
  items: [
    {
      ...seed.item,
      id: '7',
      title: 'Steam 钱包充值码 100元',
      category: 'virtual_code',
      custody: 'digital',
      quantity: 3,
      paidCents: 28_500,
      serial: undefined,
      codes,
    },
  ],
  shipments: [],
} as unknown as Order;

const told = (words: string, locale: 'en' | 'zh-CN' = 'zh-CN', order = THREE) => {
  const chat = plainTalk({ orders: [order], locale });
  chat.say(words);
  return chat;
};
const claimed = (chat: ReturnType<typeof plainTalk>) => {
  const claim = chat.tickets[0]?.claim;
  return { codeIds: claim?.details?.codeIds, quantity: claim?.quantity };
};

describe('one of several codes', () => {
  it.each([
    ['zh-CN', '有一个码提示已经被使用了'],
    ['en', 'one of the codes says already redeemed'],
  ] as const)('%s: is asked for, by what the order shows of each: %s', (locale, words) => {
    const chat = told(words, locale);
    expect(chat.last('ask')).toMatchObject({ slot: 'digital_code' });
    expect(
      chat
        .last('ask')
        ?.options?.map(({ label }) => label)
        .slice(0, 3),
    ).toEqual(codes.map(({ masked }) => masked));
    chat.choose('k2');
    expect(claimed(chat)).toEqual({ codeIds: ['k2'], quantity: 1 });
  });

  it.each(['尾号29的那张', '29那张', '29'])('may be answered in words: %s', (words) => {
    const chat = told('有一个码提示已经被使用了');
    chat.say(words);
    expect(claimed(chat)).toEqual({ codeIds: ['k2'], quantity: 1 });
  });

  it('is not asked for where it was named at once', () => {
    const chat = told('尾号39的码提示已经被使用了');
    expect(claimed(chat)).toEqual({ codeIds: ['k3'], quantity: 1 });
  });

  it.each(['三个码都提示已经被使用了', '全部提示已被使用'])(
    'nor where it is all of them: %s',
    (words) => {
      const chat = told(words);
      expect(chat.last('ask')?.slot).not.toBe('digital_code');
      expect(claimed(chat).codeIds).toBeUndefined();
    },
  );

  it('is all of them where that is tapped', () => {
    const chat = told('有一个码提示已经被使用了');
    chat.choose('all');
    expect(claimed(chat)).toEqual({ codeIds: undefined, quantity: undefined });
  });

  it('is never asked for twice', () => {
    const chat = told('有一个码提示已经被使用了');
    chat.say('我也分不清');
    expect(chat.tickets[0]?.claim.leaf).toBe('VIR.code_used');
    expect(
      chat.shown.filter((one) => one.type === 'ask' && one.slot === 'digital_code'),
    ).toHaveLength(1);
  });

  it('has no question where there is only one', () => {
    const one = {
      ...THREE,
      items: [{ ...THREE.items[0], quantity: 1, codes: codes.slice(0, 1) }],
    } as unknown as Order;
    expect(told('码提示已经被使用了', 'zh-CN', one).last('ask')?.slot).not.toBe('digital_code');
  });
});
