import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../prisma/migrate.ts';
import { demoOrders, demoStaff, seedDemo } from '../../prisma/seed.ts';
import { OrderBody } from '../../server/contract/storefront.ts';
import { type Database, openDatabase } from '../../server/store/database.ts';
import { createDemoReads } from '../../server/store/demo-reads.ts';
import { lockDirectory } from '../../server/store/directory-lock.ts';
import { verifyLedger } from '../../server/store/ledger-verify.ts';
import { ENGINES, freshDatabase } from '../support/database.ts';
import { NOW } from './world.ts';

describe.each(ENGINES)('a database on %s', (engine) => {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase(engine);
  });
  afterAll(() => database.close());

  it('has nothing to migrate a second time, and refuses a migration it does not know', async () => {
    expect(await migrate(database.pool)).toEqual([]);
    await database.pool.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('x', 'x', 'future')`,
    );
    await expect(migrate(database.pool)).rejects.toThrow('future');
    await database.pool.query(`DELETE FROM _prisma_migrations WHERE id = 'x'`);
    await database.pool.query(`UPDATE _prisma_migrations SET checksum = 'edited'`);
    await expect(migrate(database.pool)).rejects.toThrow('edited after it was applied');
  });

  it('has every column that the Prisma schema names', async () => {
    const { prisma } = database;
    const reads = [
      prisma.merchant.findFirst(),
      prisma.buyer.findFirst(),
      prisma.order.findFirst(),
      prisma.conversation.findFirst(),
      prisma.ticket.findFirst(),
      prisma.evidence.findFirst(),
      prisma.staffUser.findFirst(),
      prisma.ruleSet.findFirst(),
      prisma.appSetting.findFirst(),
    ];
    expect(await Promise.all(reads)).toEqual(reads.map(() => null));
  });

  it('takes the demo marketplace once, however often it is seeded', async () => {
    await seedDemo(database, NOW);
    await seedDemo(database, NOW);
    const demo = createDemoReads(database);
    expect((await demo.merchants()).map(({ tier }) => tier).join('')).toBe('BASCDABA');
    expect(await demo.buyers()).toHaveLength(4);
    const { rows } = await database.pool.query(
      `SELECT (SELECT count(*)::int FROM orders) AS orders,
         (SELECT count(*)::int FROM staff_user) AS staff,
         (SELECT count(*)::int FROM settlement_history) AS settled`,
    );
    expect(rows).toEqual([
      { orders: demoOrders(NOW).length, staff: demoStaff().length, settled: 128 },
    ]);
    const cells = await database.pool.query(
      `SELECT count, p25_bps, p75_bps FROM price_cell
       WHERE category = 'electronics' AND severity = 'S2' AND zone = 'primary'`,
    );
    expect(cells.rows).toEqual([{ count: 32, p25_bps: 1_200, p75_bps: 1_600 }]);
    expect(await verifyLedger(database.pool)).toEqual([]);
  });
});

describe('the demo marketplace', () => {
  it('tells orders that the contract accepts', () => {
    const orders = demoOrders(NOW);
    expect(orders.length).toBeGreaterThanOrEqual(12);
    for (const { id, ...body } of orders) expect(() => OrderBody.parse(body), id).not.toThrow();
  });
});

/** Making a PGlite from nothing takes 4 to 7 s, and several times that beside other tests. */
const FIRST_BOOT_MS = 90_000;

describe('the data directory', () => {
  let dir: string;
  beforeAll(async () => {
    dir = await mkdtemp(path.join(os.tmpdir(), 'redress-data-'));
  });
  afterAll(() => rm(dir, { recursive: true, force: true }));

  it('belongs to one process at a time, and says which directory is taken', async () => {
    const unlock = await lockDirectory(dir);
    await expect(openDatabase({ dataDir: dir })).rejects.toThrow(`${dir} is in use`);
    await unlock();
    await (await lockDirectory(dir))();
  });

  it(
    'keeps what was written, and starts over after a first boot cut short',
    async () => {
      await writeFile(path.join(dir, 'pg.unfinished'), '');
      const first = await openDatabase({ dataDir: dir });
      await first.prisma.appSetting.create({ data: { key: 'k', value: 1 } });
      await first.close();
      const second = await openDatabase({ dataDir: dir });
      expect(await second.prisma.appSetting.findMany()).toMatchObject([{ key: 'k', value: 1 }]);
      await second.close();
      await second.close();
    },
    FIRST_BOOT_MS,
  );
});
