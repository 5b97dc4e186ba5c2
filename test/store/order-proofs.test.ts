import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createConversations } from '../../server/store/conversations.ts';
import type { Database } from '../../server/store/database.ts';
import { createStorefrontWrites } from '../../server/store/storefront-writes.ts';
import { createTurnStore } from '../../server/store/turn-store.ts';
import { ENGINES, freshDatabase } from '../support/database.ts';
import { clock, NOW, order, populate } from './world.ts';

/** O1's receiver is reached at 13800000023. */
const RIGHT = { numbers: ['O1'], digits: '0023' };
const WRONG = { numbers: ['O1'], digits: '0024' };

describe.each(ENGINES)('the proof of an order, on %s', (engine) => {
  let database: Database;
  let talks: ReturnType<typeof createConversations>;
  let made = 0;
  beforeAll(async () => {
    database = await freshDatabase(engine);
    await populate(database);
    const storefront = createStorefrontWrites(database.pool, clock);
    await storefront.putOrder(order({ id: 'O2' }));
    await storefront.putOrder(order({ id: 'O3', buyerId: 'U2' }));
    talks = createConversations(database);
  });
  beforeEach(() => database.pool.query('DELETE FROM order_proof_try'));
  afterAll(() => database.close());

  /** A visitor with a talk of their own. */
  async function visitor() {
    made += 1;
    const me = { conversationId: `VW${made}`, visitorId: `W${made}` };
    const { conversationId: id, visitorId } = me;
    await talks.create({ id, visitorId, locale: 'zh-CN', at: NOW });
    const loaded = (orderId?: string) =>
      createTurnStore(database.pool).load({ conversationId: id, ...(orderId && { orderId }) });
    return { ...me, loaded };
  }

  it('opens that order alone, and none of the buyer’s others', async () => {
    const me = await visitor();
    expect(await me.loaded('O1')).toMatchObject({ orders: [] });
    expect((await me.loaded('O1'))?.focus).toBeUndefined();
    expect(await talks.prove({ ...me, ...RIGHT })).toBe('proven');
    expect(await me.loaded('O1')).toMatchObject({
      conversation: { buyerId: 'U1', visitorId: me.visitorId },
      orders: [{ id: 'O1' }],
      focus: { order: { id: 'O1' } },
    });
    expect((await me.loaded('O2'))?.focus).toBeUndefined();
  });

  it('goes on in it with the buyer who has signed in, by that order only', async () => {
    const me = await visitor();
    const buyer = { kind: 'buyer', buyerId: 'U1' } as const;
    await talks.prove({ ...me, ...RIGHT });
    expect(await talks.readable(buyer, me.conversationId)).toBe(true);
    expect(await talks.newest(buyer)).toBe('V1');
  });

  it.each([
    ['other digits', WRONG],
    ['an order that is not there', { numbers: ['O9'], digits: '0023' }],
    ['no digits', { numbers: ['O1'], digits: '' }],
  ])('fails alike for %s', async (_what, claim) => {
    const me = await visitor();
    expect(await talks.prove({ ...me, ...claim })).toBe('refused');
    expect((await me.loaded('O1'))?.conversation.buyerId).toBeUndefined();
  });

  it('is nobody’s for a talk of somebody else', async () => {
    const [me, other] = [await visitor(), await visitor()];
    const theirs = { conversationId: other.conversationId, visitorId: me.visitorId };
    expect(await talks.prove({ ...theirs, ...RIGHT })).toBe('refused');
    expect((await other.loaded('O1'))?.conversation.buyerId).toBeUndefined();
  });

  it('makes no talk another buyer’s', async () => {
    const me = await visitor();
    await talks.prove({ ...me, ...RIGHT });
    expect(await talks.prove({ ...me, numbers: ['O3'], digits: '0023' })).toBe('refused');
    expect((await me.loaded())?.conversation.buyerId).toBe('U1');
  });

  it('fails five times an hour, of one order, whoever tries', async () => {
    const tries = await Promise.all(
      Array.from({ length: 8 }, async () => talks.prove({ ...(await visitor()), ...WRONG })),
    );
    expect(tries.sort()).toEqual([...Array(5).fill('refused'), ...Array(3).fill('too_many')]);
    const late = await visitor();
    expect(await talks.prove({ ...late, ...RIGHT })).toBe('too_many');
    await database.pool.query(`UPDATE order_proof_try SET at = at - interval '61 minutes'`);
    expect(await talks.prove({ ...late, ...RIGHT })).toBe('proven');
  });

  it('and by one visitor, of whatever order', async () => {
    const me = await visitor();
    for (const n of [1, 2, 3, 4, 5])
      expect(await talks.prove({ ...me, numbers: [`O9${n}`], digits: '0023' })).toBe('refused');
    expect(await talks.prove({ ...me, ...RIGHT })).toBe('too_many');
  });
});
