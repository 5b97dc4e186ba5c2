import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';

/** The migrations of this build. */
export const MIGRATIONS_DIR = path.join(path.dirname(fileURLToPath(import.meta.url)), 'migrations');

/** Any number; the same in every node, so that only one of them migrates at a time. */
const MIGRATION_LOCK = 72_707_369;

interface Applied {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished_at: Date | null;
}

/**
 * Applies what is missing, in the order of the names, one transaction each, and keeps count in
 * Prisma's own table and format. Safe to call from many nodes at once and to repeat. Answers the
 * names applied now; throws when one fails, was edited after it was applied, or is unknown here.
 */
export async function migrate(pool: pg.Pool, dir: string = MIGRATIONS_DIR): Promise<string[]> {
  const client = await pool.connect();
  try {
    await client.query(`SELECT pg_advisory_lock(${MIGRATION_LOCK})`);
    await client.query(BOOK);
    const applied = await readApplied(client);
    const names = await readNames(dir);
    for (const name of applied.keys())
      if (!names.includes(name))
        throw new Error(`the database has migration ${name}, which this build does not know`);

    const done: string[] = [];
    for (const name of names) {
      const sql = await readFile(path.join(dir, name, 'migration.sql'), 'utf8');
      const checksum = createHash('sha256').update(sql).digest('hex');
      const earlier = applied.get(name);
      if (earlier) refuseIfDifferent(earlier, checksum);
      else {
        await apply(client, { name, sql, checksum });
        done.push(name);
      }
    }
    return done;
  } finally {
    await client.query(`SELECT pg_advisory_unlock(${MIGRATION_LOCK})`).catch(() => {});
    client.release();
  }
}

const BOOK = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

async function readApplied(client: pg.PoolClient): Promise<Map<string, Applied>> {
  const { rows } = await client.query<Applied>(
    `SELECT migration_name, checksum, finished_at FROM "_prisma_migrations"
     WHERE rolled_back_at IS NULL`,
  );
  return new Map(rows.map((row) => [row.migration_name, row]));
}

async function readNames(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

function refuseIfDifferent(earlier: Applied, checksum: string): void {
  const name = earlier.migration_name;
  if (!earlier.finished_at) throw new Error(`migration ${name} is half applied`);
  if (earlier.checksum !== checksum)
    throw new Error(
      `migration ${name} was edited after it was applied. Before 1.0 a build may rewrite migrations: ` +
        'go back to the build that made this database, or start with an empty DATA_DIR or database',
    );
}

async function apply(
  client: pg.PoolClient,
  migration: { readonly name: string; readonly sql: string; readonly checksum: string },
): Promise<void> {
  await client.query('BEGIN');
  try {
    // Without values it goes by the simple protocol: many statements, dollar quotes allowed.
    await client.query(migration.sql);
    await client.query(
      `INSERT INTO "_prisma_migrations"
         (id, checksum, finished_at, migration_name, applied_steps_count)
       VALUES ($1, $2, now(), $3, 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`migration ${migration.name} failed: ${reason}`, { cause: error });
  }
}
