import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../server/store/database.ts';
import { freshDatabase } from '../support/database.ts';
import { aCase, type Case, staff } from './case-kit.ts';

const agent = staff('agent', 'A1');
const START = Date.parse('2026-11-05T12:14:00.000Z');
const DAY = 86_400_000;

let db: Database;
beforeAll(async () => {
  db = await freshDatabase('postgres');
});
afterAll(() => db.close());

const signed = (at: number) => [
  {
    id: 's1',
    carrier: 'SF',
    trackingNo: `SF${at}`,
    bookedBy: 'consignor' as const,
    itemIds: ['1'],
    signedAt: new Date(at - 3_600_000).toISOString(),
    events: [],
  },
];

/** The next order of one buyer, signed for an hour before. */
const next = (id: string, days: number): Promise<Case> =>
  aCase(db, {
    buyer: { id, riskScore: undefined },
    start: new Date(START + days * DAY).toISOString(),
    item: { paidCents: 100_000 },
    order: { shipments: signed(START + days * DAY) },
  });

/** A scratch, told with its photos; the rules' answer stands. */
async function scratched(id: string, days: number): Promise<Case> {
  const one = await next(id, days);
  await one.chat.say('屏幕有道划痕 页面没写');
  await one.chat.photos('给', {}, {}, {});
  await one.chat.say('退点钱就行');
  return one;
}

/** 15 % of ¥1,000, whichever way it goes (I6). */
const CASH = 15_000;
const proposed = async (one: Case): Promise<number | undefined> => {
  const { verdict } = await one.ticket();
  if (verdict?.kind === 'offer') return verdict.terms.amountCents;
  return verdict?.kind === 'refer' ? verdict.proposal?.terms.amountCents : undefined;
};
const riskOf = async (one: Case) => {
  const { verdict } = await one.ticket();
  const trace = verdict && 'trace' in verdict ? verdict.trace : [];
  return trace.find(({ ruleId }) => ruleId === 'DT-4')?.outcome;
};

describe('refunds that left the goods (DT-4, DT-9)', () => {
  it('more than three in 30 days: a person looks, at the same amount; then it is forgotten', async () => {
    for (const day of [0, 1, 2]) {
      const kept = await scratched('U-keeps', day);
      await kept.buyer({ action: 'accept_offer' });
      await kept.paid();
      expect(await kept.state()).toBe('completed');
    }
    const third = await scratched('U-keeps', 3);
    expect([await third.state(), await riskOf(third), await proposed(third)]).toEqual([
      'offer_wait',
      'low',
      CASH,
    ]);
    await third.buyer({ action: 'accept_offer' });
    await third.paid();

    const fifth = await scratched('U-keeps', 30);
    expect([await fifth.state(), await riskOf(fifth), await proposed(fifth)]).toEqual([
      'platform_review',
      'medium',
      CASH,
    ]);
    expect((await fifth.ticket()).referral?.reasons).toContain('keep_goods_paused');
    // The first of the four is then more than 30 days old, and the fourth not yet.
    const sixth = await scratched('U-keeps', 33);
    expect([await sixth.state(), await riskOf(sixth)]).toEqual(['platform_review', 'low']);
    const later = await scratched('U-keeps', 33 + 1 / 86_400);
    expect([await later.state(), await riskOf(later), await proposed(later)]).toEqual([
      'offer_wait',
      'low',
      CASH,
    ]);
  }, 120_000);
});

