import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../server/store/database.ts';
import { createNotices } from '../../server/store/notices.ts';
import { createStaff } from '../../server/store/staff.ts';
import { createStorefrontWrites } from '../../server/store/storefront-writes.ts';
import type { NoticeDraft } from '../../server/terms/notice.ts';
import type { NoticeTell } from '../../server/turn/effect.ts';
import { ENGINES, freshDatabase } from '../support/database.ts';
import { merchant, NOW, populate } from './world.ts';

const PEOPLE = [
  { userId: 'm1', role: 'merchant', merchantId: 'C1', groups: [] },
  { userId: 'm1b', role: 'merchant', merchantId: 'C1', groups: [] },
  { userId: 'm2', role: 'merchant', merchantId: 'C2', groups: [] },
  { userId: 'g1', role: 'agent', groups: ['general'] },
  { userId: 'g2', role: 'agent', groups: ['general', 'appraisal'] },
  { userId: 'op', role: 'operator', groups: [] },
] as const;

describe.each(ENGINES)('notices on %s', (kind) => {
  let db: Database;
  beforeAll(async () => {
    db = await freshDatabase(kind);
    await populate(db);
    await createStorefrontWrites(db.pool, { now: () => NOW }).putMerchant(
      merchant('C2'),
      undefined,
    );
    const staff = createStaff(db);
    for (const one of PEOPLE)
      await staff.put({
        kind: 'staff',
        name: one.userId,
        email: `${one.userId}@demo.redress`,
        passwordHash: '-',
        ...one,
      });
  });
  afterAll(() => db.close());

  const told = (
    ticketId: string,
    version: number,
    notices: readonly NoticeDraft[],
    by?: string,
  ) => {
    const effect: NoticeTell = {
      kind: 'notice.tell',
      ...{ ticketId, version, conversationId: 'V1', buyerId: 'U1', merchantId: 'C1', at: NOW },
      moved: true,
      notices,
      ...(by !== undefined && { by }),
    };
    return db.pool.query(
      'INSERT INTO outbox (key, ticket_id, kind, payload) VALUES ($1, $2, $3, $4)',
      [`notice:${ticketId}:${version}`, ticketId, effect.kind, JSON.stringify(effect)],
    );
  };
  const act = (to: NoticeDraft['to'], more: Partial<NoticeDraft> = {}): NoticeDraft => ({
    ...{ to, topic: 'act', name: 'x', facts: {} },
    ...more,
  });

  test('reach everybody of the party once, though the row runs twice', async () => {
    const notices = createNotices(db.pool);
    await told('T1', 1, [act('merchant'), act('buyer')]);
    expect([...(await notices.bring())].sort()).toEqual(['buyer:U1', 'staff:m1', 'staff:m1b']);
    await told('T1', 1, [act('merchant'), act('buyer')]);
    expect(await notices.bring()).toEqual([]);
    expect(await notices.unread('staff:m1')).toBe(1);
    expect(await notices.unread('staff:m2')).toBe(0);
    expect(await notices.unread('buyer:U2')).toBe(0);
  });

  test('end when the case moves on, even within one batch, and leave the badge', async () => {
    const notices = createNotices(db.pool);
    await told('T1', 2, [act('desk', { group: 'general' })]);
    await told('T1', 3, [act('merchant')]);
    await notices.bring();
    expect(await notices.unread('buyer:U1')).toBe(0);
    expect(await notices.unread('staff:g1')).toBe(0);
    expect(await notices.unread('staff:m1')).toBe(1);
    const [last, first] = await notices.list('staff:m1', { limit: 9, unread: false });
    expect([first?.doneAt, last?.doneAt]).toEqual([NOW, undefined]);
  });

  test('go to who took it, else the group, else the operators; never to who did it', async () => {
    const notices = createNotices(db.pool);
    const to = async (ticket: string, draft: Partial<NoticeDraft>, by?: string) => {
      await told(ticket, 1, [act('desk', draft)], by);
      return [...(await notices.bring())].sort();
    };
    expect(await to('A', { group: 'general' })).toEqual(['staff:g1', 'staff:g2']);
    expect(await to('B', { group: 'general' }, 'g1')).toEqual(['staff:g2']);
    expect(await to('C', { group: 'general', userId: 'g2' })).toEqual(['staff:g2']);
    expect(await to('D', { group: 'finance' })).toEqual(['staff:op']);
    await db.prisma.staffUser.update({ where: { id: 'g2' }, data: { disabledAt: new Date(NOW) } });
    expect(await to('E', { group: 'general', userId: 'g2' })).toEqual(['staff:g1']);
    expect(await to('F', { group: 'appraisal' })).toEqual(['staff:op']);
  });

  test('end without a look at what is asked of others, however much that is', async () => {
    const client = await db.pool.connect();
    const looked = async () => {
      const { rows } = await client.query<{ fetched: number; ended: number }>(
        `SELECT idx_tup_fetch::int AS fetched, n_tup_upd::int AS ended
          FROM pg_stat_xact_user_tables WHERE relname = 'notice'`,
      );
      return rows[0] ?? { fetched: 0, ended: 0 };
    };
    try {
      // Its plan is made with hardly anything there, and kept.
      await client.query('SELECT redress_bring_notices(200, false)');
      await client.query(
        `INSERT INTO notice (key, recipient, ticket_id, version, topic, name, facts, at)
          SELECT 'other:' || n, 'buyer:U9', 'other' || n, 1, 'act', 'x', '{}', $1
          FROM generate_series(1, 500) n`,
        [NOW],
      );
      await told('T9', 1, [act('buyer')]);
      await client.query('SELECT redress_bring_notices(200, false)');
      await told('T9', 2, [act('buyer')]);
      await client.query('BEGIN');
      const before = await looked();
      await client.query('SELECT redress_bring_notices(200, false)');
      const after = await looked();
      await client.query('COMMIT');
      expect(after.ended - before.ended).toBe(1);
      expect(after.fetched - before.fetched).toBeLessThan(10);
    } finally {
      client.release();
    }
  });

  test('are read by their reader only, page by page', async () => {
    const notices = createNotices(db.pool);
    const before = await notices.list('staff:g1', { limit: 100, unread: true });
    await notices.markRead('staff:op', { ids: before.map(({ id }) => id) }, NOW);
    expect(await notices.unread('staff:g1')).toBe(before.length);
    const [page] = await notices.list('staff:g1', { limit: 1, unread: false });
    const [next] = await notices.list('staff:g1', { limit: 1, before: page?.id, unread: false });
    expect(Number(next?.id)).toBeLessThan(Number(page?.id));
    await notices.markRead('staff:g1', { ids: ['nonsense'], upTo: page?.id }, NOW);
    expect(await notices.unread('staff:g1')).toBe(0);
  });
});
