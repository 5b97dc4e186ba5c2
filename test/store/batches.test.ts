import { afterAll, beforeAll, expect, it } from 'vitest';
import { batchLook } from '../../server/plugins/batches.ts';
import type { Database } from '../../server/store/database.ts';
import { createStorefrontWrites } from '../../server/store/storefront-writes.ts';
import { createTurnStore } from '../../server/store/turn-store.ts';
import type { CodeStatus } from '../../server/terms/finding.ts';
import { rules } from '../decision/facts.ts';
import { freshDatabase } from '../support/database.ts';
import { clock, item, NOW, order, plan, populate, write } from './world.ts';

let db: Database;
beforeAll(async () => {
  db = await freshDatabase('postgres');
  await populate(db);
});
afterAll(() => db.close());

let made = 0;
/** So many codes of a batch in one order, and what the issuer says of some of them. */
async function sold(
  sku: string,
  count: number,
  found?: { status: CodeStatus; codeIds?: string[] },
) {
  made += 1;
  const id = `B${made}`;
  const codes = Array.from({ length: count }, (_, i) => ({
    id: `${id}-${i}`,
    masked: 'ABCD-****',
    deliveredAt: NOW,
  }));
  const line = item({ sku, category: 'virtual_code', quantity: count, codes });
  await createStorefrontWrites(db.pool, clock).putOrder(order({ id, items: [line] }));
  if (!found) return;
  const findings = { code: { ...found, at: NOW } };
  const one = write({ id: `T${id}`, number: `N${id}`, orderId: id, state: 'completed', findings });
  await createTurnStore(db.pool).commit(plan({ tickets: [one] }));
}

it('pulls a batch after two bad codes, or more than three in a hundred of it (DT-13)', async () => {
  const look = batchLook(db.pool, () => rules);
  const batch = (sku: string) => look({ merchantId: 'C1', sku });
  await sold('one', 34);
  await sold('one', 1, { status: 'never_valid' });
  expect(await batch('one')).toBeUndefined();
  await sold('one', 1, { status: 'redeemed_by_buyer' });
  expect(await batch('one')).toBeUndefined();
  await sold('one', 5, { status: 'wrong_face', codeIds: ['x'] });
  expect(await batch('one')).toEqual({ bad: 2, size: 41 });
  await sold('small', 10, { status: 'reclaimed', codeIds: ['y'] });
  expect(await batch('small')).toEqual({ bad: 1, size: 10 });
  await sold('sound', 3);
  expect(await batch('sound')).toBeUndefined();
});
