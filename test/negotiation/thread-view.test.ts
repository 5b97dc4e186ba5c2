import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HIDDEN, moderate } from '../../server/contract/contact.ts';
import { type ThreadRow, threadEvent } from '../../server/turn/thread/project.ts';
import { EMPTY_THREAD, withPage } from '../../widget/console/case/thread.ts';

/** Any log of a case's thread, with fields that a merchant must not be given. */
const rows: fc.Arbitrary<readonly ThreadRow[]> = fc
  .array(
    fc.record({
      type: fc.constantFrom('text', 'offer', 'ticket', 'party', 'handback', 'whispered', 'odd'),
      kind: fc.constantFrom('buyer', 'merchant', 'agent', 'bot', 'system'),
      text: fc.string({ maxLength: 20 }),
    }),
    { maxLength: 60 },
  )
  .map((all) =>
    all.map(
      ({ type, kind, text }, index): ThreadRow => ({
        type,
        actor: { kind: kind as ThreadRow['actor']['kind'], id: 'U-secret' },
        visibility: 'all',
        body: {
          text,
          why: ['secret'],
          summary: 'secret',
          toMerchant: `m:${text}`,
          change: 'joined',
        },
        seq: 3 * index + 7,
        buyerSeq: 2 * index + 3,
        at: '2026-11-05T12:00:00.000Z',
        threadSeq: index + 1,
      }),
    ),
  );

const page = (all: readonly ThreadRow[], after: number, limit: number) => ({
  events: all.slice(after, after + limit).map((row) => threadEvent('T1', row, 'merchant')),
});

describe('a thread read in pieces', () => {
  it('is the thread read at once, however it was cut, doubled, or came late', () => {
    const cuts = fc.array(fc.tuple(fc.nat({ max: 60 }), fc.integer({ min: 1, max: 20 })), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(rows, cuts, fc.integer({ min: 1, max: 9 }), (all, odd, limit) => {
        const fresh = withPage(EMPTY_THREAD, page(all, 0, all.length));
        expect(fresh.events.map(({ seq }) => seq)).toEqual(all.map((_, index) => index + 1));
        // Whatever arrives unasked never opens a gap nor says anything twice.
        let thread = EMPTY_THREAD;
        for (const [after, size] of odd) {
          thread = withPage(thread, page(all, after, size));
          expect(thread.events).toEqual(fresh.events.slice(0, thread.seq));
        }
        // And asking from where one stands leads to the whole.
        while (thread.seq < all.length) thread = withPage(thread, page(all, thread.seq, limit));
        expect(thread).toEqual(fresh);
      }),
      { numRuns: 300, seed: 11 },
    );
  });

  it('gives a merchant no field that is not theirs', () => {
    fc.assert(
      fc.property(rows, (all) => {
        for (const event of page(all, 0, all.length).events) {
          expect(JSON.stringify(event)).not.toMatch(/secret/);
          if (event.type === 'text') expect(String(event.text)).toMatch(/^m:/);
        }
      }),
      { numRuns: 200, seed: 12 },
    );
  });
});

describe('a message as the other party reads it', () => {
  it.each([
    ['我电话13800001111 打给我', `我电话${HIDDEN} 打给我`],
    ['138-0000-1111', HIDDEN],
    ['加微信 abc_12345 聊', `${HIDDEN} 聊`],
    ['vx：lin888888', HIDDEN],
    ['mail me at a.b@c.com', `mail me at ${HIDDEN}`],
    ['看 https://x.cn/pay?id=1 这个', `看 ${HIDDEN} 这个`],
    ['卡号 6222 0212 3456 7890 123', `卡号 ${HIDDEN}`],
    ['寄到杭州市西湖区文三路100号3单元502室', HIDDEN],
  ])('%s', (text, shown) => {
    expect(moderate(text)).toMatchObject({ text: shown, hidden: true });
  });

  it('hides what is known of the person', () => {
    expect(moderate('我是林晓 住在 一号院', ['林晓', '一号院']).text).toBe(
      `我是${HIDDEN} 住在 ${HIDDEN}`,
    );
  });

  it.each([
    '退我630行不行',
    '订单 JS20261101004218 的屏幕有划痕',
    '2026年11月5日签收的',
    '单号 SF1402233917746',
    'The scratch is 2 cm long',
    '有3个划痕 第2张照片',
  ])('leaves alone: %s', (text) => {
    expect(moderate(text)).toEqual({ text, hidden: false, lure: false });
  });

  it.each([
    '微信直接转给你吧',
    '我们私下转账',
    '线下退钱',
    'pay me directly, outside the platform',
  ])('sees the lure in: %s', (text) => {
    expect(moderate(text).lure).toBe(true);
  });
});
