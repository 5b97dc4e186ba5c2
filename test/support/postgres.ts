import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { postgresRoot } from './postgres-binaries.ts';
import { freePort, startServer, type UserIds, unprivilegedUser } from './server-process.ts';

export interface TestPostgres {
  readonly pid: number;
  url(database?: string): string;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
}

/** Fast and forgetful: right for tests of behaviour, wrong for tests of durability and benches. */
const BASE = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '64MB',
  max_connections: '100',
  autovacuum: 'off',
};

/**
 * A real PostgreSQL on a free port of 127.0.0.1, in a folder of its own, ready in about a second.
 * `settings` are added to its configuration; it dies with us.
 */
export async function startPostgres(
  settings: Readonly<Record<string, string>> = {},
): Promise<TestPostgres> {
  const root = postgresRoot();
  const as = unprivilegedUser();
  const dir = mkdtempSync(path.join(os.tmpdir(), 'redress-postgres-'));
  if (as) chownSync(dir, as.uid, as.gid);
  const password = randomBytes(12).toString('hex');
  initialise({ root, dir, password, as });

  const port = await freePort();
  const configuration = Object.entries({ ...BASE, port: String(port), ...settings });
  const server = await startServer({
    command: path.join(root, 'bin/postgres'),
    args: [
      '-D',
      path.join(dir, 'data'),
      ...configuration.flatMap(([key, value]) => ['-c', `${key}=${value}`]),
    ],
    cwd: dir,
    env: ENVIRONMENT,
    as,
    deathSignal: 'QUIT',
    ready: 'ready to accept connections',
  });
  return {
    pid: server.pid,
    url: (database = 'postgres') =>
      `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`,
    stop: async () => {
      await server.stop('SIGINT');
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

const ENVIRONMENT = { LC_ALL: 'C', TZ: 'UTC' };

function initialise(cluster: {
  readonly root: string;
  readonly dir: string;
  readonly password: string;
  readonly as: UserIds | undefined;
}): void {
  const { root, dir, password, as } = cluster;
  const passwordFile = path.join(dir, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (as) chownSync(passwordFile, as.uid, as.gid);
  const done = spawnSync(
    path.join(root, 'bin/initdb'),
    [
      '-D',
      path.join(dir, 'data'),
      '--username=postgres',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--no-sync',
      '--encoding=UTF8',
      '--locale=C',
      '--no-instructions',
    ],
    { ...as, env: { ...process.env, ...ENVIRONMENT }, cwd: dir, encoding: 'utf8' },
  );
  if (done.status !== 0) throw new Error(`initdb failed: ${done.error?.message ?? done.stderr}`);
}