describe('returns without a reason (DT-9)', () => {
  /** Sent back on our label, inspected and paid. */
  async function returned(days: number, found: 'R0' | 'R3') {
    const one = await next('U-returns', days);
    await one.chat.say('不想要了 七天无理由退货');
    await one.chat.say('确认');
    const seen = {
      label: (await one.ticket()).return?.labelCents,
      said: one.chat.text(one.chat.events),
      due: (await one.ticket()).granted?.terms.amountCents,
    };
    const own = seen.label === 0;
    if (own) await one.buyer({ action: 'ship_return', carrier: 'SF', trackingNo: `SF9${days}` });
    await one.delivered();
    const note = { note: '有使用痕迹', evidenceIds: [await one.upload({ by: 'staff' })] };
    await one.act(agent, { action: 'inspect', outcome: found, ...(found === 'R3' && note) });
    if (found === 'R3') await one.buyer({ action: 'accept_offer' });
    await one.paid();
    expect(await one.state()).toBe('completed');
    return seen;
  }

  it('ten in 30 days: no label in advance; three worn ones in 90: photos first. The price is the same', async () => {
    for (let n = 0; n < 9; n += 1) await returned(n, n < 2 ? 'R3' : 'R0');
    const tenth = await returned(9, 'R3');
    expect(tenth).toMatchObject({ label: 1_200, due: 100_000 });
    expect(tenth.said).not.toMatch(/寄出前请先在这里拍/);
    const eleventh = await returned(10, 'R0');
    expect(eleventh).toMatchObject({ label: 0, due: 100_000 });
    expect(eleventh.said).toMatch(/寄出前请先在这里拍/);
  }, 120_000);

  it('a return looked at again and found sound is not a worn one', async () => {
    const one = await aCase(db, { buyer: { id: 'U-sound' } });
    await one.chat.say('不想要了 七天无理由退货');
    await one.chat.say('确认');
    await one.delivered();
    const deeds = async () =>
      (await db.pool.query("SELECT deeds FROM buyer WHERE id = 'U-sound'")).rows[0]?.deeds;
    const evidenceIds = [await one.upload({ by: 'staff' })];
    await one.act(agent, { action: 'inspect', outcome: 'R3', note: '脏', evidenceIds });
    expect(await deeds()).toMatchObject([{ kind: 'no_reason' }, { kind: 'worn' }]);
    await one.act(agent, { action: 'inspect', outcome: 'R1' });
    expect(await deeds()).toMatchObject([{ kind: 'no_reason' }]);
  });
});

describe('a return paid at its first scan (DT-5)', () => {
  /** Small enough, told by its label's first scan. */
  async function scanned(id: string) {
    const buyer = { id, riskScore: undefined };
    const one = await aCase(db, { buyer, item: { paidCents: 30_000 } });
    await one.chat.say('不想要了 七天无理由退货');
    await one.chat.say('确认');
    const { id: ticketId, return: back } = await one.ticket();
    const { carrier = '', trackingNo = '' } = back?.parcel ?? {};
    const scan = (code: 'accepted' | 'lost') => {
      const event = { at: one.market.clock.now(), code };
      return one.market.turn.scan({ ticketId, leg: 'return', carrier, trackingNo, event });
    };
    await scan('accepted');
    await one.chat.fresh();
    return { one, scan };
  }

  it('tells it bound to the refund, keeps the reason in the trace, and pays once', async () => {
    const { one, scan } = await scanned('U-quick');
    const { state, refunds, verdict } = await one.ticket();
    expect([state, refunds.length]).toEqual(['return_transit', 1]);
    expect(one.chat.last('text')).toMatchObject({
      text: expect.stringMatching(/快递已揽收.*¥288\.00/),
      cites: expect.arrayContaining([{ kind: 'action', id: refunds[0]?.id }]),
    });
    expect(verdict?.trace.at(-1)).toMatchObject({ ruleId: 'DT-5', outcome: 'paid at once' });
    await scan('accepted');
    await one.chat.say('退款到哪了');
    expect((await one.ticket()).refunds).toHaveLength(1);
    await one.delivered();
    await one.act(agent, { action: 'inspect', outcome: 'R0' });
    expect(await one.state()).toBe('refunding');
    await one.paid();
    expect(await one.state()).toBe('completed');
  });

  it('of another item: it goes back, and the next return waits for its inspection', async () => {
    const { one } = await scanned('U-swaps');
    await one.paid();
    await one.delivered();
    const evidenceIds = [await one.upload({ by: 'staff' })];
    await one.act(agent, { action: 'inspect', outcome: 'R5', note: '箱内是砖', evidenceIds });
    expect(await one.ticket()).toMatchObject({ state: 'completed', goods: 'shipped_back' });
    expect(one.chat.text(one.chat.events)).toMatch(/不是原来那件/);
    const again = await scanned('U-swaps');
    expect((await again.one.ticket()).refunds).toHaveLength(0);
  });
});

