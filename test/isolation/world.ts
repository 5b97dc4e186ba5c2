import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type App, createApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { ask } from '../support/database.ts';
import { household } from './household.ts';
import {
  buyerPerson,
  merchantPerson,
  type Person,
  roster,
  SECRETS,
  staffPerson,
  visitorPerson,
} from './people.ts';

/** Words that stand only in what belongs to the other household. */
export const CANARIES = [
  'Kanarienvogel',
  '13987654321',
  '金丝雀路',
  'canary-box',
  'zeisig',
] as const;

/** The whole program as it is run for real, and two households in it that know nothing of each other. */
export async function openWorld() {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'redress-isolation-'));
  const config = readConfig({
    DATA_DIR: dataDir,
    DATABASE_URL: await ask('postgres'),
    DEMO: '0',
    PORT: '0',
    LOG_LEVEL: 'silent',
    ALLOWED_ORIGINS: 'http://localhost:9999',
    ...SECRETS,
  });
  const app = await createApp(config, { unlimited: true });
  // Each household's jurors have to do with the other, so that no one sits for both.
  const judges = {
    ours: await roster(app, 'ours', 'theirs'),
    theirs: await roster(app, 'theirs', 'ours'),
  };
  const ours = await household(app, 'ours', {});
  const before = await idsOf(app);
  const theirs = await household(app, 'theirs', {
    buyer: { name: 'Kanarienvogel', phone: '13987654321' },
    item: { title: 'ThinkPad canary-box' },
    merchant: { name: 'Kanarienvogel & Co' },
    receiver: { name: 'Kanarienvogel', phone: '13987654321', address: '金丝雀路 1 号' },
    words: '屏幕有道划痕 zeisig 页面没写 退我10%就行',
  });
  const after = await idsOf(app);
  const lone = await merchantPerson(app, 'lone', 'C-lone');
  const strangers: Person[] = [
    await buyerPerson('ours', ours.buyerId),
    ours.merchant,
    lone,
    await buyerPerson('lone', 'U-lone'),
    await visitorPerson(app),
    { name: 'nobody', kind: 'newcomer', caller: undefined, token: undefined },
    await staffPerson(app, 'agent'),
    await staffPerson(app, 'operator'),
    judges.ours,
    {
      name: 'integration',
      kind: 'integration',
      caller: { kind: 'integration' },
      token: SECRETS.INTEGRATION_KEY,
    },
  ];
  return {
    app,
    strangers,
    owners: [await buyerPerson('theirs', theirs.buyerId), theirs.merchant, judges.theirs],
    /** Names of the other household's things, by the column that holds them; the same for all of ours. */
    foreign: new Map([
      ...[...after].map(
        ([column, ids]) =>
          [column, [...ids].filter((id) => !before.get(column)?.has(id) && id.length > 4)] as const,
      ),
      ['offer.id', theirs.offerIds] as const,
      ['ask.id', theirs.askIds] as const,
    ]),
    known: new Set([...after.values()].flatMap((ids) => [...ids])),
    /** What the strangers have themselves, to name theirs beside it. */
    own: ours.own,
    async close() {
      await app.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
export type World = Awaited<ReturnType<typeof openWorld>>;

/** Every text that names something, in every table there is, whatever is added later. */
async function idsOf({ database: { pool } }: App): Promise<Map<string, Set<string>>> {
  const { rows: columns } = await pool.query<{ table: string; column: string }>(
    `SELECT c.table_name AS "table", c.column_name AS "column" FROM information_schema.columns c
     JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.data_type = 'text'
       AND (c.column_name IN ('id', 'key', 'number', 'tracking_no', 'subject', 'email')
         OR c.column_name LIKE '%\\_id' OR c.column_name LIKE '%\\_key')
     ORDER BY 1, 2`,
  );
  const found = new Map<string, Set<string>>();
  for (const { table, column } of columns) {
    const { rows } = await pool.query<{ id: string }>(
      `SELECT DISTINCT "${column}" AS id FROM "${table}" WHERE "${column}" IS NOT NULL`,
    );
    found.set(`${table}.${column}`, new Set(rows.map(({ id }) => id)));
  }
  return found;
}
