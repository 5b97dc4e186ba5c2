import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../server/store/database.ts';
import { freshDatabase } from '../support/database.ts';
import { aCase, type Case, staff } from './case-kit.ts';

let db: Database;
beforeAll(async () => {
  db = await freshDatabase('postgres');
});
afterAll(() => db.close());

/** A return that was agreed on, its label booked and nothing sent yet. */
async function toSendBack(): Promise<Case> {
  const one = await aCase(db, { item: { paidCents: 200_000 }, order: { paidCents: 200_000 } });
  await one.chat.say('屏幕有道划痕 页面没写');
  await one.chat.photos('给', {}, {}, {});
  await one.chat.say('我想退货');
  await one.buyer({ action: 'accept_offer' });
  expect(await one.state()).toBe('return_wait');
  return one;
}

const effects = async (one: Case, kind: string) => {
  const { id } = await one.ticket();
  const { rows } = await db.pool.query(
    `SELECT 1 FROM outbox WHERE ticket_id = $1 AND payload->>'kind' = $2`,
    [id, kind],
  );
  return rows.length;
};

describe('another solution (E31)', () => {
  it('is asked for in the talk: the way back is called off, its label given back, the claim judged anew', async () => {
    const one = await toSendBack();
    const before = await one.ticket();
    expect(before.return?.parcel).toBeDefined();
    await one.chat.say('我改主意了 不寄回了 改成补偿差价吧');
    const after = await one.ticket();
    expect(after).toMatchObject({
      state: 'offer_wait',
      submissions: before.submissions + 1,
      claim: { requested: { remedy: 'partial_refund' } },
    });
    expect([after.return, after.granted]).toEqual([undefined, undefined]);
    expect(after.path.map(({ state }) => state).slice(-3)).toEqual([
      'return_wait',
      'screening',
      'offer_wait',
    ]);
    expect(after.offers.find((o) => o.status === 'open' && o.id === o.group)?.terms.remedy).toBe(
      'partial_refund',
    );
    expect(await effects(one, 'label.cancel')).toBe(1);
    expect(one.chat.text(one.chat.events)).toContain('改成');
    await one.buyer({ action: 'accept_offer' });
    expect(await one.state()).toBe('refunding');
    expect((await one.ticket()).refunds).toHaveLength(1);
  });

  it('is an action, refused with the case as it was where the rules have no such way', async () => {
    const one = await toSendBack();
    const { version } = await one.ticket();
    const no = await one.buyer({ action: 'change_solution', remedy: 'resend' });
    expect(no).toMatchObject({
      code: 'action_not_allowed',
      extra: { next: expect.arrayContaining([expect.objectContaining({ needs: ['remedy'] })]) },
    });
    expect(await one.buyer({ action: 'change_solution', remedy: 'magic' })).toMatchObject({
      code: 'validation_failed',
      extra: { errors: [{ path: 'remedy' }] },
    });
    expect((await one.ticket()).version).toBe(version);
    const agent = staff('agent', 'A1');
    expect(await one.act(agent, { action: 'change_solution', remedy: 'repair' })).toMatchObject({
      code: 'action_not_allowed',
    });
    await one.buyer({ action: 'change_solution', remedy: 'partial_refund', amountCents: 10_000 });
    expect(await one.ticket()).toMatchObject({
      state: 'offer_wait',
      claim: { requested: { remedy: 'partial_refund', amountCents: 10_000 } },
    });
  });

  it('is no more once the goods move', async () => {
    const one = await toSendBack();
    const { id, return: back } = await one.ticket();
    const { carrier = '', trackingNo = '' } = back?.parcel ?? {};
    const event = { at: one.market.clock.now(), code: 'accepted' } as const;
    await one.market.turn.scan({ ticketId: id, leg: 'return', carrier, trackingNo, event });
    expect(await one.buyer({ action: 'change_solution', remedy: 'partial_refund' })).toMatchObject({
      code: 'action_not_allowed',
    });
    await one.chat.say('我改主意了 不退货了 改成补差价');
    expect(await one.state()).toBe('return_transit');
  });
});

describe('evidence that a person asks for', () => {
  const agent = staff('agent', 'A1');
  const merchant = staff('merchant', 'M1');
  const HOUR = 3_600_000;

  async function withAPerson(): Promise<Case> {
    const one = await aCase(db);
    await one.chat.say('屏幕有道划痕 页面没写 退点钱我就留着');
    await one.chat.photos('给', {}, {}, {});
    await one.chat.say('转人工');
    expect(await one.state()).toBe('platform_review');
    await one.wait(60_000);
    return one;
  }

  it('is asked of the buyer by name and by a time, and older files do not answer it', async () => {
    const one = await withAPerson();
    for (const { path, ...fields } of [
      { path: 'from', from: 'carrier' },
      { path: 'checklist', checklist: ['a_poem'] },
      { path: 'checklist' },
    ])
      expect(await one.act(agent, { action: 'request_evidence', ...fields })).toMatchObject({
        code: 'validation_failed',
        extra: { errors: [{ path }] },
      });
    await one.act(agent, {
      action: 'request_evidence',
      from: 'buyer',
      checklist: ['photo_closeup', 'photo_waybill'],
      hours: 12,
    });
    const asked = await one.ticket();
    const at = new Date(Date.parse(one.market.clock.now()) + 12 * HOUR).toISOString();
    expect(asked).toMatchObject({ state: 'evidence_wait', deadline: { timer: 'T-03', at } });
    const shown = one.chat.last('evidence_request');
    const open = shown?.checklist.filter((slot) => slot.required && !slot.satisfiedBy);
    expect(open?.map(({ key }) => key)).toEqual(['photo_closeup', 'photo_waybill']);
    await one.chat.photos('给', {}, {});
    expect((await one.ticket()).wanted).toBeUndefined();
    expect(await one.state()).not.toBe('evidence_wait');
  });

  it('is asked of the merchant while the platform keeps the case', async () => {
    const one = await withAPerson();
    await one.act(agent, {
      action: 'request_evidence',
      from: 'merchant',
      checklist: ['photo_overview'],
      hours: 6,
    });
    const at = new Date(Date.parse(one.market.clock.now()) + 6 * HOUR).toISOString();
    const seen = await one.market.tickets.one(merchant, (await one.ticket()).id);
    expect(seen?.ticket).toMatchObject({
      state: 'platform_review',
      deadline: { timer: 'T-07', at },
      wanted: { from: 'merchant', keys: ['photo_overview'], until: at },
    });
    await one.act(merchant, { action: 'add_evidence', evidenceIds: [await one.upload()] });
    expect((await one.ticket()).wanted).toBeUndefined();
  });
});
