import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../server/store/database.ts';
import { createEvidenceStore } from '../../server/store/evidence.ts';
import { createJury } from '../../server/store/jury.ts';
import { verifyLedger } from '../../server/store/ledger-verify.ts';
import { Refused } from '../../server/terms/refused.ts';
import { juryFile, precedentOf } from '../../server/turn/jury-file.ts';
import { freshDatabase } from '../support/database.ts';
import { seatRoster } from '../support/jurors.ts';
import { aCase, type Case, staff } from './case-kit.ts';

const HOUR = 3_600_000;
const agent = staff('agent', 'A1');
const merchant = staff('merchant', 'M1');

let db: Database;
beforeAll(async () => {
  db = await freshDatabase('postgres');
  await seatRoster(db, { topics: ['wrg', 'nad', 'svc', 'aut'] });
});
afterAll(() => db.close());

/** An empty parcel that both sides want a jury for. */
async function wanted(given: Parameters<typeof aCase>[1] = {}): Promise<Case> {
  const one = await aCase(db, { item: { paidCents: 80_000 }, ...given });
  await one.chat.say('收到个空包裹 盒子里什么都没有 退款');
  await one.chat.photos('给', {}, {}, {});
  if ((await one.state()) !== 'platform_review') await one.chat.say('转人工');
  await one.act(agent, { action: 'open_arbitration' });
  await one.buyer({ action: 'open_jury' });
  await one.act(merchant, { action: 'open_jury' });
  return one;
}
async function seated(): Promise<Case> {
  const one = await wanted();
  await one.act(agent, { action: 'open_jury' });
  expect(await one.state()).toBe('arb_jury');
  return one;
}
/** What may be counterfeit, with the photos that its experts look at. */
async function doubted(): Promise<Case> {
  const one = await aCase(db);
  await one.chat.say('这台笔记本是假货，我怀疑是仿的');
  await one.chat.photos('给', {}, {}, {});
  if ((await one.state()) !== 'platform_review') await one.chat.say('转人工');
  expect(await one.state()).toBe('platform_review');
  return one;
}
const seatsOf = async (one: Case) => (await one.ticket()).arbitration?.seats ?? [];
const juror = (userId: string) => ({ kind: 'juror', userId, name: userId }) as const;
const vote = (outcome: string, reason = '面单重量对不上') =>
  ({ action: 'vote', outcome, reason }) as const;
const kept = (ticketId: string) =>
  db.pool
    .query('SELECT user_id, status, side FROM jury_seat WHERE ticket_id = $1', [ticketId])
    .then(({ rows }) => rows as { user_id: string; status: string; side: string | null }[]);
/** Whose notices of a case say what. */
const notices = async (ticketId: string) => {
  const { rows } = await db.pool.query(
    "SELECT e AS told FROM outbox o, json_array_elements(o.payload->'notices') e WHERE o.ticket_id = $1",
    [ticketId],
  );
  return rows.map(({ told }) => told as { userId?: string; name: string; facts: object });
};