describe('a return that was paid at its first scan and never arrives', () => {
  it('ends as it is: the buyer keeps the refund, and the merchant its price', async () => {
    const buyer = { id: 'U-lost', riskScore: undefined };
    const one = await aCase(db, { buyer, item: { paidCents: 30_000 } });
    await one.chat.say('不想要了 七天无理由退货');
    await one.chat.say('确认');
    const { id: ticketId, return: back } = await one.ticket();
    const { carrier = '', trackingNo = '' } = back?.parcel ?? {};
    for (const code of ['accepted', 'lost'] as const) {
      const event = { at: one.market.clock.now(), code };
      await one.market.turn.scan({ ticketId, leg: 'return', carrier, trackingNo, event });
      if (code === 'accepted') await one.paid();
    }
    await one.chat.fresh();
    expect(await one.ticket()).toMatchObject({ state: 'completed', goods: 'lost' });
    expect(one.chat.text(one.chat.events)).toMatch(/没能送到您这件退货/);
    expect(one.chat.last('resolved')?.text).not.toMatch(/已验收/);
    const { rows } = await db.pool.query(
      'SELECT settled_cents::int AS settled FROM order_line WHERE order_id = $1',
      [one.order.id],
    );
    expect(rows).toEqual([{ settled: 0 }]);
  });
});

describe('submissions on one line (DT-9)', () => {
  it('past five a person looks', async () => {
    const one = await aCase(db, { item: { paidCents: 100_000 } });
    for (let n = 1; n <= 5; n += 1) {
      await one.chat.say('屏幕有道划痕 页面没写');
      await one.buyer({ action: 'withdraw' });
    }
    await one.chat.say('屏幕有道划痕 页面没写');
    await one.chat.photos('给', {}, {}, {});
    await one.chat.say('退点钱就行');
    expect(await one.ticket()).toMatchObject({
      state: 'platform_review',
      submissions: 6,
      referral: { reasons: expect.arrayContaining(['too_many_submissions']) },
    });
  });
});

describe('accounts of one address (DT-4)', () => {
  const lives = (address: string, id: string, days = 0) =>
    aCase(db, {
      buyer: { id, riskScore: undefined },
      start: new Date(START + days * DAY).toISOString(),
      item: { paidCents: 100_000 },
      order: {
        shipments: signed(START + days * DAY),
        receiver: { name: '林', phone: '', address },
      },
    });
  const files = async (one: Case) => {
    await one.chat.say('屏幕有道划痕 页面没写');
    await one.chat.photos('给', {}, {}, {});
    await one.chat.say('退点钱就行');
    return riskOf(one);
  };

  it('count together from the third on that files within 30 days, however it is written; never one alone', async () => {
    const place = '上海市 静安区 南京西路 1 号 502 室';
    expect(await files(await lives(place, 'U-one'))).toBe('low');
    expect(await files(await lives(place, 'U-one', 1))).toBe('low');
    expect(await files(await lives('上海市静安区南京西路1号502室', 'U-two', 2))).toBe('low');
    expect(await files(await lives('上海市，静安区，南京西路 1 号 502 室', 'U-three', 3))).toBe(
      'medium',
    );
    expect(await files(await lives(`${place} 楼上`, 'U-above', 3))).toBe('low');
    // A month and more later only the last two have filed lately.
    expect(await files(await lives(place, 'U-four', 33))).toBe('low');
  });

  it('of no address count as nobody’s', async () => {
    for (const id of ['U-no-1', 'U-no-2', 'U-no-3'])
      expect(await files(await lives('自提', id))).toBe('low');
  });
});
