import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../server/store/database.ts';
import { seed } from '../decision/facts.ts';
import { ENGINES, freshDatabase } from '../support/database.ts';
import { type Marketplace, marketplace, talk } from '../support/talk.ts';

const staff = { kind: 'integration' } as const;

describe.each(ENGINES)('the seed claim on %s (scenario zh-01)', (engine) => {
  let db: Database;
  let market: Marketplace;
  beforeAll(async () => {
    db = await freshDatabase(engine);
    market = await marketplace(db);
    await market.stock({ merchants: [seed.merchant], buyer: seed.buyer, orders: [seed.order] });
  });
  afterAll(() => db.close());

  it('runs from the first sentence to balanced books', async () => {
    const chat = await talk(market, 'U10023', { orderId: 'JS20261101004218' });
    const understood = await chat.say('前几天买的那个thinkpad到了 屏幕有道划痕 商品页根本没写');
    expect(chat.text(understood)).toMatch(/屏幕/);
    expect(chat.text(understood)).toMatch(/外观/);
    expect(chat.text(understood)).toMatch(/整机.*划痕近景.*序列号/);
    expect(
      chat
        .last('evidence_request')
        ?.checklist.filter((slot) => slot.required)
        .map((slot) => slot.key),
    ).toEqual(['photo_overview', 'photo_closeup', 'photo_serial']);

    const retake = await chat.photos('拍了你看', {}, { problem: 'blurry' }, {});
    expect(chat.text(retake)).toMatch(/近景.*模糊.*重拍/);
    expect(chat.last('evidence_request')?.checklist).toMatchObject([
      { satisfiedBy: expect.any(String) },
      { key: 'photo_closeup', problem: 'blurry' },
      { satisfiedBy: expect.any(String) },
      {},
    ]);

    await chat.photos('这张可以了吧', {});
    expect(chat.last('ask')?.slot).toBe('remedy');

    const offered = await chat.say('退我20%就行 不想折腾退货了');
    expect(chat.text(offered)).toMatch(/您提的 20%/);
    expect(chat.text(offered)).toMatch(/15%/);
    expect(chat.text(offered)).toMatch(/¥630\.00/);
    expect(chat.text(offered)).toMatch(/退货退款/);
    expect(chat.text(offered)).not.toMatch(/最多|最终解释权/);
    expect(chat.last('offer')).toMatchObject({
      amountCents: 63_000,
      percentBps: 1500,
      alternatives: [{ remedy: 'return_refund' }, { remedy: 'coupon' }],
    });

    await chat.say('行吧 15就15');
    const confirm = chat.last('confirm');
    expect(confirm?.summary.map((line) => line.value)).toContain('¥630.00');
    expect((await market.tickets.list(staff, { limit: 5 })).items[0]).toMatchObject({
      state: 'offer_wait',
    });

    const done = await chat.say('确认');
    expect(chat.text(done)).toMatch(/¥630\.00.*原路/);
    const ticketId = chat.last('ticket')?.ticketId ?? '';
    const asked = await market.tickets.one(staff, ticketId);
    expect(asked?.ticket).toMatchObject({
      state: 'refunding',
      refunds: [{ amountCents: 63_000, status: 'requested' }],
    });

    const refundId = asked?.ticket.refunds[0]?.id ?? '';
    const paid = {
      type: 'refund.succeeded',
      refundId,
      amountCents: 63_000,
      eventId: 'e1',
    } as const;
    expect(await market.turn.gatewayEvent('simulated', paid)).toEqual({ applied: true });
    expect(await market.turn.gatewayEvent('simulated', paid)).toEqual({ applied: false });
    const closing = await chat.fresh();
    expect(closing.find((event) => event.type === 'resolved')).toMatchObject({
      amountCents: 63_000,
    });
    expect(chat.text(closing)).toMatch(/630.*原路/);

    const end = await market.tickets.one(staff, ticketId);
    expect(end?.ticket).toMatchObject({ state: 'completed', refunds: [{ status: 'succeeded' }] });
    expect(end?.ticket.path.map((step) => step.state)).toEqual([
      'screening',
      'evidence_wait',
      'screening',
      'offer_wait',
      'refunding',
      'settling',
      'completed',
    ]);
    expect(
      (await market.tickets.ledger(staff, ticketId))?.map((l) => [
        l.account,
        l.debitCents,
        l.creditCents,
      ]),
    ).toEqual([
      ['2001', 56_700, 0],
      ['4002', 6_300, 0],
      ['2004', 0, 63_000],
      ['2004', 63_000, 0],
      ['1001', 0, 63_000],
    ]);
    expect(chat.events.map((event) => event.seq)).toEqual(chat.events.map((_, index) => index + 1));
  });
});