describe('a jury (E18, E19, T-10)', () => {
  it('is drawn and invited in the very change that opens it', async () => {
    const one = await seated();
    const { id } = await one.ticket();
    const seats = await seatsOf(one);
    const ids = seats.map(({ userId }) => userId).sort();
    expect(new Set(ids).size).toBe(17);
    expect(seats.filter(({ expert }) => expert).length).toBeGreaterThanOrEqual(5);
    expect((await kept(id)).map((row) => row.user_id).sort()).toEqual(ids);
    const told = (await notices(id)).filter(({ name }) => name === 'jury_seat');
    expect(told.map(({ userId }) => userId).sort()).toEqual(ids);
    // An invitation says neither which case it is nor what about.
    for (const { facts } of told) expect(Object.keys(facts)).toEqual(['deadlineAt']);
  });

  it('is for small goods by the figures of the order’s own market', async () => {
    const there = await wanted({ order: { market: 'US', currency: 'USD' } });
    const answer = await there.act(agent, { action: 'open_jury' });
    expect(answer).toMatchObject({ code: 'action_not_allowed' });
    expect(await there.state()).toBe('arb_evidence');
    // Neither side was asked for a yes that could lead to nothing.
    for (const side of [merchant, there.chat.caller])
      expect((await there.next(side)).map(({ action }) => action)).not.toContain('open_jury');
    expect((await there.ticket()).arbitration?.juryConsent).toEqual([]);
  });

  it('is agreed to once by each side', async () => {
    const one = await wanted();
    expect((await one.ticket()).arbitration?.juryConsent).toEqual(['buyer', 'merchant']);
    for (const side of [merchant, one.chat.caller])
      expect((await one.next(side)).map(({ action }) => action)).not.toContain('open_jury');
    expect(await one.buyer({ action: 'open_jury' })).toMatchObject({ code: 'action_not_allowed' });
  });

  it('stops at nine equal votes, pays by the tables, and keeps the reasons', async () => {
    const one = await seated();
    const { id } = await one.ticket();
    const [first, ...others] = await seatsOf(one);
    if (!first) throw new Error('nobody sits');
    await one.act(juror(first.userId), vote('merchant', '视频里能看到东西'));
    for (const { userId } of others.slice(0, 8)) await one.act(juror(userId), vote('buyer'));
    expect(await one.state()).toBe('arb_jury');
    await one.act(juror(others[8]?.userId ?? ''), vote('buyer', '重量只有空盒的'));
    expect(await one.state()).toBe('refunding');
    const late = await one.act(juror(others[9]?.userId ?? ''), vote('buyer'));
    expect(late).toMatchObject({ code: 'action_not_allowed' });
    const rows = await kept(id);
    expect(rows.filter(({ status }) => status === 'voted')).toHaveLength(10);
    expect(rows.filter(({ status }) => status === 'closed')).toHaveLength(7);
    await one.paid();
    expect(await one.state()).toBe('completed');
    expect((await one.ticket()).refunds).toMatchObject([{ amountCents: 80_000 }]);
    expect(await verifyLedger(db.pool)).toEqual([]);

    const jury = createJury(db.pool);
    const [ruling] = await jury.rulings({ leaf: (await one.ticket()).claim.leaf });
    if (!ruling) throw new Error('no ruling');
    const { names } = await jury.behind(ruling.ticket);
    expect(precedentOf(ruling, names)).toMatchObject({
      by: 'jury',
      for: 'buyer',
      votes: { buyer: 9, merchant: 1 },
      reasons: ['面单重量对不上', '重量只有空盒的'],
    });
    expect(await jury.seat(first.userId, id)).toMatchObject({ side: 'merchant', sits: false });
  });

  it('takes one vote of each person, from their own seat, with a reason', async () => {
    const one = await seated();
    const [{ userId } = { userId: '' }] = await seatsOf(one);
    const bare = { action: 'vote', outcome: 'buyer' } as const;
    expect(await one.act(juror(userId), bare)).toMatchObject({ code: 'validation_failed' });
    const clientId = randomUUID();
    await one.act(juror(userId), { ...vote('buyer'), clientId });
    expect(await one.act(juror(userId), vote('merchant'))).toMatchObject({
      code: 'action_not_allowed',
    });
    // The same vote sent again is the same vote.
    expect(await one.act(juror(userId), { ...vote('buyer'), clientId })).not.toBeInstanceOf(
      Refused,
    );
    expect((await one.ticket()).arbitration?.votes).toEqual([
      { seat: '1', for: 'buyer', reason: '面单重量对不上' },
    ]);
  });

  it('lets nobody else vote: an agent under no seat’s name, a juror who was not asked not at all', async () => {
    const one = await seated();
    const forged = { ...vote('buyer'), seat: '3' };
    expect(await one.act(agent, forged)).toMatchObject({ code: 'action_not_allowed' });
    const asked = new Set((await seatsOf(one)).map(({ userId }) => userId));
    const outside = Array.from({ length: 24 }, (_, n) => `juror-${n + 1}`).find(
      (id) => !asked.has(id),
    );
    expect(await one.act(juror(outside ?? ''), vote('buyer'))).toMatchObject({ code: 'not_found' });
    const files = createEvidenceStore(db);
    const file = (await one.snapshot()).evidence.find(({ key }) => key !== 'photo_waybill');
    expect(await files.one(juror(outside ?? ''), file?.id ?? '')).toBeUndefined();
    expect(await files.one(juror([...asked][0] ?? ''), file?.id ?? '')).toBeDefined();
  });

  it('counts every vote of jurors who vote at the same moment', async () => {
    const one = await seated();
    const { version } = await one.ticket();
    const some = (await seatsOf(one)).slice(0, 5);
    await Promise.all(
      some.map(({ userId }) => one.actAt(juror(userId), { version, ...vote('merchant') })),
    );
    expect((await one.ticket()).arbitration?.votes).toHaveLength(5);
  });

  it('asks somebody else where a juror declines, and an arbiter once its experts have gone', async () => {
    const one = await seated();
    const { id } = await one.ticket();
    const seats = await seatsOf(one);
    const plain = seats.find(({ expert }) => !expert);
    if (!plain) throw new Error('no plain seat');
    await one.act(juror(plain.userId), { action: 'decline_seat' });
    const now = await seatsOf(one);
    expect(now).toHaveLength(17);
    expect(now.some(({ userId }) => userId === plain.userId)).toBe(false);
    expect(await one.act(juror(plain.userId), vote('buyer'))).toMatchObject({
      code: 'action_not_allowed',
    });
    const fresh = now.find(({ seat }) => seat === plain.seat);
    const invited = (await notices(id)).filter(({ name }) => name === 'jury_seat');
    expect(invited.at(-1)?.userId).toBe(fresh?.userId);
    for (let n = 0; n < 24; n += 1) {
      const expert = (await seatsOf(one)).find((seat) => seat.expert);
      if (!expert || (await one.snapshot()).events.at(-1)?.type === 'escalated_to_lead') break;
      await one.act(juror(expert.userId), { action: 'decline_seat' });
    }
    expect((await one.snapshot()).events.at(-1)?.type).toBe('escalated_to_lead');
    expect((await kept(id)).some(({ status }) => status === 'invited')).toBe(false);
  });

  it('is opened by the clock where both agreed, and without nine equal votes an arbiter decides', async () => {
    const one = await wanted();
    await one.wait(48 * HOUR);
    expect(await one.state()).toBe('arb_jury');
    const seats = await seatsOf(one);
    for (const { userId } of seats.slice(0, 8)) await one.act(juror(userId), vote('buyer'));
    await one.wait(48 * HOUR);
    expect(await one.state()).toBe('arb_jury');
    expect((await one.snapshot()).events.at(-1)?.type).toBe('escalated_to_lead');
    const late = await one.act(juror(seats[9]?.userId ?? ''), vote('buyer'));
    expect(late).toMatchObject({ code: 'action_not_allowed' });
    await one.act(agent, {
      action: 'arbitrate',
      outcome: 'partial_refund',
      amountCents: 8_000,
      liability: 'L06',
      reason: '按一成',
    });
    expect((await one.ticket()).refunds).toMatchObject([{ amountCents: 8_000 }]);
  });

  it('reads a file without who the sides are', async () => {
    const one = await seated();
    const { ticket, evidence } = await one.snapshot();
    const { names, listing } = await createJury(db.pool).behind(ticket);
    const note = `${ticket.itemTitle} 卖我800元 电话13912345678 ${names[0]}`;
    const statements = [{ by: 'buyer', at: ticket.createdAt, note, evidenceIds: [] }] as const;
    const told = ticket.arbitration && { ...ticket.arbitration, statements };
    const waybill = evidence
      .slice(0, 1)
      .map((file) => ({ ...file, key: 'photo_waybill' as const }));
    const file = juryFile({ ...ticket, arbitration: told }, [...evidence.slice(1), ...waybill], {
      names,
      listing,
    });
    expect(file.statements).toEqual([{ by: 'buyer', note: '▇▇ 卖我▇▇ 电话▇▇ ▇▇' }]);
    expect(file.listing?.grade).toBe(one.order.items[0]?.listedGrade);
    expect(file.evidence).toHaveLength(evidence.length - 1);
    const { buyerId, merchantId, orderId, paidCents } = ticket;
    for (const secret of [buyerId, merchantId, orderId, String(paidCents), ...names])
      expect(JSON.stringify(file)).not.toContain(secret);
  });

  it('is three experts where a counterfeit is claimed, who need no fee to be agreed where the platform pays', async () => {
    const one = await doubted();
    await one.act(agent, { action: 'send_to_appraisal' });
    const { id, arbitration } = await one.ticket();
    expect(arbitration?.seats).toMatchObject([
      { expert: true },
      { expert: true },
      { expert: true },
    ]);
    const [first, second] = await seatsOf(one);
    expect(await createJury(db.pool).seat(first?.userId ?? '', id)).toMatchObject({
      status: 'invited',
      sits: true,
      seats: 3,
    });
    await one.act(juror(first?.userId ?? ''), vote('merchant', '五金与正品一致'));
    await one.act(juror(second?.userId ?? ''), vote('merchant', '编码格式正确'));
    expect(await one.ticket()).toMatchObject({
      state: 'rejected',
      findings: { appraisal: { result: 'genuine', note: '五金与正品一致\n编码格式正确' } },
    });
    expect(one.chat.text(one.chat.events)).not.toMatch(/鉴定费/);
  });

  it('of experts goes on with two of them, and to a lead where they can agree no more', async () => {
    const one = await doubted();
    await one.act(agent, { action: 'send_to_appraisal' });
    // Eight experts in the house: five can still take somebody's place.
    for (let n = 0; n < 6; n += 1) {
      const seat = (await seatsOf(one)).at(-1);
      await one.act(juror(seat?.userId ?? ''), { action: 'decline_seat' });
    }
    const [left, other] = await seatsOf(one);
    expect([await one.state(), (await seatsOf(one)).length]).toEqual(['appraisal', 2]);
    await one.act(juror(left?.userId ?? ''), vote('buyer'));
    await one.act(juror(other?.userId ?? ''), vote('merchant'));
    expect(await one.ticket()).toMatchObject({
      state: 'platform_review',
      referral: { group: 'lead', reasons: ['appraisal_inconclusive'] },
    });
  });

  it('of experts costs the buyer what was agreed beforehand, and nothing before that', async () => {
    const one = await doubted();
    await one.act(agent, { action: 'send_to_appraisal', amountCents: 20_000 });
    expect(await one.ticket()).toMatchObject({
      state: 'platform_review',
      appraisalFee: { cents: 20_000 },
    });
    const card = one.chat.last('confirm');
    expect(JSON.stringify(card?.summary)).toMatch(/¥200\.00/);
    await one.chat.send({ confirm: { askId: card?.askId ?? '', digest: card?.digest ?? '' } });
    const { state, id, appraisalFee } = await one.ticket();
    expect([state, appraisalFee]).toEqual(['appraisal', { cents: 20_000, consentId: card?.askId }]);
    const { rows } = await db.pool.query(
      "SELECT e->'data' AS due FROM outbox o, json_array_elements(o.payload->'events') e WHERE o.ticket_id = $1 AND e->>'type' = 'appraisal.fee_due'",
      [id],
    );
    expect(rows).toMatchObject([{ due: { feeCents: 20_000, consentId: card?.askId } }]);
    for (const { userId } of (await seatsOf(one)).slice(0, 2))
      await one.act(juror(userId), vote('merchant'));
    expect(one.chat.last('text')?.text).toMatch(/鉴定费 ¥200\.00 按您事先同意的/);
  });

  it('is not seated where too few have nothing to do with it, and that is said', async () => {
    await db.pool.query("UPDATE staff_user SET skills = '{}' WHERE role = 'juror'");
    const one = await wanted();
    const refusal = await one.act(agent, { action: 'open_jury' });
    expect(refusal).toMatchObject({ code: 'action_not_allowed' });
    expect(String(refusal instanceof Refused && refusal.message)).toMatch(/24 jurors, 0 of them/);
    await one.wait(48 * HOUR);
    expect(await one.state()).toBe('arb_evidence');
    expect((await one.snapshot()).events.at(-1)?.type).toBe('escalated_to_lead');
    expect(one.chat.text(await one.chat.fresh())).toMatch(/评审员.*仲裁员/);
  });
});
