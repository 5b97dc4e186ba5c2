import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../server/store/database.ts';
import { createSimilar } from '../../server/store/similar.ts';
import { ENGINES, freshDatabase } from '../support/database.ts';
import { populate } from './world.ts';

/** Finished cases of a reason; the nth took n minutes in review, and every fourth went back. */
const FINISHED = `
  INSERT INTO ticket (id, number, version, state, holder, conversation_id, buyer_id, merchant_id,
    order_id, item_id, item_title, leaf, trunk, currency, paid_cents, claim_no, created_at,
    updated_at, body)
  SELECT $1 || n, $1 || n, 1, 'completed', 'none', 'V1', 'U1', 'C1', 'O1', '1', 'x', $1,
    split_part($1, '.', 1), 'CNY', 100, n * 100 + length($1), '2026-11-01', '2026-11-02', jsonb_build_object(
      'granted', jsonb_build_object('terms', jsonb_build_object('remedy',
        CASE WHEN n % 4 = 0 THEN 'return_refund' ELSE 'partial_refund' END)),
      'path', jsonb_build_array(
        jsonb_build_object('state', 'platform_review', 'at', '2026-11-01T00:00:00.000Z'),
        jsonb_build_object('state', 'completed', 'at',
          timestamptz '2026-11-01T00:00:00Z' + n * interval '1 minute')))
  FROM generate_series(1, $2::int) n`;

describe.each(ENGINES)('how similar cases went, on %s', (engine) => {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase(engine);
    await populate(database);
    await database.pool.query(FINISHED, ['NAD.appearance', 40]);
    await database.pool.query(FINISHED, ['DEF.power', 29]);
  });
  afterAll(() => database.close());

  it('is worked out from thirty on, and not before it is asked for', async () => {
    const similar = createSimilar(database.pool);
    expect(similar('NAD.appearance', 'platform_review')).toBeUndefined();
    await similar.refresh();
    expect(similar('NAD.appearance', 'platform_review')).toEqual({
      count: 40,
      p50Minutes: 21,
      p80Minutes: 33,
      usual: { remedy: 'partial_refund', shareBps: 7_500 },
    });
    expect(similar('DEF.power', 'platform_review')).toBeUndefined();
    expect(similar('NAD.appearance', 'merchant_review')).toBeUndefined();
  });

  it('reads again once what it knows is old, and lives through a failure', async () => {
    let at = 0;
    let reads = 0;
    const broken = {
      query: () => {
        reads += 1;
        return Promise.reject(new Error('away'));
      },
    };
    const similar = createSimilar(broken as never, { now: () => at });
    similar('NAD.appearance', 'platform_review');
    similar('NAD.appearance', 'platform_review');
    expect(reads).toBe(1);
    at = 700_000;
    expect(similar('NAD.appearance', 'platform_review')).toBeUndefined();
    expect(reads).toBe(2);
  });
});
