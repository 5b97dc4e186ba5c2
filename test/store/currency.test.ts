import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createConversations } from '../../server/store/conversations.ts';
import type { Database } from '../../server/store/database.ts';
import { verifyLedger } from '../../server/store/ledger-verify.ts';
import { createStorefrontWrites } from '../../server/store/storefront-writes.ts';
import { createTurnStore } from '../../server/store/turn-store.ts';
import { ENGINES, freshDatabase } from '../support/database.ts';
import { buyer, clock, item, merchant, NOW, order } from './world.ts';

describe.each(ENGINES)('money of two currencies on %s', (engine) => {
  let database: Database;
  let storefront: ReturnType<typeof createStorefrontWrites>;
  beforeAll(async () => {
    database = await freshDatabase(engine);
    storefront = createStorefrontWrites(database.pool, clock);
    await storefront.putBuyer(buyer());
    await storefront.putMerchant({ ...merchant('M1'), availableCents: 5_000 });
  });
  afterAll(() => database.close());

  const put = (id: string, currency: 'CNY' | 'USD', merchantId = 'M1') =>
    storefront.putOrder(order({ id, currency, items: [item({ merchantId })] }));
  const balances = async (orderId: string) => {
    const id = `V-${orderId}`;
    const about = { id, buyerId: 'U1', locale: 'en', orderId, at: NOW } as const;
    await createConversations(database).create(about);
    const snapshot = await createTurnStore(database.pool).load({ conversationId: id });
    return snapshot?.focus?.merchants[0]?.balances;
  };

  it('gives a merchant’s deposit the currency of his first order', async () => {
    await put('US1', 'USD');
    expect(await balances('US1')).toEqual({
      pendingCents: 378_000,
      availableCents: 5_000,
      depositCents: 300_000,
      holdCents: 0,
      receivableCents: 0,
    });
  });

  it('shows a turn only what is there in its order’s currency', async () => {
    await put('CN1', 'CNY');
    expect(await balances('CN1')).toMatchObject({ pendingCents: 378_000, depositCents: 0 });
    expect(await verifyLedger(database.pool)).toEqual([]);
  });

  it('books what is told later in the currency learned, or in the one that is told', async () => {
    await storefront.putMerchant({ ...merchant('M1', 310_000), availableCents: 5_000 });
    await put('US2', 'USD');
    expect(await balances('US2')).toMatchObject({ depositCents: 310_000 });
    await storefront.putMerchant({ ...merchant('M2'), currency: 'EUR' });
    await put('CN2', 'CNY', 'M2');
    expect(await balances('CN2')).toMatchObject({ pendingCents: 378_000, depositCents: 0 });
    expect(await verifyLedger(database.pool)).toEqual([]);
  });

  it('keeps the currency of a booked sale', async () => {
    await expect(put('US1', 'CNY')).rejects.toMatchObject({ code: 'validation_failed' });
  });
});
