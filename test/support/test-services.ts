import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { migrate } from '../../prisma/migrate.ts';
import { PGlitePool } from '../../server/store/pglite-pool.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';
import { startRedis } from './redis.ts';

/**
 * One small HTTP server per run that answers with the address of what is asked for, starting it at
 * the first question: `/postgres` a fresh migrated database, `/redis` a Redis shared by the run,
 * `/pglite` a file with a migrated PGlite to load.
 */
export async function startTestServices(): Promise<{ url: string; stop(): Promise<void> }> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'redress-tests-'));
  const stops: (() => Promise<void>)[] = [];
  const stopLater = <T extends { stop(): Promise<void> }>(server: T): T => {
    stops.push(() => server.stop());
    return server;
  };
  const postgres = once(async () => withTemplate(stopLater(await startPostgres())));
  const redis = once(async () => stopLater(await startRedis()).url);
  const pglite = once(() => dumpPGlite(path.join(dir, 'pglite.tar')));
  const answers: Readonly<Record<string, () => Promise<string>>> = {
    '/postgres': async () => (await postgres()).freshUrl(),
    '/redis': redis,
    '/pglite': pglite,
  };

  const server = http.createServer((request, response) => {
    // An asker who kept an idle connection could meet its end with his next question.
    response.setHeader('connection', 'close');
    const answer =
      answers[request.url ?? ''] ?? (() => Promise.reject(new Error('no such service')));
    answer().then(
      (text) => response.end(text),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await Promise.all(stops.map((stop) => stop()));
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

const TEMPLATE = 'redress_template';

/** Migrates once; every fresh database is a copy made by the server. */
async function withTemplate(server: TestPostgres) {
  const admin = new pg.Client({ connectionString: server.url() });
  await admin.connect();
  // The server's end must not end the run.
  admin.on('error', () => {});
  await admin.query(`CREATE DATABASE ${TEMPLATE}`);
  const pool = new pg.Pool({ connectionString: server.url(TEMPLATE), max: 1 });
  await migrate(pool);
  await pool.end();
  let made = 0;
  return {
    freshUrl: async () => {
      made += 1;
      const name = `test_${made}`;
      await admin.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
      return server.url(name);
    },
  };
}

async function dumpPGlite(file: string): Promise<string> {
  const db = await PGlite.create();
  await migrate(new PGlitePool(db));
  const dump = await db.dumpDataDir('none');
  await writeFile(file, Buffer.from(await dump.arrayBuffer()));
  await db.close();
  return file;
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
