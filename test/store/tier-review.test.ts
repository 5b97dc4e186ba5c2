import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { preauthRules, tierRules } from '../../server/plugins/merchant-rules.ts';
import type { Database } from '../../server/store/database.ts';
import { createListingStops } from '../../server/store/listing-stops.ts';
import { setPreauth } from '../../server/store/preauth.ts';
import { createStorefrontWrites } from '../../server/store/storefront-writes.ts';
import { createTierReviews } from '../../server/store/tier-reviews.ts';
import { createTurnStore } from '../../server/store/turn-store.ts';
import type { Ticket } from '../../server/ticket/ticket.ts';
import { rules } from '../decision/facts.ts';
import { CONSIGNOR } from '../settlement/cases.ts';
import { ENGINES, freshDatabase } from '../support/database.ts';
import { item, merchant, order, plan, populate, ticketEvent, write } from './world.ts';

/** Known since 2026-11-05: 90 days later is February, so March is the first month that counts. */
const MARCH = '2027-02-28T16:00:00.000Z';
const APRIL = '2027-03-31T16:00:00.000Z';

describe.each(ENGINES)('the monthly review of merchants on %s', (engine) => {
  let db: Database;
  let clockAt = '2026-11-05T12:14:00.000Z';
  const clock = { now: () => clockAt };
  const reviews = () =>
    createTierReviews(
      db.pool,
      tierRules(() => rules),
    );
  const writes = () => createStorefrontWrites(db.pool, clock);
  const row = async (id: string) => {
    const { rows } = await db.pool.query(
      `SELECT tier, body->>'tier' AS told, body->>'preauthCents' AS preauth FROM merchant WHERE id = $1`,
      [id],
    );
    return rows[0];
  };
  let made = 0;
  /** An order of C1 in February, and what came of its case. */
  async function sold(
    about: Partial<Ticket> | undefined,
    more: Partial<ReturnType<typeof item>> = {},
  ) {
    made += 1;
    const id = `F${made}`;
    const line = item({ paidCents: 1_000, ...more });
    const placedAt = '2027-02-10T00:00:00.000Z';
    await writes().putOrder(order({ id, placedAt, items: [line], paidCents: line.paidCents }));
    if (!about) return;
    const one = write({
      id: `T${id}`,
      number: `N${id}`,
      orderId: id,
      createdAt: placedAt,
      ...about,
    });
    await createTurnStore(db.pool).commit(plan({ at: placedAt, tickets: [one] }));
  }
  beforeAll(async () => {
    db = await freshDatabase(engine);
    await populate(db);
  });
  afterAll(() => db.close());

  it('waits for 90 days, and then for the month to begin where the shop is', async () => {
    expect(await reviews().nextAt('2027-02-28T15:59:59.999Z')).toBeUndefined();
    expect(await reviews().nextAt(APRIL)).toBe(MARCH);
  });

  it('moves a merchant whose cases show it, with figures and version, once a month', async () => {
    const granted = { terms: { remedy: 'refund_only', amountCents: 1_000 }, liability: CONSIGNOR };
    for (let n = 0; n < 27; n += 1) await sold(undefined);
    await sold({ state: 'completed', granted } as Partial<Ticket>);
    await sold({ state: 'completed', granted } as Partial<Ticket>);
    // Taken back without a reason: nobody's fault.
    await sold({
      state: 'completed',
      granted,
      claim: { leaf: 'NRR.seven_day', description: '', requested: {} },
    } as Partial<Ticket>);
    await setPreauth(
      db.pool,
      preauthRules(() => rules),
      { merchantId: 'C1', cents: 40_000 },
    );
    expect(await row('C1')).toMatchObject({ tier: 'B', preauth: '40000' });
    expect(await reviews().run(MARCH)).toBe(2);
    expect(await reviews().run(MARCH)).toBe(0);
    expect(await row('C1')).toEqual({ tier: 'C', told: 'C', preauth: null });
    expect(await row('C2')).toMatchObject({ tier: 'B' });
    const { rows } = await db.pool.query(
      `SELECT payload->'events'->0->'data' AS data FROM outbox WHERE key LIKE 'tier:C1:%'`,
    );
    expect(rows).toMatchObject([
      {
        data: {
          from: 'B',
          to: 'C',
          ruleSetVersion: rules.version,
          brings: { payoutExtraDays: 7, depositFactor: 2, listingStop: false },
          figures: { orders: 30, faults: 2, disputes: 0, overturned: 0 },
        },
      },
    ]);
    const looked = await db.pool.query(
      `SELECT count(*)::int AS n FROM order_line WHERE merchant_id = 'C1' AND payout_at = $1`,
      [MARCH],
    );
    expect(looked.rows[0].n).toBeGreaterThanOrEqual(30);
  });

  it('takes the listings of a restricted tier or a debtor down, and puts them back', async () => {
    const stops = createListingStops(
      db.pool,
      tierRules(() => rules),
    );
    const told = async () => {
      const { rows } = await db.pool.query<{ event: object }>(
        `SELECT payload->'events'->0 AS event FROM outbox WHERE key LIKE 'listing:C2:%' ORDER BY key`,
      );
      return rows.map(({ event }) => event);
    };
    const tier = (name: string) =>
      db.pool.query(`UPDATE merchant SET tier = $1 WHERE id = 'C2'`, [name]);
    const owes = async (key: string, cents: number) => {
      const journal = {
        ...{ key, event: 'settlement.decided', at: MARCH, orderId: 'F1', note: '' },
        entries: [
          {
            account: '1101',
            partyId: 'C2',
            debitCents: Math.max(cents, 0),
            creditCents: Math.max(-cents, 0),
          },
          { account: '2004', debitCents: Math.max(-cents, 0), creditCents: Math.max(cents, 0) },
        ],
      };
      await db.pool.query('SELECT redress_post($1)', [JSON.stringify([journal])]);
    };
    expect(await stops.nextAt(MARCH)).toBeUndefined();
    await tier('D');
    expect(await stops.nextAt(MARCH)).toBe(MARCH);
    const both = await Promise.all([stops.run(MARCH), stops.run(MARCH)]);
    expect(both.toSorted()).toEqual([0, 1]);
    await owes('owed', 7);
    expect(await stops.run(MARCH)).toBe(0);
    await tier('B');
    expect(await stops.run(MARCH)).toBe(1);
    await owes('paid', -7);
    expect(await stops.run(MARCH)).toBe(1);
    expect(await stops.run(MARCH)).toBe(0);
    expect(await told()).toEqual([
      { type: 'listing.stopped', data: { merchantId: 'C2', tier: 'D', reason: 'tier' } },
      { type: 'listing.stopped', data: { merchantId: 'C2', tier: 'B', reason: 'debt' } },
      { type: 'listing.resumed', data: { merchantId: 'C2', tier: 'B' } },
    ]);
  });

  it('is not undone by the storefront’s old word, but by a new one', async () => {
    clockAt = MARCH;
    await writes().putMerchant(merchant('C1'), undefined);
    expect(await row('C1')).toMatchObject({ tier: 'C', told: 'C' });
    await writes().putMerchant({ ...merchant('C1'), tier: 'A' }, undefined);
    expect(await row('C1')).toMatchObject({ tier: 'A', told: 'A' });
  });

  it('lets a merchant set a limit within the tier’s, which the storefront’s does not overwrite', async () => {
    const set = (cents: number | null) =>
      setPreauth(
        db.pool,
        preauthRules(() => rules),
        { merchantId: 'C1', cents },
      );
    await expect(set(300_001)).rejects.toMatchObject({ code: 'validation_failed' });
    await set(120_000);
    await writes().putMerchant({ ...merchant('C1'), tier: 'A', preauthCents: 5 }, undefined);
    expect(await row('C1')).toMatchObject({ preauth: '120000' });
  });

  it('counts refusals that were overturned, the time of replies, counterfeits, and the codes sold', async () => {
    await sold(
      {
        state: 'completed',
        granted: { terms: { remedy: 'refund_only', amountCents: 1_000 }, liability: CONSIGNOR },
        findings: { appraisal: { result: 'counterfeit', at: MARCH } },
      } as Partial<Ticket>,
      { category: 'virtual_code' },
    );
    const id = `TF${made}`;
    const event = (seq: number, type: string, at: string, to = 'merchant_review') => ({
      ...ticketEvent(seq),
      type,
      at,
      to,
    });
    const events = [
      event(2, 'merchant_asked', '2027-03-10T00:00:00.000Z'),
      event(3, 'merchant_rejected', '2027-03-10T06:00:00.000Z', 'negotiation'),
      event(4, 'arbitration_opened', '2027-03-10T07:00:00.000Z', 'arb_evidence'),
    ];
    for (const one of events)
      await db.pool.query(
        `INSERT INTO ticket_event (ticket_id, seq, at, type, to_state, hash_prev, hash, body)
         VALUES ($1, $2, $3, $4, $5, '', '', '{}')`,
        [id, one.seq, one.at, one.type, one.to],
      );
    expect(await reviews().run(APRIL)).toBe(2);
    const { rows } = await db.pool.query(
      `SELECT tier_after AS tier, figures FROM tier_review WHERE merchant_id = 'C1' AND at = $1`,
      [APRIL],
    );
    expect(rows).toMatchObject([
      {
        tier: 'D',
        figures: {
          confirmedCounterfeits: 1,
          overturned: 1,
          disputes: 1,
          faults: 3,
          medianReplyHours: 6,
        },
      },
    ]);
  });
});
