import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../server/store/database.ts';
import { createDeadlines } from '../../server/store/deadlines.ts';
import { createIdempotency } from '../../server/store/idempotency.ts';
import { createLease } from '../../server/store/lease.ts';
import { createOutbox } from '../../server/store/outbox.ts';
import { createParkedEffects } from '../../server/store/parked-effects.ts';
import { createPriceCells } from '../../server/store/price-cells.ts';
import { createRuleSets } from '../../server/store/rule-sets.ts';
import { createSettings } from '../../server/store/settings.ts';
import { createStaff } from '../../server/store/staff.ts';
import { createStorefrontFeed } from '../../server/store/storefront-feed.ts';
import { createTurnStore } from '../../server/store/turn-store.ts';
import type { EffectWrite } from '../../server/turn/effect.ts';
import { ENGINES, freshDatabase } from '../support/database.ts';
import { NOW, plan } from './world.ts';

const LEASE_MS = 60_000;
/** Over before it began, whatever the database's clock does between two statements. */
const LONG_AGO_MS = -LEASE_MS;

const effect = (key: string, ticketId?: string): EffectWrite => ({
  key,
  ticketId,
  effect: { kind: 'cell.refresh', category: 'shoes', severity: 'S1', zone: key },
});

describe.each(ENGINES)('work that waits, on %s', (engine) => {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase(engine);
  });
  afterAll(() => database.close());
  const write = (...effects: EffectWrite[]) =>
    createTurnStore(database.pool).commit(plan({ effects }));

  it('gives each effect to one of two workers', async () => {
    const keys = Array.from({ length: 40 }, (_, i) => `many:${i}`);
    await write(...keys.map((key) => effect(key)));
    const workers = [createOutbox(database.pool), createOutbox(database.pool)];
    const taken = await Promise.all(workers.map((worker) => worker.lease(30, LEASE_MS)));
    const all = taken.flat();
    expect(all.map((row) => row.key).sort()).toEqual([...keys].sort());
    for (const row of all) await workers[0]?.done(row);
    expect(await workers[0]?.nextRunAt()).toBeUndefined();
  });

  it('keeps one ticket’s effects of a kind in order', async () => {
    const outbox = createOutbox(database.pool);
    await write(effect('first', 'T1'), effect('second', 'T1'), effect('other', 'T2'));
    const early = await outbox.lease(10, LEASE_MS);
    expect(early.map((row) => row.key).sort()).toEqual(['first', 'other']);
    expect(await outbox.lease(10, LEASE_MS)).toEqual([]);
    const next = await outbox.nextRunAt();
    expect(next && next.getTime() > Date.now() + LEASE_MS / 2).toBe(true);
    for (const row of early) await outbox.done(row);
    const late = await outbox.lease(10, LEASE_MS);
    expect(late.map((row) => row.key)).toEqual(['second']);
    for (const row of late) await outbox.done(row);
  });

  it('takes back a lease that ran out, and then ignores the late worker', async () => {
    const outbox = createOutbox(database.pool);
    await write(effect('slow'));
    const [late] = await outbox.lease(10, LONG_AGO_MS);
    const [now] = await outbox.lease(10, LEASE_MS);
    if (!late || !now) throw new Error('nothing leased');
    expect([late.attempts, now.attempts]).toEqual([1, 2]);
    await outbox.park(late, 'too late');
    const aside = createParkedEffects(database.pool);
    expect(await aside.parked(10)).toEqual([]);
    await outbox.retry(now, LONG_AGO_MS, 'the gateway is down');
    const [again] = await outbox.lease(10, LEASE_MS);
    if (!again) throw new Error('nothing leased');
    await outbox.park(again, 'x'.repeat(5_000));
    const [parked] = await aside.parked(10);
    expect([parked?.key, parked?.lastError.length]).toEqual(['slow', 2_000]);
    expect(await aside.unpark(again.id)).toBe(true);
    expect(await aside.unpark(again.id)).toBe(false);
    for (const row of await outbox.lease(10, LEASE_MS)) await outbox.done(row);
  });

  it('leases each due deadline once, oldest first', async () => {
    const deadlines = createDeadlines(database.pool);
    const at = (hour: string) => `2026-11-06T${hour}:00:00.000Z`;
    await createTurnStore(database.pool).commit(
      plan({
        deadlines: [
          { ticketId: 'T2', timer: 'T-04', at: at('09') },
          { ticketId: 'T1', timer: 'T-03', at: at('08') },
          { ticketId: 'T3', timer: 'T-03', at: at('20') },
        ],
      }),
    );
    expect(await deadlines.nextDueAt()).toBe(at('08'));
    expect(await deadlines.due(at('07'), 10)).toEqual([]);
    const leases = await Promise.all([
      deadlines.lease(at('09'), 10, LEASE_MS),
      deadlines.lease(at('09'), 10, LEASE_MS),
    ]);
    expect(leases.flat().map(({ ticketId, timer }) => [ticketId, timer])).toEqual([
      ['T1', 'T-03'],
      ['T2', 'T-04'],
    ]);
    const due = await deadlines.due(at('09'), 10);
    expect(due).toMatchObject([{ ticketId: 'T1', at: at('08') }, { ticketId: 'T2' }]);
    for (const { id } of due) await deadlines.fired(id);
    expect(await deadlines.due(at('09'), 10)).toEqual([]);
  });

  it('keeps one answer per idempotency key', async () => {
    const keys = createIdempotency(database.pool);
    expect(await keys.begin('integration', 'k', 'body')).toEqual({ outcome: 'fresh' });
    expect(await keys.begin('integration', 'k', 'body')).toEqual({ outcome: 'in_flight' });
    expect(await keys.begin('staff', 'k', 'other')).toEqual({ outcome: 'fresh' });
    await keys.abandon('staff', 'k');
    expect(await keys.begin('staff', 'k', 'third')).toEqual({ outcome: 'fresh' });
    const answer = { status: 201, body: { id: 'x', list: [1] } };
    await keys.finish('integration', 'k', answer);
    await keys.abandon('integration', 'k');
    expect(await keys.begin('integration', 'k', 'body')).toEqual({ outcome: 'answered', answer });
    expect(await keys.begin('integration', 'k', 'changed')).toEqual({ outcome: 'conflict' });
    // The column rounds to whole milliseconds, up as well as down: one that is surely over.
    await database.pool.query(
      `UPDATE idempotency SET expires_at = now() - interval '1 ms' WHERE scope = 'integration'`,
    );
    expect(await keys.begin('integration', 'k', 'changed')).toEqual({ outcome: 'fresh' });
    expect(await keys.sweep()).toBe(0);
  });

  it('gives a key to one of many at once', async () => {
    const keys = createIdempotency(database.pool);
    const begun = await Promise.all(
      Array.from({ length: 12 }, () => keys.begin('integration', 'race', 'body')),
    );
    expect(begun.filter(({ outcome }) => outcome === 'fresh')).toHaveLength(1);
  });

  it('gives a lease to one holder, and to another when it ends or is given back', async () => {
    const lease = (holder: string, leaseMs = 60_000) =>
      createLease(database.pool, { name: 'work', holder, leaseMs });
    const [one, two] = [lease('one'), lease('two')];
    const held = await Promise.all([one.hold(), two.hold()]);
    expect(held.filter(Boolean)).toHaveLength(1);
    const [mine, other] = held[0] ? [one, two] : [two, one];
    await other.release();
    expect([await mine.hold(), await other.hold()]).toEqual([true, false]);
    await mine.release();
    expect([await other.hold(), await mine.hold()]).toEqual([true, false]);
    expect(await lease('three', -1).hold()).toBe(true);
    await database.pool.query(`DELETE FROM app_setting WHERE key = 'work'`);
  });

  it('replays the storefront’s events from any cursor, each once', async () => {
    const feed = createStorefrontFeed(database.pool);
    const item = (id: string) => ({
      id,
      type: 'ticket.created' as const,
      ticketId: 'T1',
      at: NOW,
      data: { n: id },
    });
    await Promise.all(['a', 'b', 'c'].map((id) => feed.append(item(id))));
    const first = await feed.append(item('a'));
    expect(await feed.append(item('a'))).toBe(first);
    const page = await feed.after(undefined, 2);
    expect(page.items).toHaveLength(2);
    const rest = await feed.after(page.nextCursor ?? '', 2);
    expect(rest).toMatchObject({ nextCursor: null, items: [{ at: NOW, ticketId: 'T1' }] });
    const ids = [...page.items, ...rest.items].map((event) => event.id);
    expect(ids.sort()).toEqual(['a', 'b', 'c']);
    await expect(feed.after('1 OR 1=1', 2)).rejects.toMatchObject({ code: 'validation_failed' });
  });

  it('brings a ticket’s news to the feed in its order, however many bring it', async () => {
    const feed = createStorefrontFeed(database.pool);
    const news = (n: number) => ({
      kind: 'storefront.events',
      ticketId: 'T9',
      events: [1, 2].map((part) => ({ type: 'ticket.updated', data: { n, part } })),
    });
    for (let n = 0; n < 6; n += 1)
      await database.pool.query(
        `INSERT INTO outbox (key, ticket_id, kind, payload) VALUES ($1, 'T9', $2, $3)`,
        [`event:T9:${n}`, news(n).kind, JSON.stringify(news(n))],
      );
    const before = (await feed.after(undefined, 500)).items.length;
    const brought = await Promise.all([1, 2, 3, 4].map(() => feed.bring(NOW, 4)));
    expect(brought.reduce((sum, n) => sum + n, 0)).toBe(6);
    expect(await feed.bring(NOW, 4)).toBe(0);
    const told = (await feed.after(undefined, 500)).items.slice(before);
    expect(told.map(({ id, at, data }) => [id, at, data.n])).toEqual(
      [0, 1, 2, 3, 4, 5].flatMap((n) => [0, 1].map((part) => [`event:T9:${n}:${part}`, NOW, n])),
    );
  });

  it('works a price cell out from 180 days', async () => {
    const cells = createPriceCells(database.pool);
    const cell = { category: 'shoes', severity: 'S2', zone: 'hidden' };
    const settled = (ticketId: string, bps: number, at: string) => ({ ...cell, ticketId, bps, at });
    const rows = [
      settled('a', 9_000, '2026-05-01T00:00:00.000Z'),
      settled('b', 500, '2026-06-01T00:00:00.000Z'),
      settled('c', 700, '2026-07-01T00:00:00.000Z'),
      settled('d', 900, '2026-08-01T00:00:00.000Z'),
      settled('e', 1_100, '2026-09-01T00:00:00.000Z'),
    ];
    await cells.record(rows);
    await cells.record(rows);
    expect(await cells.refresh(cell, NOW)).toEqual({
      ...cell,
      count: 4,
      p25Bps: 500,
      p75Bps: 900,
    });
    const empty = { ...cell, zone: 'nowhere' };
    expect(await cells.refresh(empty, NOW)).toEqual({ ...empty, count: 0, p25Bps: 0, p75Bps: 0 });
  });

  it('works a cell of many settlements out once a minute at most, in one process and in two', async () => {
    const [mine, others] = [createPriceCells(database.pool), createPriceCells(database.pool)];
    const cell = { category: 'bags', severity: 'S1', zone: 'seen' };
    const instant = (seconds: number) => new Date(Date.parse(NOW) + seconds * 1_000).toISOString();
    const settle = (ticketId: string, seconds: number) =>
      mine.record([{ ...cell, ticketId, bps: 800, at: instant(seconds) }]);
    for (let n = 0; n < 200; n += 1) await settle(`many-${n}`, -n);
    const countAt = async (cells: typeof mine, seconds: number) =>
      (await cells.refresh(cell, instant(seconds))).count;
    expect(await countAt(mine, 0)).toBe(200);
    await settle('one more', 1);
    expect([await countAt(mine, 59), await countAt(others, 59)]).toEqual([200, 200]);
    expect([await countAt(others, 60), await countAt(mine, 60)]).toEqual([201, 201]);
    expect(await countAt(mine, -1)).toBe(199);
  });

  it('keeps settings, rule sets and staff accounts', async () => {
    const settings = createSettings(database);
    expect(await settings.get('test_clock')).toBeUndefined();
    await settings.set('test_clock', NOW);
    await settings.set('test_clock', '2026-11-06T00:00:00.000Z');
    expect(await settings.get('test_clock')).toBe('2026-11-06T00:00:00.000Z');

    const rules = createRuleSets(database);
    const published = { version: '1', validFrom: NOW, author: 'test', body: { dt6: [1] } };
    expect(await rules.publish(published)).toBe(true);
    expect(await rules.publish({ ...published, body: {} })).toBe(false);
    expect(await rules.inForce(NOW)).toEqual(published);
    expect(await rules.inForce('2026-11-01T00:00:00.000Z')).toBeUndefined();
    expect(await rules.byVersion('1')).toEqual(published);

    const staff = createStaff(database);
    const account = {
      userId: 'agent',
      name: '许安然',
      email: 'Agent@demo.redress',
      role: 'agent' as const,
      groups: ['general', 'lead'],
      passwordHash: 'argon2id',
    };
    await staff.put(account);
    expect(await staff.byEmail('AGENT@demo.redress')).toEqual({
      ...account,
      email: 'agent@demo.redress',
      skills: [],
      languages: ['zh-CN', 'en'],
      capacity: 5,
      ties: [],
      sessionEpoch: 0,
    });
    await staff.put({ ...account, skills: ['watches'], languages: ['en'], capacity: 2 });
    await staff.put(account);
    const [colleague] = await staff.colleagues();
    expect(colleague).toMatchObject({ skills: ['watches'], languages: ['en'], capacity: 2 });
    expect(colleague).not.toHaveProperty('passwordHash');
    expect((await staff.byId('agent'))?.groups).toEqual(['general', 'lead']);
    expect(await staff.byId('nobody')).toBeUndefined();
    await expect(staff.put({ ...account, role: 'merchant' })).rejects.toThrow();
  });
});
