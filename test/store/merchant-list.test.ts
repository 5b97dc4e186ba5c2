import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MerchantQuery } from '../../server/contract/merchant-list.ts';
import type { Database } from '../../server/store/database.ts';
import { createMerchantList } from '../../server/store/merchant-list.ts';
import { Refused } from '../../server/terms/refused.ts';
import { ENGINES, freshDatabase } from '../support/database.ts';

describe.each(ENGINES)('merchants to choose from, on %s', (engine) => {
  let db: Database;
  beforeAll(async () => {
    db = await freshDatabase(engine);
    for (const [id, name] of [
      ['C1', '拾光二手数码'],
      ['C2', '半夏中古'],
      ['C30', 'Second Story'],
      ['X_1', '100% 手作'],
    ])
      await db.pool.query(
        "INSERT INTO merchant (id, name, tier, body, updated_at) VALUES ($1, $2, 'A', '{}', now())",
        [id, name],
      );
  });
  afterAll(() => db.close());

  const find = (query: object) => createMerchantList(db.pool).find(MerchantQuery.parse(query));
  const ids = async (q: string) => (await find({ q })).items.map(({ id }) => id);

  it('are found by any part of the name or the beginning of the id', async () => {
    expect(await ids('二手')).toEqual(['C1']);
    expect(await ids('STORY')).toEqual(['C30']);
    expect((await ids('c')).sort()).toEqual(['C1', 'C2', 'C30']);
    expect(await ids('30')).toEqual([]);
    // The signs of a pattern are letters like others.
    expect(await ids('%')).toEqual(['X_1']);
    expect(await ids('x_')).toEqual(['X_1']);
    expect(await ids('_')).toEqual([]);
  });

  it('come by pages, each once', async () => {
    const all = await find({});
    expect(all).toMatchObject({ nextCursor: null });
    const first = await find({ limit: 3 });
    const rest = await find({ limit: 3, cursor: first.nextCursor });
    expect([...first.items, ...rest.items]).toEqual(all.items);
    expect(all.items).toHaveLength(4);
    await expect(find({ cursor: 'eyJ9' })).rejects.toBeInstanceOf(Refused);
  });
});
