import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../server/store/database.ts';
import { inTransaction } from '../../server/store/transaction.ts';
import { freshDatabase } from '../support/database.ts';

describe('the pool over PGlite', () => {
  let database: Database;
  let pool: pg.Pool;
  beforeAll(async () => {
    database = await freshDatabase('pglite');
    pool = database.pool;
    await pool.query(
      'CREATE TABLE note (id int PRIMARY KEY, body jsonb, tags text[], at timestamptz)',
    );
  });
  afterAll(() => database.close());

  const ids = async (): Promise<number[]> =>
    (await pool.query<{ id: number }>('SELECT id FROM note ORDER BY id')).rows.map((row) => row.id);

  it('answers as node-postgres does', async () => {
    const at = new Date('2026-11-05T12:14:00.123Z');
    const values = [1, { 中: ['文', null] }, ['a"b', 'c,d'], at];
    const added = await pool.query('INSERT INTO note VALUES ($1, $2, $3, $4)', values);
    expect(added.rowCount).toBe(1);
    const read = await pool.query('SELECT *, 9007199254740993::bigint AS big FROM note');
    expect(read.rows).toEqual([
      { id: 1, body: values[1], tags: values[2], at, big: '9007199254740993' },
    ]);
    expect(read.fields.map((field) => field.name)).toEqual(['id', 'body', 'tags', 'at', 'big']);
    const called = await new Promise((resolve) =>
      pool.query('SELECT 1 AS one', (_error: Error | undefined, result: pg.QueryResult) =>
        resolve(result.rows),
      ),
    );
    expect(called).toEqual([{ one: 1 }]);
  });

  it('keeps transactions apart and rolls back what was left open', async () => {
    const add = (id: number) =>
      inTransaction(pool, async (client) => {
        await client.query('INSERT INTO note VALUES ($1)', [id]);
        await client.query('SELECT pg_sleep(0.01)');
        if (id % 2 === 1) throw new Error('odd');
      });
    const done = await Promise.allSettled([10, 11, 12, 13].map(add));
    expect(done.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
    ]);
    const left = await pool.connect();
    await left.query('BEGIN');
    await left.query('INSERT INTO note VALUES (14)');
    left.release();
    expect(await ids()).toEqual([1, 10, 12]);
  });

  it('lets Prisma and plain SQL share one transaction at a time', async () => {
    await Promise.all([
      database.prisma.$transaction(async (tx) => {
        await tx.$executeRaw`INSERT INTO note VALUES (20)`;
        await tx.$executeRaw`INSERT INTO note VALUES (21)`;
      }),
      pool.query('INSERT INTO note VALUES (22)'),
    ]);
    expect(await ids()).toEqual([1, 10, 12, 20, 21, 22]);
  });

  it('keeps the values of a failed statement out of its error', async () => {
    const failed = pool.query('INSERT INTO note VALUES ($1, $2)', [1, { secret: 'PF3K9X2A' }]);
    const error: unknown = await failed.catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: '23505', constraint: 'note_pkey' });
    expect(JSON.stringify(error)).not.toContain('PF3K9X2A');
  });
});
