import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GatewayEventBody } from '../../server/contract/gateway.ts';
import { createSimulatedCarrier } from '../../server/effects/carriers/simulated.ts';
import { createEffects } from '../../server/effects/effects.ts';
import { createSimulatedGateway } from '../../server/effects/gateways/simulated.ts';
import type { Database } from '../../server/store/database.ts';
import { createNotices } from '../../server/store/notices.ts';
import { createOutbox } from '../../server/store/outbox.ts';
import { createPriceCells } from '../../server/store/price-cells.ts';
import { createStorefrontFeed } from '../../server/store/storefront-feed.ts';
import type { Effect } from '../../server/turn/effect.ts';
import { ENGINES, freshDatabase } from '../support/database.ts';
import { clock, EFFECTS, memoryLog, NEWS, NOTICE, silentBoard, until } from './made.ts';

describe.each(ENGINES)('effects on the real outbox of %s', (kind) => {
  let db: Database;
  beforeAll(async () => {
    db = await freshDatabase(kind);
  });
  afterAll(() => db.close());

  const commit = (key: string, effect: Effect) =>
    db.pool.query('INSERT INTO outbox (key, ticket_id, kind, payload) VALUES ($1, $2, $3, $4)', [
      key,
      't1',
      effect.kind,
      JSON.stringify(effect),
    ]);

  test('every kind is carried out, and run again after a crash changes nothing', async () => {
    const told: GatewayEventBody[] = [];
    const hinted: string[] = [];
    const log = memoryLog();
    const feed = createStorefrontFeed(db.pool);
    const effects = createEffects({
      outbox: createOutbox(db.pool),
      feed,
      cells: createPriceCells(db.pool),
      turn: {
        gatewayEvent: async (_provider, event) => {
          told.push(event);
          return { applied: true };
        },
        report: async () => ({ applied: true }),
        parcelBooked: async () => ({ applied: true }),
        tellTalk: async () => undefined,
      },
      batches: async () => undefined,
      payouts: async (event) => void told.push(event),
      gateway: createSimulatedGateway(30),
      carrier: createSimulatedCarrier(),
      notices: silentBoard({
        bring: createNotices(db.pool).bring,
        hint: (readers) => void hinted.push(...readers),
      }),
      clock,
      log,
    });
    for (const [name, effect] of Object.entries({ ...EFFECTS, NEWS, NOTICE }))
      await commit(name, effect);
    effects.start();
    const done = async () => {
      const open = await db.pool.query("SELECT FROM outbox WHERE state <> 'done'");
      return open.rowCount === 0;
    };
    await expect.poll(done).toBe(true);
    const before = await feed.after(undefined, 100);
    // As if every process had died between the effect and the note that it is done.
    await db.pool.query("UPDATE outbox SET state = 'leased', run_at = now()");
    effects.nudge();
    await expect.poll(done).toBe(true);
    await effects.stop(1_000);
    expect(await feed.after(undefined, 100)).toEqual(before);
    expect(hinted).toEqual(['buyer:U1']);
    expect(await createNotices(db.pool).unread('buyer:U1')).toBe(1);
    expect(before.items.map((item) => item.type).sort()).toEqual([
      'coupon.issued',
      'payout.held',
      'points.granted',
      'report.requested',
      'report.requested',
      'report.requested',
      'ticket.created',
    ]);
    expect(new Set(told.map((event) => event.eventId))).toEqual(
      new Set(['payout.sent:po1', 'payout.succeeded:po1', 'refund.succeeded:r1']),
    );
    expect(log.lines).toEqual([]);
    const paid = () => told.filter(({ type }) => type === 'refund.succeeded').length === 2;
    await until(paid);
  });
});
