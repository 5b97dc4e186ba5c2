import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Database, openDatabase } from '../../../server/store/database.ts';
import { startPostgres, type TestPostgres } from '../../support/postgres.ts';
import { freePort, type ServerProcess } from '../../support/server-process.ts';
import { startProcess } from '../support/server.ts';
import { type Shop, shop } from '../support/shop.ts';
import type { KillOptions } from './options.ts';

/** The server under proof and what it stands on. */
export interface Ground {
  readonly url: string;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly shop: Shop;
  server: ServerProcess | undefined;
  start(): Promise<void>;
  kill(): Promise<void>;
  release(): Promise<void>;
}

export async function prepare({ engine, mode }: KillOptions): Promise<Ground> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'redress-kill-'));
  const postgres: TestPostgres | undefined =
    engine === 'postgres' ? await startPostgres() : undefined;
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const ground: Ground = {
    url,
    dataDir,
    databaseUrl: postgres?.url(),
    shop: shop(url),
    server: undefined,
    async start() {
      ground.server = await startProcess({
        program: mode === 'normal' ? 'server/main.ts' : 'test/prove/kill/twin.ts',
        port,
        dataDir,
        databaseUrl: postgres?.url(),
        env: { PROVE_TWIN: mode },
      });
    },
    kill: async () => ground.server?.stop('SIGKILL'),
    async release() {
      await ground.kill();
      await postgres?.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return ground;
}

/** Opens the database beside the server; the embedded one only while no server runs. */
export async function withDatabase<T>(
  { dataDir, databaseUrl }: Ground,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await openDatabase({ dataDir, databaseUrl, connections: 2 });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
