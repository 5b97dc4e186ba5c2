import { readFile } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { inject } from 'vitest';
import { type Database, prepare } from '../../server/store/database.ts';
import { PGlitePool } from '../../server/store/pglite-pool.ts';

/** For `describe.each`: every promise of the store holds on both. */
export const ENGINES = ['pglite', 'postgres'] as const;

/** An empty, migrated database of the caller's own; close it in `afterAll`. */
export async function freshDatabase(kind: Database['kind']): Promise<Database> {
  if (kind === 'pglite') return loadPGlite(await ask('pglite'));
  const pool = new pg.Pool({ connectionString: await ask('postgres'), max: 10 });
  return prepare(pool, 'postgres', async () => {});
}

/** The address of a fresh PostgreSQL database (already migrated), or of the run's Redis. */
export async function ask(service: 'postgres' | 'redis' | 'pglite'): Promise<string> {
  const response = await fetch(`${inject('testServices')}/${service}`);
  const text = await response.text();
  if (!response.ok) throw new Error(`no ${service} for the tests: ${text}`);
  return text;
}

async function loadPGlite(dump: string): Promise<Database> {
  const db = await PGlite.create({ loadDataDir: new Blob([await readFile(dump)]) });
  return prepare(new PGlitePool(db), 'pglite', () => db.close());
}
