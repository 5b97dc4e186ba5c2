import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../server/store/database.ts';
import { decide } from '../../server/ticket/decide.ts';
import { rules } from '../decision/facts.ts';
import { ticket } from '../store/world.ts';
import { freshDatabase } from '../support/database.ts';
import { aCase, type Case, staff } from './case-kit.ts';

const HOUR = 3_600_000;
const agent = staff('agent', 'A1');

let db: Database;
beforeAll(async () => {
  db = await freshDatabase('postgres');
  // The model is loaded before time counts.
  await aCase(db);
}, 180_000);
afterAll(() => db.close());

/** A dear return on our label, so that nothing is paid before it has arrived. */
async function sendingBack(): Promise<Case> {
  const one = await aCase(db, { item: { paidCents: 100_000 } });
  await one.chat.say('不想要了 七天无理由退货');
  await one.chat.say('确认');
  expect(await one.state()).toBe('return_wait');
  return one;
}

/** The carrier tells now what happened so many hours ago; negative hours are still to come. */
async function told(one: Case, code: 'accepted' | 'in_transit' | 'delivered', hoursAgo = 0) {
  const { id, return: back } = await one.ticket();
  const { carrier = 'SF', trackingNo = '' } = back?.parcel ?? {};
  const at = new Date(Date.parse(one.market.clock.now()) - hoursAgo * HOUR).toISOString();
  await one.market.turn.scan({
    ticketId: id,
    leg: 'return',
    carrier,
    trackingNo,
    event: { at, code },
  });
  await one.chat.fresh();
}

/** The timer that runs, and in how many hours it is over. */
async function runs(one: Case) {
  const { deadline } = await one.ticket();
  const left = Date.parse(deadline?.at ?? '') - Date.parse(one.market.clock.now());
  return [deadline?.timer, left / HOUR];
}

describe('scans that a carrier tells late', () => {
  it('start the time to inspect when the parcel arrived (T-14, I1)', async () => {
    const one = await sendingBack();
    await told(one, 'accepted');
    await one.wait(60 * HOUR);
    await told(one, 'delivered', 24);
    expect(await one.state()).toBe('inspection');
    expect(await runs(one)).toEqual(['T-14c', 5 * 24 - 24]);
  });

  it('never before the goods set out, nor in the future', async () => {
    const before = await sendingBack();
    await before.wait(10 * HOUR);
    await told(before, 'accepted');
    await before.wait(10 * HOUR);
    await told(before, 'delivered', 72);
    expect(await runs(before)).toEqual(['T-14c', 5 * 24 - 10]);
    const ahead = await sendingBack();
    await told(ahead, 'delivered', -72);
    expect(await runs(ahead)).toEqual(['T-14c', 5 * 24]);
  });

  it('keep a parcel moving from its newest scan on, in whatever order they come (T-13)', async () => {
    const one = await sendingBack();
    await told(one, 'accepted');
    await one.wait(48 * HOUR);
    await told(one, 'in_transit', 12);
    expect(await runs(one)).toEqual(['T-13', 5 * 24 - 12]);
    await told(one, 'in_transit', 40);
    expect(await runs(one)).toEqual(['T-13', 5 * 24 - 12]);
  });
});

describe('what was sent to the buyer again, or repaired (T-17, T-18)', () => {
  const sent = '2026-11-05T00:00:00.000Z';
  const now = '2026-11-12T00:00:00.000Z';
  const scanned = (state: 'exchange_transit' | 'repair_wait', at: string) => {
    const leg = state === 'repair_wait' ? 'repair' : 'exchange';
    const about = ticket({
      state,
      path: [{ state, at: sent }],
      repair: { id: 'rp', attempts: 0, failures: 0 },
    });
    const scan = { type: 'scan', leg, code: 'delivered', at } as const;
    const decided = decide(about, scan, {
      now,
      actor: { kind: 'system' },
      timers: rules.timers,
    });
    return decided.ok ? decided.ticket : undefined;
  };

  it.each([
    ['told late', '2026-11-10T00:00:00.000Z', '2026-11-10T00:00:00.000Z'],
    ['before it was sent', '2026-11-01T00:00:00.000Z', sent],
    ['still to come', '2026-12-01T00:00:00.000Z', now],
  ])('counts from its arrival: %s', (_, at, from) => {
    expect(scanned('exchange_transit', at)?.deadline).toMatchObject({ timer: 'T-17', from });
    expect(scanned('repair_wait', at)).toMatchObject({
      deadline: { timer: 'T-18', from },
      repair: { startedAt: from },
    });
  });
});

describe('a parcel that arrives while its case is suspended (E32)', () => {
  it('counts once the case goes on', async () => {
    const one = await sendingBack();
    await told(one, 'accepted');
    await one.act(agent, { action: 'suspend', reason: '司法冻结' });
    await told(one, 'in_transit');
    await told(one, 'delivered');
    expect(await one.state()).toBe('suspended');
    await one.wait(24 * HOUR);
    await one.act(agent, { action: 'resume' });
    expect(await one.ticket()).toMatchObject({ state: 'inspection', goods: 'at_consignor' });
    expect(await runs(one)).toEqual(['T-14c', 5 * 24]);
  });
});
