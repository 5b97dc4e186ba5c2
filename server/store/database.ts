import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { migrate } from '../../prisma/migrate.ts';
import { lockDirectory } from './directory-lock.ts';
import { PrismaClient } from './generated/client.ts';
import { PGlitePool } from './pglite-pool.ts';

/** Both ways into one database: the pool for SQL, Prisma (on the same pool) for single tables. */
export interface Database {
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
  readonly kind: 'pglite' | 'postgres';
  /** Waits for what is running. Safe to call twice. */
  close(): Promise<void>;
}

export interface DatabaseSettings {
  /** PostgreSQL; absent: PGlite in `dataDir`/pg. */
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
  /** Connections of this process to PostgreSQL. */
  readonly connections?: number | undefined;
}

/** More connections than this only queue inside PostgreSQL instead of here. */
const DEFAULT_CONNECTIONS = 10;
const CONNECT_TIMEOUT_MS = 5_000;
/** Nothing here takes this long: better a failed call than one that holds its locks for ever. */
const STATEMENT_TIMEOUT_MS = 30_000;

/**
 * Opens and migrates. Throws when the database cannot be reached, when a migration does not fit, or
 * when another process uses `dataDir` (two processes on one PGlite folder would destroy it).
 */
export async function openDatabase(settings: DatabaseSettings): Promise<Database> {
  return settings.databaseUrl
    ? openPostgres(settings.databaseUrl, settings.connections ?? DEFAULT_CONNECTIONS)
    : openPGlite(settings.dataDir);
}

async function openPostgres(connectionString: string, max: number): Promise<Database> {
  const pool = new pg.Pool({
    connectionString,
    max,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
  });
  // A dropped idle connection is replaced at the next query; unheard, it would end the process.
  pool.on('error', () => {});
  await pool.query('SELECT 1').catch(async (error: unknown) => {
    await pool.end();
    throw new Error(`DATABASE_URL: no database there that lets us in (${reasonOf(error)})`);
  });
  return prepare(pool, 'postgres', async () => {});
}

async function openPGlite(dataDir: string): Promise<Database> {
  await mkdir(dataDir, { recursive: true }).catch((error: unknown) => {
    throw new Error(`DATA_DIR: no folder for us to write in (${reasonOf(error)})`);
  });
  const unlock = await lockDirectory(dataDir);
  try {
    const db = await bootPGlite(path.join(dataDir, 'pg'));
    return await prepare(new PGlitePool(db), 'pglite', async () => {
      await db.close();
      await unlock();
    });
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** Of several addresses tried, each failed in its own way: then there is only a code. */
const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message || String(Object(error).code) : String(error);

/** A first boot that was cut short leaves half a database and a note that says so. */
async function bootPGlite(dir: string): Promise<PGlite> {
  const note = `${dir}.unfinished`;
  if (existsSync(note)) await rm(dir, { recursive: true, force: true });
  if (!existsSync(dir)) await writeFile(note, '');
  const db = await PGlite.create(dir);
  await rm(note, { force: true });
  return db;
}

/** Wraps an open pool; `release` ends what lies under it. For tests, with a pool of their own. */
export async function prepare(
  pool: pg.Pool,
  kind: Database['kind'],
  release: () => Promise<void>,
): Promise<Database> {
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  let closed: Promise<void> | undefined;
  const close = async () => {
    await prisma.$disconnect();
    await pool.end();
    await release();
  };
  const database: Database = {
    pool,
    prisma,
    kind,
    close: () => {
      closed ??= close();
      return closed;
    },
  };
  try {
    await migrate(pool);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}
