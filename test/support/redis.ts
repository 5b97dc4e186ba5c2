import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { cacheDir, freePort, hasCommand, startServer } from './server-process.ts';

export interface TestRedis {
  readonly pid: number;
  readonly url: string;
  stop(): Promise<void>;
}

/** A real Redis on a free port of 127.0.0.1 that keeps nothing on disk; it dies with us. */
export async function startRedis(args: readonly string[] = []): Promise<TestRedis> {
  const { command, env } = redisBinary();
  const port = await freePort();
  const dir = mkdtempSync(path.join(os.tmpdir(), 'redress-redis-'));
  const server = await startServer({
    command,
    args: ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', dir, ...args],
    cwd: dir,
    env,
    deathSignal: 'KILL',
    ready: 'Ready to accept connections',
  });
  return {
    pid: server.pid,
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      await server.stop('SIGTERM');
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

interface RedisBinary {
  readonly command: string;
  readonly env: Readonly<Record<string, string>>;
}

const LIBRARY_FOLDERS: Readonly<Record<string, string>> = {
  x64: 'x86_64-linux-gnu',
  arm64: 'aarch64-linux-gnu',
};

function redisBinary(): RedisBinary {
  if (hasCommand('redis-server')) return { command: 'redis-server', env: {} };
  const home = path.join(cacheDir(), 'redis');
  if (!existsSync(path.join(home, '.complete'))) unpackDebianRedis(home);
  const root = path.join(home, 'root');
  return {
    command: path.join(root, 'usr/bin/redis-server'),
    env: { LD_LIBRARY_PATH: path.join(root, 'usr/lib', LIBRARY_FOLDERS[process.arch] ?? '') },
  };
}

const PACKAGES = ['redis-server', 'redis-tools', 'libjemalloc2', 'liblzf1', 'libatomic1'];

/** Unpacks Debian's own packages into `home`: nothing is installed, no service starts, no root. */
function unpackDebianRedis(home: string): void {
  if (!hasCommand('apt-get')) throw new Error('no redis-server to test with: install Redis 7');
  const draft = mkdtempSync(path.join(cacheDir(), 'redis-'));
  const packages = path.join(draft, 'packages');
  for (const name of ['packages', 'root', 'lists/partial', 'cache/archives/partial'])
    mkdirSync(path.join(draft, name), { recursive: true });
  const apt = (...args: string[]) =>
    execFileSync('apt-get', [...aptOptions(draft), ...args], { cwd: packages, stdio: 'pipe' });
  apt('update');
  apt('download', ...PACKAGES);
  for (const file of readdirSync(packages))
    execFileSync('dpkg-deb', ['-x', file, path.join(draft, 'root')], { cwd: packages });
  for (const name of ['packages', 'lists', 'cache'])
    rmSync(path.join(draft, name), { recursive: true, force: true });
  writeFileSync(path.join(draft, '.complete'), '');
  chmodSync(draft, 0o755);
  try {
    renameSync(draft, home);
  } catch (error) {
    // Another run was faster.
    if (!existsSync(path.join(home, '.complete'))) throw error;
    rmSync(draft, { recursive: true, force: true });
  }
}

function aptOptions(draft: string): string[] {
  const settings = [
    `Dir::State::lists=${draft}/lists`,
    `Dir::Cache=${draft}/cache`,
    'APT::Sandbox::User=',
    'Acquire::Retries=3',
    'Dpkg::Use-Pty=0',
  ];
  return ['-qq', ...settings.flatMap((setting) => ['-o', setting])];
}
